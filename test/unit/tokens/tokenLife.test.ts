import assert from "node:assert/strict";
import { CoderClient, type DeploymentUrl } from "../../../src/coder";
import type { Secret } from "../../../src/core/token/secret";
import { SecretStore } from "../../../src/platform/keyring/secretStore";
import { askCatalog } from "../../../src/tokens/key/askCatalog";
import type { Replaced } from "../../../src/tokens/key/tokenRequest";
import type { WaitingSecret } from "../../../src/tokens/secrets/waitingSecret";
import { TokenLife } from "../../../src/tokens/tokenLife";
import { until } from "../../host/until";
import { memoryLog } from "../../support/memory";
import { openTokenWindow, type TokenWindow } from "../../support/tokenWindow";
import { host, useVscode } from "../../support/vscode/host";

const tokensPath = "/api/v2/users/me/keys/tokens";

describe("the life of tokens", () => {
  useVscode();
  let window: TokenWindow;
  let life: TokenLife;
  let log: ReturnType<typeof memoryLog>;

  beforeEach(async () => {
    window = await openTokenWindow();
    log = memoryLog();
    life = new TokenLife({
      storage: window.records.folder,
      store: new SecretStore({ secrets: window.records.secrets }, log, 100),
      keyringReadAt: 0,
      sessions: window.sessions,
      tokens: window.tokens,
      makeClient: (deployment: DeploymentUrl, session?: Secret) =>
        new CoderClient({ deployment, ...(session === undefined ? {} : { session }) }),
      log,
    });
  });
  afterEach(async () => {
    life.dispose();
    await window.close();
  });

  async function mint(name: string, replaces?: Replaced): Promise<WaitingSecret> {
    const outcome = await life.mint.mint(window.session, await askCatalog(window.session.client), {
      name,
      lifetimeSeconds: 3600,
      grant: { scopes: ["workspace:read", "user:read"], allowList: [] },
      ...(replaces ? { replaces } : {}),
    });
    assert.ok(outcome.kind === "minted");
    window.coderd.log.clear();
    return outcome.secret;
  }

  const expired = () => window.coderd.log.find({ method: "PUT" }).map(({ path }) => path);
  const eventually = (isTrue: () => boolean) =>
    until(
      () => (isTrue() ? true : undefined),
      () => `It did not come about: ${log.lines.join("\n")}`,
    );
  const settle = () => new Promise((resolve) => setTimeout(resolve, 150));
  const kept = async ({ tokenId, secret, name, deployment }: WaitingSecret) =>
    life.kept.keep({ version: 1, deployment, tokenId, name, secret, keptAt: new Date().toISOString() });

  it("ends the token whose place a new one took, once its secret is delivered and not before", async () => {
    const old = await mint("ci");
    const next = await mint("ci-2", {
      tokenId: old.tokenId,
      name: "ci",
      ending: { kind: "after", seconds: 0 },
    });
    life.start();
    await settle();
    assert.deepEqual(expired(), []);
    await life.delivered(next.id);
    await eventually(() => expired().length === 1);
    assert.deepEqual(expired(), [`/api/v2/users/me/keys/${old.tokenId}/expire`]);
    assert.deepEqual(
      (await life.vault.list()).map(({ name }) => name),
      ["ci"],
    );
    await eventually(() => host.messages.length > 0);
    assert.ok(host.messages.includes('Expired "ci". "ci-2" replaced it.'), host.messages.join(" | "));
  });

  it("ends nothing when a token that took nobody's place is delivered", async () => {
    const { id } = await mint("ci");
    await life.delivered(id);
    await settle();
    assert.deepEqual(expired(), []);
    assert.deepEqual([await life.journal.list(), await life.vault.list()], [[], []]);
  });

  it("keeps the old token when the new one is not what it should be, which ends", async () => {
    const old = await mint("ci");
    const next = await mint("ci-2", {
      tokenId: old.tokenId,
      name: "ci",
      ending: { kind: "after", seconds: 0 },
    });
    await window.tokens.refresh("asked");
    window.coderd.log.clear();
    assert.equal(await life.discard(next), "expired");
    await settle();
    assert.deepEqual(expired(), [`/api/v2/users/me/keys/${next.tokenId}/expire`]);
    assert.equal(window.coderd.log.count({ method: "GET", path: tokensPath }), 1);
    assert.deepEqual(
      (await life.journal.list()).map(({ request }) => request.name),
      ["ci"],
    );
  });

  it("ends nothing where nobody is signed in any more, and leads back", async () => {
    const secret = await mint("ci");
    await window.sessions.signOut(window.session);
    window.coderd.log.clear();
    await assert.rejects(life.discard(secret), /You signed out of .* so "ci" can't be revoked/);
    assert.equal(window.coderd.log.count(), 0);
    assert.equal((await life.vault.list()).length, 1);
  });

  it("keeps a token's secret and intent when the server refuses to end it", async () => {
    const secret = await mint("ci");
    window.coderd.faults.add({ method: "PUT", path: "**" }, { kind: "answer", status: 500, body: {} });
    await assert.rejects(life.discard(secret), { kind: "serverFault" });
    assert.equal((await life.vault.list()).length, 1);
    assert.equal((await life.journal.list()).length, 1);
  });

  it("proves a new token against what was asked for, by itself", async () => {
    const secret = await mint("ci");
    const { disagreements, asked } = await life.prove(secret, new AbortController().signal);
    assert.ok(asked > 0);
    assert.deepEqual(disagreements, []);
    const [question] = window.coderd.log.find({ method: "POST", path: "/api/v2/authcheck" });
    assert.equal(question?.headers["coder-session-token"], secret.secret.expose());
  });

  it("looks for no list that nobody has looked at, when a token ends", async () => {
    const old = await mint("ci");
    const next = await mint("ci-2", {
      tokenId: old.tokenId,
      name: "ci",
      ending: { kind: "after", seconds: 0 },
    });
    await life.delivered(next.id);
    await eventually(() => host.messages.length > 0);
    await settle();
    assert.equal(window.coderd.log.count({ method: "GET", path: tokensPath }), 0);
  });

  it("brings a list that was looked at up to date, when a token ends", async () => {
    const old = await mint("ci");
    const next = await mint("ci-2", {
      tokenId: old.tokenId,
      name: "ci",
      ending: { kind: "after", seconds: 0 },
    });
    await window.tokens.refresh("shown");
    window.coderd.log.clear();
    await life.delivered(next.id);
    await eventually(() => window.coderd.log.count({ method: "GET", path: tokensPath }) === 1);
  });

  it("carries out what was due when somebody signs in there, once it has begun", async () => {
    const old = await mint("ci");
    await window.sessions.signOut(window.session);
    await life.retirements.add({
      ...{ version: 1, tokenId: old.tokenId, name: "ci", deployment: old.deployment },
      ...{ userId: window.session.record.userId, successor: "ci-2", dueAt: new Date(0).toISOString() },
      ...{ whenUnused: false, failures: 0 },
    });
    await window.signIn("alice");
    await settle();
    assert.deepEqual(expired(), []);
    const [session] = window.sessions.all;
    assert.ok(session);
    await window.sessions.signOut(session);
    life.start();
    await window.signIn("alice");
    await eventually(() => expired().length === 1);
  });

  describe("forgets with a token", () => {
    it("its kept secret when a list shows that it is over", async () => {
      const [over, lives] = [await mint("over"), await mint("lives")];
      await kept(over);
      await kept(lives);
      await window.session.client.keys.delete(over.tokenId);
      await window.tokens.refresh("asked");
      await until(
        async () => ((await life.kept.list(over.deployment)).length === 1 ? true : undefined),
        () => log.lines.join("\n"),
      );
      assert.equal((await life.kept.list(over.deployment))[0]?.name, "lives");
    });

    it("nothing while the list cannot be had", async () => {
      const over = await mint("over");
      await kept(over);
      await window.session.client.keys.delete(over.tokenId);
      window.coderd.faults.add({ path: tokensPath }, { kind: "answer", status: 500, body: {} });
      await window.tokens.refresh("asked");
      await settle();
      assert.equal((await life.kept.list(over.deployment)).length, 1);
    });

    it("nothing once its window is gone", async () => {
      const over = await mint("over");
      await kept(over);
      await window.session.client.keys.delete(over.tokenId);
      life.dispose();
      await window.tokens.refresh("asked");
      await settle();
      assert.equal((await life.kept.list(over.deployment)).length, 1);
    });
  });

  it("takes up what was left unfinished, and logs what fails of it without a word to anybody", async () => {
    await mint("ci");
    life.start();
    await eventually(() => host.messages.length > 0);
    assert.deepEqual(host.messages, ['You haven\'t saved the secret of "ci" yet.']);
  });
});
