import type { ListedWorkspace } from "../../../presentation/workspace/listedWorkspace";
import type { ManyAct } from "../../../workspaces/builds/refusals";
import { selectedWorkspaces } from "../picking/selectedWorkspaces";
import type { ActServices, MeantServices } from "./actServices";

/**
 * Does something with the workspaces that a command is about.
 * @param argument the row, as VS Code passes it first.
 * @param selected all selected rows, as VS Code passes them second when there are several.
 * @param act what is to be done.
 * @param title of the pick, a verb phrase.
 * @param one does it with one; several are done with one question, in the same way.
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
