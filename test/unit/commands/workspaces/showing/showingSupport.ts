import assert from "node:assert/strict";
import type { ListedWorkspace } from "../../../../../src/presentation/workspace/listedWorkspace";
import { ListedWorkspaces } from "../../../../../src/presentation/workspace/listedWorkspaces";
import { WorkspaceStores } from "../../../../../src/workspaces/list/workspaceStores";
import { memoryLog } from "../../../../support/memory";
import { type CommandWindow, openCommandWindow } from "../../commandSupport";

/** A window in which workspaces are listed, with what commands that show them are given there. */
export type ShowingWindow = CommandWindow & {
  readonly stores: WorkspaceStores;
  readonly workspaces: ListedWorkspaces;
  /** One of the person's own that runs. */
  readonly alpha: ListedWorkspace;
};

/** Opens the window. */
export async function openShowingWindow(): Promise<ShowingWindow> {
  const window = await openCommandWindow();
  const stores = new WorkspaceStores(window.sessions, memoryLog());
  const workspaces = new ListedWorkspaces(stores);
  const alpha = (await workspaces.of(window.session)).find(({ name }) => name === "alpha");
  assert.ok(alpha);
  return {
    ...window,
    stores,
    workspaces,
    alpha,
    close: async () => {
      stores.dispose();
      await window.close();
    },
  };
}
