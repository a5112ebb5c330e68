import assert from "node:assert/strict";
import { mkdtempSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { Secret } from "../../../../src/core/token/secret";
import { SecretStore } from "../../../../src/platform/keyring/secretStore";
import type { SessionRecord } from "../../../../src/session/keys/sessionRecord";
import { sessionSecret } from "../../../../src/session/keys/sessionRecords";
import { type Coderd, startCoderd } from "../../../coderd";
import { memoryLog, MemoryMemento, MemorySecrets } from "../../../support/memory";
import { deploymentOf } from "../../../support/sessionWindows";
import { type StartedExtension, startExtension } from "../../../support/vscode/extension";
import { host, pressing, useVscode } from "../../../support/vscode/host";

describe("signing out at the row of a deployment", () => {
  useVscode();
  let servers: [Coderd, Coderd];
  let extension: StartedExtension;

  beforeEach(async () => {
    servers = [await startCoderd(), await startCoderd()];
    const storage = mkdtempSync(path.join(os.tmpdir(), "coder-access-leaving-"));
    const profile = { globalState: new MemoryMemento(), secrets: new MemorySecrets(), storage };
    const store = new SecretStore({ secrets: profile.secrets }, memoryLog());
    for (const coderd of servers) {
      const record: SessionRecord = {
        version: 1,
        session: new Secret(coderd.sessionKeyFor("alice")),
        userId: coderd.user("alice").id,
        username: "alice",
        origin: "cliAuth",
        signedInAt: new Date().toISOString(),
        expiresAt: new Date(Date.now() + 3_600_000).toISOString(),
      };
      await store.write(sessionSecret, deploymentOf(coderd.url).href, record);
    }
    extension = startExtension(profile);
  });
  afterEach(async () => {
    extension.remove();
    for (const coderd of servers) await coderd.stop();
  });
  const ended = () => servers.map((coderd) => coderd.log.count({ method: "DELETE" }));
  const row = (coderd: Coderd) => ({ session: { deployment: deploymentOf(coderd.url) } });

  it("asks about that deployment, whichever is current, and leaves the other", async () => {
    host.answer = pressing("Sign Out");
    await extension.run("coderAccess.session.signOutAt", row(servers[1]));
    const asked = host.shown.filter(({ isModal }) => isModal).map(({ message }) => message);
    assert.deepEqual(asked, [`Sign out of ${new URL(servers[1].url).host}?`]);
    assert.deepEqual(ended(), [0, 1]);
  });

  it("ends nothing when the question is dismissed", async () => {
    host.answer = pressing();
    await extension.run("coderAccess.session.signOutAt", row(servers[0]));
    assert.deepEqual(ended(), [0, 0]);
  });
});
