import * as l10n from "@vscode/l10n";
import { recipes } from "../../../core/recipes/recipes";
import type { TaskStart } from "../../../drafting/draft/taskStart";
import { Explained } from "../../../platform/errors";
import { withLateProgress } from "../../../platform/lateProgress";
import { templateOf } from "../../../presentation/workspace/workspaceWords";
import type { SignedIn } from "../../../session/sessionState";
import type { TokenLists } from "../../../tokens/list/loadedTokens";
import { requireSession } from "../../services/requireSession";
import { pickRecipe } from "./createTokenForWorkspace";
import { pickAnyWorkspace, type PickingWorkspaces } from "./pickAnyWorkspace";

/**
 * Opens the form for a new token that reaches the template of a workspace, with what it is for and the template filled in.
 * @throws Explained where no token of the deployment can be limited to a template; Cancelled when the person leaves the pick.
 */
export async function createTokenForTemplate(
  services: PickingWorkspaces & {
    readonly tokens: Pick<TokenLists, "of">;
    readonly openNewToken: (session: SignedIn, start: TaskStart) => void;
  },
  argument: unknown,
): Promise<void> {
  const title = l10n.t("Create a Token for the Template of a Workspace");
  const listed = await pickAnyWorkspace(services, argument, title, () => true);
  const session = requireSession(services.sessions, { session: listed.session });
  const { catalog } = await withLateProgress(l10n.t("Loading options"), () =>
    services.tokens.of(session).loaded(),
  );
  const { templateId, organizationId } = listed.workspace;
  const known = { template: [templateId], organization: [organizationId] };
  const fitting = recipes(catalog).flatMap((recipe) =>
    recipe.offered && recipe.needs.includes("template") && recipe.needs.every((need) => need in known)
      ? [recipe]
      : [],
  );
  if (fitting.length === 0) {
    const { host } = session.deployment;
    throw new Explained(l10n.t("Tokens of {0} can't be limited to one template.", host));
  }
  const recipe = await pickRecipe(fitting, templateOf(listed));
  services.openNewToken(session, {
    id: [recipe.id, templateId].join(" "),
    task: { recipe, choices: known, typed: {} },
  });
}
