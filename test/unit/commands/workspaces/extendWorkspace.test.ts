import assert from "node:assert/strict";
import { extendWorkspace } from "../../../../src/commands/workspaces/extendWorkspace";
import { Cancelled } from "../../../../src/platform/errors";
import { host, pressing, useVscode } from "../../../support/vscode/host";
import { openWorkspaceWindow, type WorkspaceWindow } from "./workspaceWindow";

const hour = 3_600_000;

describe("extending a workspace's time", () => {
  useVscode();
  let window: WorkspaceWindow;
  beforeEach(async () => {
    window = await openWorkspaceWindow();
  });
  afterEach(() => window.close());
  const sent = () =>
    window.coderd.log
      .find({ method: "PUT", path: "/api/v2/workspaces/*/extend" })
      .map(({ body }) => new Date((JSON.parse(body) as { deadline: string }).deadline));
  const row = async () => ({ listed: await window.row("arm-controller") });

  it("offers hours more and a time, and sends the one that is chosen", async () => {
    const { listed } = await row();
    const { deadline } = listed.workspace.latestBuild;
    assert.ok(deadline);
    host.answer = pressing("2 hours more");
    await extendWorkspace(window, { listed });
    assert.deepEqual(host.shown[0]?.choices, ["1 hour more", "2 hours more", "4 hours more", "Until…"]);
    assert.match(host.shown[0].message, /^"arm-controller" stops .+\. How much longer\?$/);
    assert.deepEqual(sent(), [new Date(+deadline + 2 * hour)]);
    assert.match(host.statusBarMessages[0] ?? "", /^"arm-controller" runs until /);
    assert.deepEqual(window.looked, [listed.workspace.id]);
  });

  it("takes a time that is typed, and none that the server would refuse", async () => {
    const soon = new Date(Date.now() + 10 * 60_000);
    const text = (time: Date) => `${time.getHours()}:${String(time.getMinutes()).padStart(2, "0")}`;
    host.answer = ({ kind }) => (kind === "inputBox" ? text(soon) : "Until…");
    await assert.rejects(extendWorkspace(window, await row()), Cancelled);
    assert.deepEqual(sent(), []);
    const later = new Date(Date.now() + 3 * hour);
    host.answer = ({ kind }) => (kind === "inputBox" ? text(later) : "Until…");
    await extendWorkspace(window, await row());
    assert.equal(Math.floor(+(sent()[0] ?? 0) / 60_000), Math.floor(+later / 60_000));
  });

  it("sends nothing when the person leaves, and asks nothing of one that doesn't stop by itself", async () => {
    await assert.rejects(extendWorkspace(window, await row()), Cancelled);
    await assert.rejects(extendWorkspace(window, { listed: await window.row("beta") }), {
      message: '"beta" isn\'t running, so it has no time to extend.',
    });
    assert.deepEqual(sent(), []);
    assert.equal(host.shown.length, 1);
  });

  it("says what the server says where it refuses", async () => {
    host.answer = pressing("1 hour more");
    window.coderd.faults.add(
      { method: "PUT", path: "/**" },
      { kind: "answer", status: 409, body: { message: "Workspace shutdown is manual." } },
    );
    await assert.rejects(extendWorkspace(window, await row()), {
      serverMessage: "Workspace shutdown is manual.",
    });
  });
});
