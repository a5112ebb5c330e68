import type { ParameterValue, TemplateParameter } from "../../../coder/api/workspaces";

/** A parameter that has to be answered before a build. */
export type OpenQuestion = {
  readonly parameter: TemplateParameter;
  /** What is offered: the last build's value, else the template's default. */
  readonly value: string;
  /** The value of the last build. */
  readonly before: string | undefined;
  /** Why the server refused it, in its words; empty when it was not asked yet. */
  readonly fault: string;
};

/**
 * Asks for parameters of a template.
 * @param workspaceName what they are for.
 * @param questions at least one.
 * @returns the values, as they are sent.
 * @throws Cancelled when the person leaves.
 */
export type AskParameters = (
  workspaceName: string,
  questions: readonly OpenQuestion[],
) => Promise<ParameterValue[]>;

/** What a person calls a parameter. */
export function nameOf({ name, displayName }: TemplateParameter): string {
  return displayName === "" ? name : displayName;
}
