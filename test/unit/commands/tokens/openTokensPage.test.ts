import assert from "node:assert/strict";
import { openTokensPage } from "../../../../src/commands/tokens/openTokensPage";
import { host, useVscode } from "../../../support/vscode/host";
import { sessionAt } from "../../views/pictureSupport";
import { listedAt, sessionsOf } from "../commandSupport";

describe("opening the token page in Coder", () => {
  useVscode();

  it("opens that of the deployment, without a secret in the address", async () => {
    await openTokensPage({ sessions: sessionsOf(sessionAt("coder.example.com", 0)) });
    assert.deepEqual(host.opened, ["https://coder.example.com/settings/tokens"]);
  });

  it("opens that of a token's deployment, and of no other row that happens to be selected", async () => {
    const [here, there] = [sessionAt("coder.example.com", 0), sessionAt("other.example.com", 0)];
    const sessions = sessionsOf(here, there);
    const [token] = listedAt(there, ["ci"]);
    await openTokensPage({ sessions }, token);
    await openTokensPage({ sessions }, { token });
    await openTokensPage({ sessions }, { session: there });
    assert.deepEqual(
      host.opened.map((address) => new URL(address).host),
      ["other.example.com", "coder.example.com", "coder.example.com"],
    );
  });

  it("says that nobody is signed in, and opens nothing", async () => {
    await assert.rejects(openTokensPage({ sessions: sessionsOf() }));
    assert.deepEqual(host.opened, []);
  });
});
