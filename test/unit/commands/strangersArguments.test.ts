import assert from "node:assert/strict";
import { commandIds } from "../../../src/platform/commands";
import { type Coderd, startCoderd } from "../../coderd";
import { secretsOfAlice } from "../../support/storedSession";
import { type StartedExtension, startExtension } from "../../support/vscode/extension";
import { host, useVscode } from "../../support/vscode/host";

/** What another extension passes to a command, in place of a row. */
const forged: readonly (readonly [string, unknown])[] = [
  ["a text", "abcdefghij"],
  ["a number", 7],
  ["null", null],
  ["an empty object", {}],
  ["an address", { id: "https://elsewhere.example/x", url: "https://elsewhere.example/x" }],
  ["what looks like a token's row", { token: { key: { id: "abcdefghij", name: "ci" }, session: {} } }],
  ["what looks like a workspace's row", { workspace: { id: "abc", name: "alpha" }, session: {} }],
  ["what looks like a lease's row", { lease: { id: "abc", name: "lease: task x" } }],
  ["the name of a row that is hovered", "hovered"],
];

describe("commands that another extension runs with arguments of its own", function () {
  this.timeout(60_000);
  useVscode();
  let coderd: Coderd;
  let extension: StartedExtension;
  let dismissing: NodeJS.Timeout;

  beforeEach(async () => {
    coderd = await startCoderd();
    const secrets = secretsOfAlice(coderd);
    extension = startExtension({ secrets });
    // The person leaves whatever is asked.
    dismissing = setInterval(() => {
      for (const shown of [...host.picks, ...host.inputs]) if (shown.isShown) shown.hide();
    }, 2);
  });
  afterEach(async () => {
    clearInterval(dismissing);
    extension.remove();
    await coderd.stop();
  });

  const changing = () =>
    coderd.log.entries
      .filter(({ method, path }) => method !== "GET" && path !== "/api/v2/authcheck")
      .map(({ method, path }) => `${method} ${path}`);

  for (const [what, argument] of forged) {
    it(`change, open and hand over nothing for ${what} without the person's yes`, async () => {
      for (const command of commandIds) {
        await extension.run(command, argument, [argument, argument]);
        assert.deepEqual(changing(), [], command);
      }
      assert.deepEqual(
        host.opened.filter((address) => !address.startsWith(coderd.url)),
        [],
      );
      assert.equal(host.clipboard, "");
      assert.deepEqual(host.terminals, []);
      assert.deepEqual(
        host.messages.filter((message) => message.startsWith("Something went wrong")),
        [],
        host.logLines.join("\n"),
      );
    });
  }

  it("say nothing of what they were passed", async () => {
    const secret = "a name that only the caller knows";
    for (const command of commandIds) await extension.run(command, { label: secret, name: secret });
    assert.ok(!host.messages.join("\n").includes(secret));
    assert.ok(!host.logLines.join("\n").includes(secret));
  });
});
