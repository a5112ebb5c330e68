import { inSlices, mapEach } from "../../platform/time/slices";
import { serverNow } from "../../session/serverTime";
import type { SignedIn } from "../../session/sessionState";
import type { WorkspaceLists } from "../../workspaces/list/loadedWorkspaces";
import { ListedWorkspace, type WorkspaceListing } from "./listedWorkspace";

/** Builds listed workspaces from what their server says. */
export class ListedWorkspaces implements WorkspaceListing {
  readonly #lists: Pick<WorkspaceLists, "of">;

  constructor(lists: Pick<WorkspaceLists, "of">) {
    this.#lists = lists;
  }

  async of(session: SignedIn): Promise<readonly ListedWorkspace[]> {
    const { workspaces, session: asked } = await this.#lists.of(session).loaded();
    const now = serverNow(asked);
    return inSlices(mapEach(workspaces, (workspace) => new ListedWorkspace(workspace, asked, now)));
  }

  async changed(session: SignedIn, workspaceId: string): Promise<void> {
    await this.#lists.of(session).changed(workspaceId);
  }
}
