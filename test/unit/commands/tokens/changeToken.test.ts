import assert from "node:assert/strict";
import { changeToken } from "../../../../src/commands/tokens/changeToken";
import type { NewTokenStart } from "../../../../src/drafting/draft/newTokenStart";
import { host, pressing, useVscode } from "../../../support/vscode/host";
import { type CommandWindow, openCommandWindow } from "../commandSupport";

describe("the command that changes a token", () => {
  useVscode();
  let window: CommandWindow;
  let opened: (NewTokenStart | undefined)[];
  beforeEach(async () => {
    window = await openCommandWindow();
    opened = [];
    await window.has("deploy", { scopes: ["workspace:read"] });
  });
  afterEach(() => window.close());
  const run = () =>
    changeToken({ ...window, openNewToken: (_session, start) => void opened.push(start) }, undefined);

  it("asks which one, and opens the form for that, which asks everything else", async () => {
    host.answer = pressing("deploy");
    await run();
    assert.deepEqual(host.messages, ["Change a Token"]);
    assert.equal(opened[0]?.replaces?.how, "change");
    assert.equal(opened[0].replaces.name, "deploy");
  });

  it("opens nothing when that is left", async () => {
    await assert.rejects(run(), { name: "Cancelled" });
    assert.deepEqual(opened, []);
  });
});
