import assert from "node:assert/strict";
import { openInEditor } from "../../../../../src/commands/workspaces/showing/openInEditor";
import { host, useVscode } from "../../../../support/vscode/host";
import { explained, openingAt } from "./openingSupport";

describe("opening a workspace in the editor", () => {
  useVscode();

  it("opens the editor by the link of Coder's extension, with the real owner and no token", async () => {
    const { services, row } = openingAt(undefined);
    host.extensions.set("coder.coder-remote", {});
    await openInEditor(services, row);
    const [link = ""] = host.opened;
    assert.match(link, /^vscode:\/\/coder\.coder-remote\/open\?/);
    const query = new URLSearchParams(link.slice(link.indexOf("?") + 1));
    assert.deepEqual(Object.fromEntries(query), {
      owner: "bob",
      workspace: "alpha",
      url: "https://coder.example.com",
      openRecent: "true",
    });
  });

  it("says how to get that extension where it is missing", async () => {
    const { services, row } = openingAt(undefined);
    await assert.rejects(openInEditor(services, row), explained(/install Coder's own extension/));
    assert.deepEqual(host.opened, []);
  });
});
