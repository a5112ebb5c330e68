import * as l10n from "@vscode/l10n";
import type { NewBuild } from "../../../coder/api/workspaceCalls";
import type { ParameterValue, Workspace, WorkspaceBuild } from "../../../coder/api/workspaces";
import type { SignedIn } from "../../../session/sessionState";
import { beginBuild } from "../../../workspaces/builds/beginBuild";
import { type OpenQuestions, refusedParameters } from "../../../workspaces/builds/parameters/openQuestions";
import { Refused } from "../../../workspaces/state/whyNotNow";
import type { ActServices, Ready } from "./actServices";

/**
 * Begins a build and asks for parameters that the server finds missing. It repeats the request only with new
 * answers.
 * @param services asks the questions.
 * @param ready returns the current workspace before each request.
 * @param wanted the build to begin.
 * @param versionId the template version to build.
 * @param given earlier answers.
 * @returns the build, and the session that began it.
 * @throws Refused, CoderError; Cancelled if the person dismisses a question.
 */
export async function beginAsking(
  services: Pick<ActServices, "askParameters">,
  ready: Ready,
  wanted: Omit<NewBuild, "parameters">,
  versionId: (workspace: Workspace) => string,
  given: readonly ParameterValue[] = [],
): Promise<{ readonly build: WorkspaceBuild; readonly session: SignedIn }> {
  let answers = given;
  for (;;) {
    const { session, workspace } = await ready();
    try {
      const build = await beginBuild(session, workspace, {
        ...wanted,
        ...(answers.length === 0 ? {} : { parameters: answers }),
      });
      return { build, session };
    } catch (error) {
      const questions = await refusedParameters(session.client, workspace, versionId(workspace), error);
      if (!questions) throw error;
      answers = merged(answers, await answersTo(services, workspace, questions, answers));
    }
  }
}

/**
 * Asks for the values that fit a list or an input box.
 * @param before earlier answers, offered again.
 * @returns the answers.
 * @throws Refused if a value must be given elsewhere; Cancelled if the person dismisses a question.
 */
export async function answersTo(
  { askParameters }: Pick<ActServices, "askParameters">,
  { name }: Workspace,
  { plain, others }: OpenQuestions,
  before: readonly ParameterValue[] = [],
): Promise<readonly ParameterValue[]> {
  if (others.length > 0) {
    throw new Refused({
      sentence: l10n.t(
        '"{0}" needs values that only the dashboard can ask for: {1}.',
        name,
        others.join(", "),
      ),
      next: "openInDashboard",
    });
  }
  if (plain.length === 0) return [];
  return askParameters(
    name,
    plain.map((question) => ({
      ...question,
      value: before.find((one) => one.name === question.parameter.name)?.value ?? question.value,
    })),
  );
}

function merged(
  before: readonly ParameterValue[],
  more: readonly ParameterValue[],
): readonly ParameterValue[] {
  return [...before.filter(({ name }) => !more.some((one) => one.name === name)), ...more];
}
