import assert from "node:assert/strict";
import { showWaitingSecret } from "../../../../src/commands/tokens/showWaitingSecret";
import type { WaitingSecret } from "../../../../src/tokens/secrets/waitingSecret";
import type { TokenNode } from "../../../../src/views/tokens/nodes/tokenNode";
import { tokensPicture } from "../../../../src/views/tokens/tokensPicture";
import { host, pressing, useVscode } from "../../../support/vscode/host";
import { token } from "../../tokens/auditSupport";
import { factsOf, sessionAt, stateOf, tokenRowsOf } from "../../views/pictureSupport";

describe("showing a secret that waits", () => {
  useVscode();
  const hosts = ["coder.example.com", "other.example.com"] as const;
  const key = token("deploy");
  const secretAt = (at: string, name = key.name, tokenId = key.id) =>
    ({ id: `${at} ${tokenId}`, deployment: sessionAt(at).deployment.href, name, tokenId }) as WaitingSecret;

  async function rowAt(at: string): Promise<TokenNode> {
    const states = hosts.map((one) => stateOf(sessionAt(one, 0), [key]));
    const rows = await tokenRowsOf((await tokensPicture(factsOf(states))).roots);
    const row = rows.find(({ token: { loaded } }) => loaded.session.deployment.host === at);
    assert.ok(row);
    return row;
  }

  /** Runs the command, and gives the secrets whose delivery was opened. */
  async function show(secrets: readonly WaitingSecret[], argument?: unknown, shut: readonly string[] = []) {
    const opened: string[] = [];
    const vault = { survey: () => Promise.resolve({ secrets, shut }) };
    const openDelivery = (secret: WaitingSecret) => void opened.push(secret.id);
    await showWaitingSecret({ vault, openDelivery } as never, argument);
    return opened;
  }

  it("opens that of the row's own deployment, where another one has a token of the same id", async () => {
    const secrets = hosts.map((at) => secretAt(at));
    for (const at of hosts) assert.deepEqual(await show(secrets, await rowAt(at)), [secretAt(at).id]);
  });

  it("opens nothing on the row of a token whose secret does not wait, be it that of another deployment", async () => {
    await assert.rejects(show([secretAt(hosts[1])], await rowAt(hosts[0])), {
      name: "Explained",
      message: '"deploy" has no new secret.',
    });
    assert.deepEqual(host.shown, []);
  });

  it("says that the keyring is at fault where it may hide the one that was asked for", async () => {
    await assert.rejects(show([secretAt(hosts[1])], await rowAt(hosts[0]), ["other"]), {
      name: "KeyringFailed",
    });
    assert.deepEqual(await show([secretAt(hosts[0])], await rowAt(hosts[0]), ["other"]), [
      secretAt(hosts[0]).id,
    ]);
  });

  it("asks which one, naming its deployment, without a row", async () => {
    const secrets = [secretAt(hosts[0]), secretAt(hosts[1], "backup")];
    host.answer = pressing("backup");
    assert.deepEqual(await show(secrets), [secretAt(hosts[1]).id]);
    const [items] = (host.shown[0]?.given ?? []) as [{ description: string }[]];
    assert.deepEqual(
      items.map(({ description }) => description),
      secrets.map(({ deployment }) => deployment),
    );
    host.answer = () => undefined;
    await assert.rejects(show(secrets), { name: "Cancelled" });
    assert.deepEqual(await show(secrets.slice(0, 1)), [secretAt(hosts[0]).id]);
    await assert.rejects(show([]), { message: "There are no new secrets." });
  });
});
