import type { Problem } from "../http/answers";
import type { Profile } from "../profiles/profile";
import type { ParameterSpec, TemplateVersion } from "../state/versions";

/** A parameter with an invalid value, with the messages of both flows (v2.35.1). */
interface Fault {
  readonly field: string;
  /** The message of the classic flow, for a value that was given. */
  readonly classic: string;
  /** `summary; detail` of the dynamic flow. */
  readonly dynamic: string;
}

/** What a build starts from. */
export interface Values {
  /** From the last build; undefined for a first one. */
  readonly last: ReadonlyMap<string, string> | undefined;
  readonly given: ReadonlyMap<string, string>;
}

/**
 * Returns the values of a build: given ones, otherwise those of the last build (ephemeral ones return to
 * their default), otherwise the defaults. Ignores unknown names. Or returns the refusal of the template's
 * flow: the classic one reports only the first fault.
 */
export function resolveValues(
  profile: Profile,
  version: TemplateVersion,
  values: Values,
  classic: boolean,
): { values: Map<string, string> } | { problem: Problem } {
  const resolved = new Map<string, string>();
  const faults: Fault[] = [];
  for (const parameter of version.parameters) {
    if (parameter.onlyWith !== undefined) continue;
    const given = values.given.get(parameter.name);
    const before = values.last?.get(parameter.name);
    const kept = parameter.ephemeral === true ? undefined : before;
    const value = given ?? kept ?? parameter.defaultValue;
    const fault = faultOf(
      profile,
      parameter,
      { value, given, before, update: values.last !== undefined },
      classic,
    );
    if (fault !== undefined) faults.push(fault);
    resolved.set(parameter.name, value ?? "");
  }
  const [first] = faults;
  if (first === undefined) return { values: resolved };
  if (!classic) {
    const byField = faults.sort((a, b) => (a.field < b.field ? -1 : 1));
    const validations = byField.map(({ dynamic, field }) => ({ field, detail: dynamic }));
    return { problem: { message: "Unable to validate parameters", validations } };
  }
  const heading = profile.recentFields ? "parameter validation failed\n" : "";
  return {
    problem: {
      message: `Unable to validate parameter "${first.field}"`,
      detail: heading + first.classic,
    },
  };
}

interface Given {
  readonly value: string | undefined;
  readonly given: string | undefined;
  readonly before: string | undefined;
  readonly update: boolean;
}

function faultOf(
  profile: Profile,
  parameter: ParameterSpec,
  { before, given, update, value }: Given,
  classic: boolean,
): Fault | undefined {
  const { name } = parameter;
  const shown = parameter.displayName ?? name;
  if (value === undefined) return missing(parameter);
  if (
    parameter.mutable === false &&
    update &&
    given !== undefined &&
    before !== undefined &&
    given !== before
  ) {
    const sentence = `Parameter "${name}" is not mutable, so it can't be updated after creating a workspace.`;
    return { field: name, classic: sentence, dynamic: `Immutable parameter changed; ${sentence}` };
  }
  const wrong = misfit(parameter, value);
  if (wrong !== undefined) {
    return {
      field: name,
      classic: `can't validate build parameter "${shown}": ${wrong.classic}`,
      dynamic: wrong.dynamic,
    };
  }

  const backwards = monotonicFault(parameter, value, before);
  // v2.31.0 did not enforce this in the dynamic flow.
  if (backwards === undefined || (!classic && !profile.recentFields)) return undefined;
  return {
    field: name,
    classic: `can't validate build parameter "${shown}": ${backwards}`,
    dynamic: `Parameter "${name}" monotonicity; ${backwards}`,
  };
}

function missing(parameter: ParameterSpec): Fault {
  const { error = "", name, regex } = parameter;
  return {
    field: name,
    classic: `Parameter "${name}" is required but not provided`,
    dynamic:
      regex === undefined
        ? "Required parameter not provided; parameter value is null"
        : `Invalid parameter value according to 'validation' block; ${error} (value "" does not match "${regex}"), and 1 other diagnostic(s)`,
  };
}

function misfit(parameter: ParameterSpec, value: string): { classic: string; dynamic: string } | undefined {
  const { options = [] } = parameter;
  if (options.length > 0 && !options.some((option) => option.value === value)) {
    return {
      classic: `parameter value must match one of options: [${options.map((option) => option.value).join(" ")}]`,
      dynamic: `Value must be a valid option; the value "${value}" must be defined as one of options`,
    };
  }
  const outside = outsideRules(parameter, value);
  if (outside !== undefined) {
    return {
      classic: outside,
      dynamic: `Invalid parameter value according to 'validation' block; ${outside}`,
    };
  }

  if (parameter.type === "bool" && value !== "true" && value !== "false") {
    return {
      classic: 'boolean value can be either "true" or "false"',
      dynamic: `Parameter value is not of type "bool"; "${value}" is not a bool`,
    };
  }
  if (parameter.type === "list(string)" && !isListOfStrings(value)) {
    return {
      classic: `value "${value}" is not valid list of strings`,
      dynamic: `Parameter value is not of type "list(string)"; value "${value}" is not a valid list of strings`,
    };
  }
  return undefined;
}

function outsideRules(
  { error = "", max, min, regex, type }: ParameterSpec,
  value: string,
): string | undefined {
  if (regex !== undefined && !new RegExp(regex).test(value))
    return `${error} (value "${value}" does not match "${regex}")`;
  if (type !== "number") return undefined;
  const number = Number(value);
  if (
    value.trim() !== "" &&
    Number.isInteger(number) &&
    number >= (min ?? -Infinity) &&
    number <= (max ?? Infinity)
  )
    return undefined;
  if (error === "") return `value "${value}" is not a number`;
  return error
    .replace("{min}", String(min ?? ""))
    .replace("{max}", String(max ?? ""))
    .replace("{value}", value);
}

function isListOfStrings(text: string): boolean {
  try {
    const value: unknown = JSON.parse(text);
    return Array.isArray(value) && value.every((element) => typeof element === "string");
  } catch {
    return false;
  }
}

function monotonicFault(
  { monotonic }: ParameterSpec,
  value: string,
  before: string | undefined,
): string | undefined {
  if (monotonic === undefined || before === undefined) return undefined;
  const fits = monotonic === "increasing" ? Number(value) >= Number(before) : Number(value) <= Number(before);
  const word = monotonic === "increasing" ? "greater" : "lower";
  return fits
    ? undefined
    : `parameter value '${value}' must be equal or ${word} than previous value: ${before}`;
}
