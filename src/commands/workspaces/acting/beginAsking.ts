import * as l10n from "@vscode/l10n";
import type { NewBuild } from "../../../coder/api/workspaceCalls";
import type { ParameterValue, Workspace, WorkspaceBuild } from "../../../coder/api/workspaces";
import type { SignedIn } from "../../../session/sessionState";
import { beginBuild } from "../../../workspaces/builds/beginBuild";
import { type OpenQuestions, refusedParameters } from "../../../workspaces/builds/parameters/openQuestions";
import { Refused } from "../../../workspaces/builds/refusals";
import type { ActServices } from "./actServices";
import type { Ready } from "./ready";

/**
 * Begins a build, and asks for what the server misses in it. It is sent again only with other answers.
 * @param services what asks.
 * @param ready gives the workspace as it is before each request.
 * @param wanted what to do.
 * @param versionId the template's version that is built.
 * @param given what was answered before.
 * @returns the build, and who began it.
 * @throws Refused, CoderError; Cancelled when the person leaves a question.
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
 * Asks what is plain enough for a list or a line.
 * @param before what was answered already, which is offered again.
 * @returns the answers.
 * @throws Refused where something else has to be answered, too; Cancelled when the person leaves.
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
