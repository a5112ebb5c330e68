import assert from "node:assert/strict";
import { refreshWorkspaces } from "../../../../../src/commands/workspaces/showing/refreshWorkspaces";
import { useVscode } from "../../../../support/vscode/host";
import { sessionsOf } from "../../commandSupport";
import { openShowingWindow, type ShowingWindow } from "./showingSupport";

describe("refreshing the workspaces", () => {
  useVscode();
  let window: ShowingWindow;
  beforeEach(async () => {
    window = await openShowingWindow();
  });
  afterEach(() => window.close());

  it("reads everything anew", async () => {
    window.coderd.log.clear();
    let looks = 0;
    const workspacesView = { lookAgain: () => Promise.resolve(void (looks += 1)) };
    const { session } = window;
    const sessions = { ...sessionsOf(session), restore: () => Promise.resolve() };
    await refreshWorkspaces({ sessions, workspaceLists: window.stores, workspacesView });
    assert.equal(window.coderd.log.count({ path: "/api/v2/workspaces" }), 1);
    assert.equal(looks, 1);
  });
});
