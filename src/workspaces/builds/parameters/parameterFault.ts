import { runInNewContext } from "node:vm";
import * as l10n from "@vscode/l10n";
import type { TemplateParameter } from "../../../coder/api/workspaces";

/** A pattern that takes longer is left to the server, whose patterns cannot run away. In ms. */
const longestMatch = 50;

/**
 * Looks at a value as the server will: what it says of a fault is the template's own sentence where it has one.
 * @param parameter as the template describes it.
 * @param value what was typed or chosen.
 * @param before the value of the last build, for numbers that may only grow or shrink.
 * @returns what is wrong; undefined when it can be sent. The server looks again.
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

/** The sentence of the template, with what it names filled in; undefined when it has none. */
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
 * Whether a text fits a pattern. The pattern is a stranger's, and was written for an engine whose patterns end: here one could
 * keep the whole host busy for years, so it gets a moment.
 * @returns true also where it cannot be told here.
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
 * Reads a list as it is sent, such as `["a","b"]`.
 * @returns undefined for what is none.
 */
export function readList(value: string): readonly string[] | undefined {
  try {
    const read: unknown = JSON.parse(value);
    return Array.isArray(read) && read.every((one) => typeof one === "string") ? read : undefined;
  } catch {
    return undefined;
  }
}
