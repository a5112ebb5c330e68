import assert from "node:assert/strict";
import { tellKeyLeft } from "../../../../../src/commands/session/leaving/tellKeyLeft";
import { Secret } from "../../../../../src/core/token/secret";
import { SecretStore } from "../../../../../src/platform/keyring/secretStore";
import type { KeyLeft } from "../../../../../src/session/keys/leftKey";
import { Retirements } from "../../../../../src/tokens/retiring/retirements";
import { openTokenRecords } from "../../../../../src/tokens/tokenRecords";
import { type Coderd, startCoderd } from "../../../../coderd";
import { until } from "../../../../host/until";
import { deploymentOf, SessionProfile, type SessionWindow } from "../../../../support/sessionWindows";
import { startTokenRecords, type TestRecords } from "../../../../support/tokenRecords";
import { startExtension } from "../../../../support/vscode/extension";
import { host, pressing, useVscode } from "../../../../support/vscode/host";

const deletions = { method: "DELETE", path: "/api/v2/users/me/keys/*" };

describe("a key that was left without anybody signing out", () => {
  useVscode();
  let coderd: Coderd;
  let profile: SessionProfile;
  let window: SessionWindow;
  let records: TestRecords;
  let retirements: Retirements;

  beforeEach(async () => {
    coderd = await startCoderd();
    profile = new SessionProfile();
    window = profile.open();
    records = startTokenRecords();
    retirements = new Retirements(
      records.retirements,
      () => undefined,
      () => undefined,
      records.log,
    );
  });
  afterEach(async () => {
    profile.close();
    records.remove();
    await coderd.stop();
  });

  const at = () => deploymentOf(coderd.url);

  /** A token of a user's that is to end in an hour. */
  async function retiring(username: string, name: string, where: Pick<TestRecords, "retirements"> = records) {
    const tokenId = coderd.createToken(username, { name }).slice(0, 10);
    await where.retirements.write(tokenId, {
      version: 1,
      tokenId,
      name,
      deployment: at().href,
      userId: coderd.user(username).id,
      successor: `${name}-2`,
      dueAt: new Date(Date.now() + 3_600_000).toISOString(),
      whenUnused: false,
      failures: 0,
    });
    return tokenId;
  }

  /** Signs in with one key after the other, and tells of what was left by the last one. */
  async function replace(...keys: string[]): Promise<KeyLeft> {
    for (const key of keys) await window.sessions.signIn(at(), new Secret(key));
    const left = window.left.at(-1);
    assert.ok(left);
    await tellKeyLeft({ sessions: window.sessions, retirements }, left);
    return left;
  }

  it("names the tokens of the person before that do not end as promised, and nobody else's", async () => {
    await retiring("alice", "old");
    await retiring("olive", "hers");
    await replace(coderd.sessionKeyFor("alice"), coderd.sessionKeyFor("olive"));
    assert.deepEqual(
      host.shown.map(({ kind, message }) => [kind, message]),
      [
        [
          "warning",
          `Someone else is signed in to ${at().host} now. These tokens won't expire early until you sign in again: "old".`,
        ],
      ],
    );
  });

  it("says nothing of them while it is the same person, who still ends them", async () => {
    await retiring("alice", "old");
    const left = await replace(coderd.sessionKeyFor("alice"), coderd.sessionKeyFor("alice"));
    assert.equal(left.outcome.kind, "revoked");
    assert.deepEqual(host.messages, []);
  });

  it("says nothing when nobody knows whose key it was and it is gone", async () => {
    await retiring("alice", "old");
    await window.sessions.signIn(at(), new Secret(coderd.sessionKeyFor("olive")));
    const left = {
      deployment: at(),
      why: "unused",
      userId: undefined,
      outcome: { kind: "revoked" },
    } as const;
    await tellKeyLeft({ sessions: window.sessions, retirements }, left);
    assert.deepEqual(host.messages, []);
  });

  it("says of a token of the person's own that it stays valid", async () => {
    await replace(coderd.createToken("alice", { name: "own" }), coderd.sessionKeyFor("alice"));
    assert.deepEqual(host.messages, [`The token you signed in to ${at().host} with before stays valid.`]);
    assert.equal(coderd.log.count(deletions), 0);
  });

  it("says until when it stays valid when the server fails, and deletes it when that is tried again", async () => {
    coderd.faults.add({ ...deletions, times: 1 }, { kind: "answer", status: 503 });
    host.answer = pressing("Try Again");
    const [first, second] = [coderd.sessionKeyFor("alice"), coderd.sessionKeyFor("alice")];
    await replace(first, second);
    assert.match(host.messages[0] ?? "", /^Your earlier session on .* stays valid until /);
    assert.deepEqual(host.messages.slice(1), [`Deleted the session on ${at().host}.`]);
    assert.equal(coderd.store.keys.get(first.slice(0, 10)), undefined);
    assert.equal(coderd.log.last(deletions).headers["coder-session-token"], first);
  });

  it("is told of by the whole extension when somebody else signs in while tokens are to end", async () => {
    const extension = startExtension();
    try {
      const signIn = async (key: string) => {
        await extension.run("coderAccess.session.signIn");
        const panel = await until(
          () => host.webviews.find(({ viewType, isOpen }) => isOpen && viewType === "coderAccess.signIn"),
          () => "The panel did not open.",
        );
        panel.send({ type: "submit", address: coderd.url, token: key, isOwn: false });
        await until(
          () => (panel.isOpen ? undefined : true),
          () => JSON.stringify(panel.sent),
        );
      };
      await signIn(coderd.sessionKeyFor("alice"));
      const store = new SecretStore({ secrets: extension.secrets }, records.log);
      const id = await retiring("alice", "old", openTokenRecords(extension.storage, store, records.log));
      await signIn(coderd.sessionKeyFor("olive"));
      const warning = await until(
        () => host.shown.find(({ message }) => message.startsWith("Someone else is signed in to")),
        () => host.messages.join(" | "),
      );
      assert.match(warning.message, /"old"/);
      assert.equal(coderd.log.count({ path: `/api/v2/users/*/keys/${id}/expire` }), 0);
      assert.ok((coderd.store.keys.get(id)?.expiresAt ?? new Date(0)) > new Date());
    } finally {
      extension.remove();
    }
  });
});
