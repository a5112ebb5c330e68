import assert from "node:assert/strict";
import { mkdtempSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import * as vscode from "vscode";
import { CoderClient } from "../../../../src/coder";
import { buildCatalog } from "../../../../src/core";
import { Secret } from "../../../../src/core/token/secret";
import { SecretStore } from "../../../../src/platform/keyring/secretStore";
import type { SessionRecord } from "../../../../src/session/keys/sessionRecord";
import { sessionSecret } from "../../../../src/session/keys/sessionRecords";
import { openTokenRecords } from "../../../../src/tokens/tokenRecords";
import { type Coderd, startCoderd } from "../../../coderd";
import { until } from "../../../host/until";
import { memoryLog, MemoryMemento, MemorySecrets } from "../../../support/memory";
import { deploymentOf } from "../../../support/sessionWindows";
import { type StartedExtension, startExtension } from "../../../support/vscode/extension";
import { host, pressing, type Shown, useVscode } from "../../../support/vscode/host";

const idOf = (key: string) => key.slice(0, 10);
const deletions = { method: "DELETE", path: "/api/v2/users/me/keys/*" };
const later = new Date(Date.now() + 3_600_000).toISOString();

describe("signing out", () => {
  useVscode();
  let coderd: Coderd;
  let extension: StartedExtension;
  let key: string;
  let profile: { globalState: MemoryMemento; secrets: MemorySecrets; storage: string };

  beforeEach(async () => {
    coderd = await startCoderd();
    key = coderd.sessionKeyFor("alice");
    const storage = mkdtempSync(path.join(os.tmpdir(), "coder-access-leaving-"));
    profile = { globalState: new MemoryMemento(), secrets: new MemorySecrets(), storage };
    await store().write(sessionSecret, href(), record());
  });
  afterEach(async () => {
    extension.remove();
    await coderd.stop();
  });

  const href = () => deploymentOf(coderd.url).href;
  const hostName = () => new URL(coderd.url).host;
  const store = () => new SecretStore({ secrets: profile.secrets }, memoryLog());
  const records = () => openTokenRecords(profile.storage, store(), memoryLog(), { patience: 0 });
  const alice = () => coderd.user("alice").id;
  const record = (change: Partial<SessionRecord> = {}): SessionRecord => ({
    version: 1,
    session: new Secret(key),
    userId: alice(),
    username: "alice",
    origin: "cliAuth",
    signedInAt: new Date().toISOString(),
    expiresAt: later,
    ...change,
  });
  const isAlive = (id: string) => (coderd.store.keys.get(idOf(id))?.expiresAt ?? new Date(0)) > new Date();
  const isSignedIn = () => [...profile.secrets.values.keys()].some((name) => name.startsWith("session:"));

  /** A token that is to end later. */
  async function retiring(name: string, dueAt = later, whenUnused = false): Promise<string> {
    const id = idOf(coderd.createToken("alice", { name }));
    await records().retirements.write(id, {
      version: 1,
      tokenId: id,
      name,
      deployment: href(),
      userId: alice(),
      successor: `${name}-2`,
      dueAt,
      whenUnused,
      failures: 0,
    });
    return id;
  }

  /** A token whose secret was not taken yet. */
  async function waiting(name: string): Promise<void> {
    const deployment = deploymentOf(coderd.url);
    const client = new CoderClient({ deployment, session: new Secret(key) });
    const [names, { version }] = await Promise.all([client.scopeNames(), client.buildInfo()]);
    const session = { kind: "signedIn", deployment, record: record(), client } as const;
    const request = { name, lifetimeSeconds: 3600, grant: { scopes: ["workspace:read"], allowList: [] } };
    const outcome = await records().mint.mint(session, buildCatalog(names, version), request);
    assert.equal(outcome.kind, "minted");
    client.dispose();
  }

  const start = () => (extension = startExtension(profile));
  const signOut = () => start().run("coderAccess.session.signOut");
  const question = (): Shown => {
    const asked = host.shown.find(({ isModal }) => isModal);
    assert.ok(asked, host.messages.join("\n"));
    return asked;
  };
  const told = (pattern: RegExp) =>
    until(
      () => host.shown.find(({ message, isModal }) => !isModal && pattern.test(message)),
      () => `It was not told, but: ${host.messages.join(" | ")}`,
      5_000,
    );

  it("asks, deletes the key and says so", async () => {
    host.answer = pressing("Sign Out");
    await signOut();
    assert.equal(question().message, `Sign out of ${hostName()}?`);
    assert.deepEqual(question().choices, ["Sign Out"]);
    assert.equal((await told(/^Signed out of/)).message, `Signed out of ${hostName()}.`);
    assert.equal(isAlive(key), false);
    assert.equal(isSignedIn(), false);
  });

  it("changes nothing when the person does not want to", async () => {
    await retiring("old");
    await signOut();
    assert.ok(isAlive(key) && isSignedIn());
    assert.equal(coderd.log.count(deletions), 0);
    assert.equal((await records().retirements.list()).length, 1);
  });

  it("names the secrets that are lost, and tokens that will not end, with a way to end them first", async () => {
    await waiting("deploy");
    await retiring("old");
    await retiring("older", later, true);
    await signOut();
    const { detail = "", choices } = question();
    assert.match(detail, /secret of "deploy"/);
    assert.match(detail, /"old" was to expire on .* won't while you're signed out/);
    assert.match(detail, /"older" was to expire once unused/);
    assert.deepEqual(choices, ["Show New Secret", "Sign Out", "Expire Them and Sign Out"]);
  });

  it("leaves tokens that were to end alive when it is told so, and lists them after", async () => {
    const id = await retiring("old");
    host.answer = pressing("Sign Out");
    await signOut();
    const after = await told(/won't expire early/);
    assert.match(after.message, /Signed out of .*"old"/);
    assert.deepEqual(after.choices, ["Sign In"]);
    assert.ok(isAlive(id));
    assert.equal(isAlive(key), false);
    assert.equal((await records().retirements.list()).length, 1);
  });

  it("ends them first when that is wanted", async () => {
    const ids = [await retiring("old"), await retiring("older", later, true)];
    host.answer = pressing("Expire Them and Sign Out");
    await signOut();
    await told(/^Signed out of/);
    assert.deepEqual(ids.map(isAlive), [false, false]);
    assert.equal(isAlive(key), false);
    assert.deepEqual(await records().retirements.list(), []);
  });

  it("stays when one of them cannot be ended, and says which", async () => {
    const id = await retiring("old");
    coderd.faults.add({ path: `/api/v2/users/me/keys/${id}/expire` }, { kind: "answer", status: 503 });
    host.answer = pressing("Expire It and Sign Out");
    await signOut();
    assert.match((await told(/still signed in/)).message, /Not expired yet: "old"/);
    assert.ok(isAlive(key) && isSignedIn());
  });

  it("says nothing of the tokens of somebody else", async () => {
    const id = await retiring("old");
    const [pending] = await records().retirements.list();
    assert.ok(pending);
    await records().retirements.write(id, { ...pending, userId: coderd.user("olive").id });
    await signOut();
    assert.doesNotMatch(question().detail ?? "", /old/);
  });

  it("says until when the key stays valid when the server fails, and deletes it when that is tried again", async () => {
    coderd.faults.add({ ...deletions, times: 1 }, { kind: "answer", status: 503 });
    host.answer = pressing("Sign Out", "Try Again");
    await signOut();
    const warning = await told(/stays valid until/);
    assert.deepEqual([warning.kind, warning.choices], ["warning", ["Try Again"]]);
    await told(/^Deleted the session/);
    assert.equal(isAlive(key), false);
    assert.equal(isSignedIn(), false);
  });

  it("shows its progress while the server hangs, and can be left waiting", async () => {
    coderd.faults.add(deletions, { kind: "hang" });
    host.answer = pressing("Sign Out");
    const leaving = signOut();
    const progress = await until(
      () => host.progress.find(({ options }) => options.title === `Signing out of ${hostName()}`),
      () => "No progress is shown.",
      5_000,
    );
    assert.equal(progress.options.cancellable, true);
    assert.match(progress.reports[0]?.message ?? "", /without waiting/);
    progress.cancel();
    await leaving;
    assert.match((await told(/stays valid until/)).message, /You canceled the request to/);
    assert.equal(isSignedIn(), false);
  });

  it("leaves the person's own token alone, and says that it stays valid", async () => {
    key = coderd.createToken("alice", { name: "own" });
    await store().write(sessionSecret, href(), record({ origin: "token" }));
    host.answer = pressing("Sign Out");
    await signOut();
    assert.match(question().detail ?? "", /stays valid on the server/);
    await told(/Signed out of .* stays valid on the server/);
    assert.ok(isAlive(key));
    assert.equal(coderd.log.count({ method: "DELETE" }), 0);
  });

  it("goes on when the keyring hides what is at stake, and says before that secrets may be lost", async () => {
    await waiting("deploy");
    start();
    await extension.run("coderAccess.tokens.refreshTokens");
    profile.secrets.fail = new Error("locked");
    host.answer = pressing("Sign Out");
    await extension.run("coderAccess.session.signOut");
    assert.match(
      question().detail ?? "",
      /secret storage doesn't answer\. Secrets you haven't saved will be lost/,
    );
    await told(/^Signed out of/);
    assert.equal(isAlive(key), false);
    assert.equal(coderd.log.count(deletions), 1);
    assert.equal((await told(/secret storage/)).kind, "error");
    assert.ok(isSignedIn(), "the keyring still has what could not be removed");
  });

  it("of all asks once, names what is at stake everywhere, and leaves each", async () => {
    const other = await startCoderd();
    try {
      const otherKey = other.sessionKeyFor("alice");
      const there = deploymentOf(other.url).href;
      await store().write(
        sessionSecret,
        there,
        record({ session: new Secret(otherKey), userId: other.user("alice").id }),
      );
      await retiring("old");
      host.answer = pressing("Sign Out of All");
      await start().run("coderAccess.session.signOutOfAll");
      assert.match(question().detail ?? "", /alice at .*\n.*alice at .*\n"old" was to expire/s);
      await until(
        () => (!isAlive(key) && other.store.keys.get(idOf(otherKey)) === undefined ? true : undefined),
        () => "Somebody stayed.",
        5_000,
      );
    } finally {
      await other.stop();
    }
  });

  describe("in the Accounts menu", () => {
    async function remove(): Promise<void> {
      start();
      const provider = host.providers.get("coder-access");
      assert.ok(provider);
      const [account] = await provider.getSessions(undefined, {});
      await provider.removeSession(account?.id ?? "");
    }

    it("asks nothing more when nothing is at stake", async () => {
      await remove();
      assert.equal(isAlive(key), false);
      assert.equal(isSignedIn(), false);
      assert.ok(!host.shown.some(({ isModal }) => isModal));
    });

    for (const [what, prepare, pattern] of [
      ["a secret waits", () => waiting("deploy"), /secret of "deploy"/],
      ["a token is to end later", () => retiring("old"), /"old" was to expire/],
    ] as const) {
      it(`asks as Sign Out does when ${what}, and a no is a cancellation that changes nothing`, async () => {
        await prepare();
        await assert.rejects(remove(), vscode.CancellationError);
        assert.match(question().detail ?? "", pattern);
        assert.ok(isAlive(key) && isSignedIn());
        extension.close();
        host.answer = pressing("Sign Out");
        await remove();
        assert.equal(isAlive(key), false);
        assert.equal(isSignedIn(), false);
      });
    }
  });

  describe("was not meant", () => {
    it("when the server ended the session: tokens that do not end are named", async () => {
      await retiring("old");
      const kept = coderd.store.keys.get(idOf(key));
      assert.ok(kept);
      coderd.store.keys.remove(kept);
      start();
      await extension.run("coderAccess.tokens.refreshTokens");
      assert.match((await told(/been signed out/)).message, /won't expire early.*"old"/);
    });
  });

  describe("is not possible while nobody knows who is signed in", () => {
    it("and the view and the command say that the secret storage is at fault, with a way to ask it again", async () => {
      profile.secrets.fail = new Error("locked");
      await signOut();
      const said = await told(/secret storage doesn't say who is signed in/);
      assert.deepEqual(said.choices.slice(0, 2), ["Retry", "Sign In"]);
      assert.equal(host.contextKeys.get("coderAccess.session"), "keyringFailed");
      profile.secrets.fail = undefined;
      await extension.run("coderAccess.tokens.refreshTokens");
      assert.equal(host.contextKeys.get("coderAccess.session"), "signedIn");
    });
  });
});
