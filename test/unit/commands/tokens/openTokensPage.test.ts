import assert from "node:assert/strict";
import { openTokensPage } from "../../../../src/commands/tokens/openTokensPage";
import { host, useVscode } from "../../../support/vscode/host";
import { sessionAt } from "../../views/pictureSupport";
import { sessionsOf } from "../commandSupport";

describe("opening the token page in Coder", () => {
  useVscode();

  it("opens that of the deployment, without a secret in the address", async () => {
    await openTokensPage({ sessions: sessionsOf(sessionAt("coder.example.com", 0)) });
    assert.deepEqual(host.opened, ["https://coder.example.com/settings/tokens"]);
  });

  it("says that nobody is signed in, and opens nothing", async () => {
    await assert.rejects(openTokensPage({ sessions: sessionsOf() }));
    assert.deepEqual(host.opened, []);
  });
});
