import type { ListedWorkspace } from "../../../presentation/workspace/listedWorkspace";
import type { ManyAct } from "../../../workspaces/state/whyNotNow";
import { selectedWorkspaces } from "../picking/selectedWorkspaces";
import type { ActServices, MeantServices } from "./actServices";

/**
 * Acts on the workspaces that a command was run on.
 * @param argument the row, which VS Code passes first.
 * @param selected all selected rows, which VS Code passes second if there are several.
 * @param act what to do.
 * @param title the title of the pick, a verb phrase.
 * @param one acts on one workspace; several are handled the same way after a single question.
 */
export async function onMeant(
  services: MeantServices,
  argument: unknown,
  selected: unknown,
  act: ManyAct,
  title: string,
  one: (services: ActServices, listed: ListedWorkspace) => Promise<void>,
): Promise<void> {
  const [first, ...others] = await selectedWorkspaces(services, argument, selected, title, act);
  if (!first) return;
  if (others.length === 0) await one(services, first);
  else await services.actOnMany([first, ...others], act);
}
