import type { ParameterValue, TemplateParameter, Workspace } from "../../../coder/api/workspaces";
import { CoderError } from "../../../coder/errors/coderError";
import { isOfKind } from "../../../coder/errors/isOfKind";
import type { SignedIn } from "../../../session/sessionState";
import { nameOf, type OpenQuestion } from "./openQuestion";
import { parameterFault } from "./parameterFault";

/** What must be answered; parameters that do not fit a list or an input box are only named. */
export type OpenQuestions = {
  readonly plain: readonly OpenQuestion[];
  /** The names of parameters that only the dashboard's form can ask for. */
  readonly others: readonly string[];
};

/**
 * Finds out which values a template version needs before a workspace can start with it.
 * @param client a client of the deployment.
 * @param workspace the workspace as just read.
 * @param versionId the version.
 * @throws CoderError
 */
export async function openQuestionsOf(
  client: Pick<SignedIn["client"], "workspaces">,
  workspace: Workspace,
  versionId: string,
  signal?: AbortSignal,
): Promise<OpenQuestions> {
  const [parameters, values] = await Promise.all([
    client.workspaces.templateParameters(versionId, signal),
    client.workspaces.buildParameters(workspace.latestBuild.id, signal),
  ]);
  return sorted(
    parameters.filter((parameter) => isOpen(parameter, valueOf(values, parameter.name))),
    values,
    new Map(),
  );
}

/** Whether the server would lack a value, or have one that is no longer valid. */
function isOpen(parameter: TemplateParameter, before: string | undefined): boolean {
  const { required, ephemeral, mutable, defaultValue, options } = parameter;
  const hasNone = required && defaultValue === "";
  if (ephemeral) return hasNone;
  // A value that can never be changed is worth a question, even if there is a default.
  if (before === undefined) return hasNone || !mutable;
  // The server refuses another value for a parameter that cannot be changed, so do not ask for it.
  return mutable && options.length > 0 && parameterFault(parameter, before, undefined) !== undefined;
}

/**
 * Returns the parameters that a refused build needs.
 * @param error the server's answer; v2.31 and templates with classic parameters name only the first fault, in
 * the message; the others list all of them by field (seen on v2.31.0, v2.35.1 and v2.36.0).
 * @param versionId the version to build.
 * @returns undefined if it was refused for another reason.
 */
export async function refusedParameters(
  client: Pick<SignedIn["client"], "workspaces">,
  workspace: Workspace,
  versionId: string,
  error: unknown,
): Promise<OpenQuestions | undefined> {
  const faults = faultsOf(error);
  if (faults.size === 0) return undefined;
  const asked = await Promise.all([
    client.workspaces.templateParameters(versionId),
    client.workspaces.buildParameters(workspace.latestBuild.id),
  ]).catch((fault: unknown) => {
    if (!(fault instanceof CoderError)) throw fault;
  });
  // The dashboard's form can read the parameters if this session may not.
  if (!asked) return { plain: [], others: [...faults.keys()] };
  const [parameters, values] = asked;
  // Do not ask for a value that cannot be changed, even if the server objects to it.
  const known = parameters.filter(
    ({ name, mutable }) => faults.has(name) && (mutable || valueOf(values, name) === undefined),
  );
  const { plain, others } = sorted(known, values, faults);
  const unknown = [...faults.keys()].filter((name) => !known.some((parameter) => parameter.name === name));
  return { plain, others: [...others, ...unknown] };
}

/** Faults by the parameter's name. */
export function faultsOf(error: unknown): ReadonlyMap<string, string> {
  if (!isOfKind(error, "rejected")) return new Map();
  if (error.serverMessage.startsWith("Unable to validate parameters"))
    return new Map(error.validations.map(({ field, detail }) => [field, detail]));
  const [, name] = /^Unable to validate parameter "(.+)"$/.exec(error.serverMessage) ?? [];
  return name === undefined ? new Map() : new Map([[name, lastLine(error.detail ?? "")]]);
}

/** From v2.35 on, the first line says only that validation failed. */
function lastLine(detail: string): string {
  return detail.trim().split("\n").at(-1)?.trim() ?? "";
}

function sorted(
  parameters: readonly TemplateParameter[],
  values: readonly ParameterValue[],
  faults: ReadonlyMap<string, string>,
): OpenQuestions {
  const questions = parameters.map((parameter): OpenQuestion => {
    const before = valueOf(values, parameter.name);
    return {
      parameter,
      value: before ?? parameter.defaultValue,
      before,
      fault: faults.get(parameter.name) ?? "",
    };
  });
  return {
    plain: questions.filter(({ parameter }) => isPlain(parameter)),
    others: questions.flatMap(({ parameter }) => (isPlain(parameter) ? [] : [nameOf(parameter)])),
  };
}

/**
 * Whether a list or an input box can ask for it. Multi-line texts, tags and inventions of later releases do
 * not qualify.
 */
export function isPlain({ type, formType, options }: TemplateParameter): boolean {
  const ways = ["", "input", "dropdown", "radio", "switch", "checkbox", "slider", "multi-select"];
  if (!ways.includes(formType)) return false;
  return type === "list(string)" ? options.length > 0 : ["string", "number", "bool"].includes(type);
}

function valueOf(values: readonly ParameterValue[], name: string): string | undefined {
  return values.find((one) => one.name === name)?.value;
}
