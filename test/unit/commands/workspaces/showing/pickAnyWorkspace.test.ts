import assert from "node:assert/strict";
import { openInDashboard } from "../../../../../src/commands/workspaces/showing/openInDashboard";
import { pickAnyWorkspace } from "../../../../../src/commands/workspaces/showing/pickAnyWorkspace";
import { Cancelled } from "../../../../../src/platform/errors";
import { host, pressing, useVscode } from "../../../../support/vscode/host";
import { stopped } from "../../../workspaces/workspaceSupport";
import { openingAt } from "./openingSupport";

describe("picking a workspace", () => {
  useVscode();

  it("offers the workspaces by name from the palette", async () => {
    const { services } = openingAt(undefined, stopped("beta"));
    host.answer = pressing("alice/beta");
    await openInDashboard(services, undefined);
    assert.deepEqual(host.opened, ["https://coder.example.com/@alice/beta"]);
    host.answer = () => undefined;
    await assert.rejects(openInDashboard(services, undefined), Cancelled);
  });

  it("takes the one of a row, or of a row below one, without a question", async () => {
    const { services, row, rowOf } = openingAt(undefined);
    for (const argument of [row, rowOf({ port: 80 })])
      assert.equal(await pickAnyWorkspace(services, argument, "Stop It", "start"), row.listed);
    assert.deepEqual(host.shown, []);
  });

  it("offers only those with which it makes sense, and says where there is none", async () => {
    const { services } = openingAt(undefined, stopped("beta"));
    host.answer = pressing("alice/beta");
    assert.equal((await pickAnyWorkspace(services, undefined, "Start It", "start")).name, "alice/beta");
    assert.deepEqual(host.shown[0]?.choices, ["alice/beta"]);
    await assert.rejects(pickAnyWorkspace(services, undefined, "Cancel It", "cancel"), {
      message: "There is no workspace for this on coder.example.com.",
    });
  });
});
