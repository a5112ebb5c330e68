import { runInNewContext } from "node:vm";
import * as l10n from "@vscode/l10n";
import type { TemplateParameter } from "../../../coder/api/workspaces";

/** A slower match is left to the server, whose patterns cannot backtrack forever. In ms. */
const longestMatch = 50;

/**
 * Checks a value the way the server will: the message is the template's own if it has one.
 * @param parameter the parameter as the template describes it.
 * @param value the typed or chosen value.
 * @param before the value of the last build, for numbers that may only grow or shrink.
 * @returns what is wrong; undefined if it can be sent. The server checks again.
 */
export function parameterFault(
  parameter: TemplateParameter,
  value: string,
  before: string | undefined,
): string | undefined {
  const { type, options, required, validation } = parameter;
  if (value === "" && required) return l10n.t("Enter a value.");
  if (options.length > 0) return optionFault(parameter, value);
  if (type === "number") return value === "" ? undefined : numberFault(parameter, value, before);
  if (type === "bool" && value !== "true" && value !== "false") return l10n.t("Choose yes or no.");
  if (validation.regex === "" || fits(validation.regex, value)) return undefined;
  return ownSentence(parameter, value) ?? l10n.t("The value must match {0}.", validation.regex);
}

function optionFault({ options, type }: TemplateParameter, value: string): string | undefined {
  const chosen = type === "list(string)" ? readList(value) : [value];
  const isKnown = (one: string) => options.some((option) => option.value === one);
  return chosen?.every(isKnown) === true ||
    (type === "list(string)" && options.some((one) => one.value === value))
    ? undefined
    : l10n.t("Choose one of the options.");
}

function numberFault(
  parameter: TemplateParameter,
  value: string,
  before: string | undefined,
): string | undefined {
  const { min, max, monotonic } = parameter.validation;
  if (!/^[+-]?\d+(?:\.\d+)?$/.test(value)) return l10n.t("Enter a number.");
  const number = Number(value);
  if (min !== undefined && number < min)
    return ownSentence(parameter, value) ?? l10n.t("Enter a number of at least {0}.", min);
  if (max !== undefined && number > max)
    return ownSentence(parameter, value) ?? l10n.t("Enter a number of at most {0}.", max);
  if (before === undefined || before === "" || Number.isNaN(Number(before))) return undefined;
  if (monotonic === "increasing" && number < Number(before))
    return ownSentence(parameter, value) ?? l10n.t("The number can only grow: it is {0} now.", before);
  if (monotonic === "decreasing" && number > Number(before))
    return ownSentence(parameter, value) ?? l10n.t("The number can only shrink: it is {0} now.", before);
  return undefined;
}

/** Returns the template's message with its placeholders filled in; undefined if it has none. */
function ownSentence({ validation }: TemplateParameter, value: string): string | undefined {
  const { error, min, max } = validation;
  if (error === "") return undefined;
  const known: Readonly<Record<string, string>> = {
    ...(min === undefined ? {} : { min: String(min) }),
    ...(max === undefined ? {} : { max: String(max) }),
    value,
  };
  return error.replace(/\{(min|max|value)\}/g, (whole, name: string) => known[name] ?? whole);
}

/**
 * Whether a text matches a pattern. A stranger wrote the pattern, for an engine in which every match
 * terminates: in ours, one could block the whole host for years, so it gets only a moment.
 * @returns true also if it cannot be decided here.
 */
function fits(pattern: string, value: string): boolean {
  try {
    return Boolean(
      runInNewContext("new RegExp(pattern, 'u').test(value)", { pattern, value }, { timeout: longestMatch }),
    );
  } catch {
    return true;
  }
}

/**
 * Parses a list in the form that is sent, such as `["a","b"]`.
 * @returns undefined for anything else.
 */
export function readList(value: string): readonly string[] | undefined {
  try {
    const read: unknown = JSON.parse(value);
    return Array.isArray(read) && read.every((one) => typeof one === "string") ? read : undefined;
  } catch {
    return undefined;
  }
}
