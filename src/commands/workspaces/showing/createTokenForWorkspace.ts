import * as l10n from "@vscode/l10n";
import type * as vscode from "vscode";
import type { OfferedRecipe } from "../../../core/recipes/recipe";
import { recipes } from "../../../core/recipes/recipes";
import type { TaskStart } from "../../../drafting/draft/taskStart";
import { Cancelled, Explained } from "../../../platform/errors";
import { withLateProgress } from "../../../platform/lateProgress";
import { pickItem } from "../../../platform/shown/quickInputs";
import { agentMeantBy } from "../../../presentation/workspace/agentOf";
import type { SignedIn } from "../../../session/sessionState";
import type { TokenLists } from "../../../tokens/list/loadedTokens";
import { requireSession } from "../../services/requireSession";
import { pickAnyWorkspace, type PickingWorkspaces } from "./pickAnyWorkspace";

type RecipeItem = vscode.QuickPickItem & { readonly recipe: OfferedRecipe };

/**
 * Opens the form for a new token that is limited to one workspace, with its purpose and the workspace filled
 * in; from an app's row, the purpose is to open apps.
 * @throws Explained if the deployment cannot limit a token to a workspace; Cancelled if the person dismisses
 * the pick.
 */
export async function createTokenForWorkspace(
  services: PickingWorkspaces & {
    readonly tokens: Pick<TokenLists, "of">;
    readonly openNewToken: (session: SignedIn, start: TaskStart) => void;
  },
  argument: unknown,
): Promise<void> {
  const title = l10n.t("Create a Token for a Workspace");
  const listed = await pickAnyWorkspace(services, argument, title, "createToken");
  const session = requireSession(services.sessions, { session: listed.session });
  const { catalog } = await withLateProgress(l10n.t("Loading options"), () =>
    services.tokens.of(session).loaded(),
  );
  const fitting = recipes(catalog).flatMap((recipe) =>
    recipe.offered && recipe.needs.length === 1 && recipe.needs[0] === "workspace" ? [recipe] : [],
  );
  const forApps = agentMeantBy(argument)?.app === undefined ? [] : fitting.filter(({ id }) => id === "apps");
  const [recipe] = forApps;
  if (fitting.length === 0) {
    const { host } = session.deployment;
    throw new Explained(l10n.t("Tokens of {0} can't be limited to one workspace.", host));
  }
  const chosen = recipe ?? (await pickRecipe(fitting, listed.name));
  services.openNewToken(session, {
    id: [chosen.id, listed.workspace.id].join(" "),
    task: { recipe: chosen, choices: { workspace: [listed.workspace.id] }, typed: {} },
  });
}

/**
 * Asks what a token is for, where it can be for several things.
 * @param fitting what it can be for.
 * @param name of the workspace or the template that it will reach.
 * @throws Cancelled when the person leaves the pick.
 */
export async function pickRecipe(fitting: readonly OfferedRecipe[], name: string): Promise<OfferedRecipe> {
  const [only, ...others] = fitting;
  // The form says what it is for, too.
  if (only && others.length === 0) return only;
  const items = fitting.map((recipe): RecipeItem => ({
    label: recipe.title,
    detail: recipe.promise,
    recipe,
  }));
  const picked = await pickItem(items, { title: l10n.t('What will the token for "{0}" be used for?', name) });
  if (!picked) throw new Cancelled();
  return picked.recipe;
}
