import type { ParameterValue, TemplateParameter } from "../../../coder/api/workspaces";

/** A parameter that needs a value before a build. */
export type OpenQuestion = {
  readonly parameter: TemplateParameter;
  /** The offered value: the last build's, otherwise the template's default. */
  readonly value: string;
  /** The value of the last build. */
  readonly before: string | undefined;
  /** The server's reason for refusing it; empty if it was not sent yet. */
  readonly fault: string;
};

/**
 * Asks for template parameters.
 * @param workspaceName the workspace they are for.
 * @param questions at least one.
 * @returns the values in the form that is sent.
 * @throws Cancelled if the person dismisses a question.
 */
export type AskParameters = (
  workspaceName: string,
  questions: readonly OpenQuestion[],
) => Promise<ParameterValue[]>;

/** Returns a parameter's display name. */
export function nameOf({ name, displayName }: TemplateParameter): string {
  return displayName === "" ? name : displayName;
}
