import assert from "node:assert/strict";
import crypto from "node:crypto";
import { writeFileSync } from "node:fs";
import path from "node:path";
import type { ApiKey } from "../../../../src/coder";
import { CoderClient, type DeploymentUrl } from "../../../../src/coder";
import type { UserId } from "../../../../src/coder/api/answers";
import type { DeploymentHref } from "../../../../src/coder/api/deployment";
import { Secret } from "../../../../src/core/token/secret";
import type { SignedIn } from "../../../../src/session/sessionState";
import type { LoadedTokens } from "../../../../src/tokens/list/loadedTokens";
import { Proofs } from "../../../../src/tokens/proof/proofs";
import { type Coderd, startCoderd } from "../../../coderd";
import { signedInAt } from "../../../support/signedIn";
import { startTokenRecords, type TestRecords } from "../../../support/tokenRecords";

const hour = 3_600_000;

describe("the proof that is kept of a token", () => {
  let coderd: Coderd;
  let alice: SignedIn;
  let records: TestRecords;

  beforeEach(async () => {
    coderd = await startCoderd();
    alice = await signedInAt(coderd, "alice");
    records = startTokenRecords();
  });
  afterEach(async () => {
    alice.client.dispose();
    records.remove();
    await coderd.stop();
  });

  const makeClient = (deployment: DeploymentUrl, session?: Secret) =>
    new CoderClient({ deployment, ...(session === undefined ? {} : { session }) });
  /** What another window, or the next start, has. */
  const window = () => new Proofs(records.proofs, { sessions: { at: () => alice }, makeClient }, records.log);
  const href = () => alice.deployment.href;
  const atHand = (secret: string) => ({
    deployment: href(),
    tokenId: secret.slice(0, 10),
    secret: new Secret(secret),
  });
  /** A list of Alice's tokens, as her session reads it. */
  const listed = (tokens: readonly ApiKey[], session: SignedIn = alice) =>
    ({ session, tokens, isEverybodys: false, at: new Date() }) as unknown as LoadedTokens;
  /** A pasted token, which may not see all that is there. */
  const narrow = (): SignedIn => ({ ...alice, record: { ...alice.record, origin: "token" } });
  const made = (more: Parameters<Coderd["createToken"]>[1] = {}) =>
    coderd.createToken("alice", { name: "watch", scopes: ["workspace:read", "template:read"], ...more });
  /** What the server says of the token, and what counts as its use by anybody else. */
  const uses = async (proofs: Proofs, tokenId: string) => {
    const key = await alice.client.keys.get(tokenId);
    return [key.lastUsed, proofs.asUsed(href(), key).lastUsed] as const;
  };

  it("tells the answer for each permission, in this window and the next, without the secret", async () => {
    const one = window();
    const other = window();
    let changes = 0;
    other.onDidChange(() => (changes += 1));
    const secret = made();
    const { proof } = await one.prove(atHand(secret));
    assert.equal(proof.answers["workspace:read"], "yes");
    assert.equal(proof.answers["workspace:delete"], "no");
    assert.equal(other.of(href(), secret.slice(0, 10)), undefined);
    await other.reload();
    await other.reload();
    assert.equal(changes, 1);
    assert.deepEqual(other.of(href(), secret.slice(0, 10))?.proof, proof);
    assert.equal(other.of("https://elsewhere.example.com", secret.slice(0, 10)), undefined);
    assert.equal(records.onDisk().includes(secret.slice(11)), false);
  });

  it("keeps the proof itself out of the token's uses, again and again", async () => {
    const proofs = window();
    const secret = made();
    for (let times = 0; times < 2; times += 1) {
      await proofs.prove(atHand(secret));
      const [noted, counted] = await uses(proofs, secret.slice(0, 10));
      assert.ok(noted !== undefined, "the server counts the proof");
      assert.equal(counted, undefined);
    }
    const next = window();
    await next.reload();
    assert.equal((await uses(next, secret.slice(0, 10)))[1], undefined);
  });

  it("counts a use before the proof, and one after it", async () => {
    const proofs = window();
    const before = new Date(Date.now() - 5 * hour);
    const secret = made({ lastUsedAt: before });
    await proofs.prove(atHand(secret));
    assert.deepEqual((await uses(proofs, secret.slice(0, 10)))[1], before);
    coderd.clock.advance(2 * hour);
    const token = makeClient(alice.deployment, new Secret(secret));
    await token.checkPermissions({});
    token.dispose();
    const [noted, counted] = await uses(proofs, secret.slice(0, 10));
    assert.ok(noted !== undefined && noted > new Date(Date.now() + hour));
    assert.deepEqual(counted, noted);
  });

  for (const off of [7 * hour, -7 * hour]) {
    it(`goes by the deployment's clock, which is ${off / hour} hours ahead of this machine's`, async () => {
      coderd.clock.advance(off);
      const proofs = window();
      const secret = made({ lifetime: 24 * hour });
      const tokenId = secret.slice(0, 10);
      await proofs.prove(atHand(secret));
      const provedAt = proofs.of(href(), tokenId)?.provedAt ?? "";
      assert.ok(Math.abs(Date.parse(provedAt) - Date.now() - off) < 5_000, provedAt);
      assert.equal((await uses(proofs, tokenId))[1], undefined, "the proof is no use");
      await proofs.prove(atHand(secret));
      assert.equal((await uses(proofs, tokenId))[1], undefined, "nor is it one of the next");
      coderd.clock.advance(2 * hour);
      const token = makeClient(alice.deployment, new Secret(secret));
      await token.checkPermissions({});
      token.dispose();
      const [noted, counted] = await uses(proofs, tokenId);
      assert.ok(noted !== undefined && +noted > Date.now() + off + hour);
      assert.deepEqual(counted, noted);
    });
  }

  it("changes nothing about a token that was never proved", async () => {
    const used = new Date(Date.now() - hour);
    const secret = made({ lastUsedAt: used });
    assert.deepEqual((await uses(window(), secret.slice(0, 10)))[1], used);
  });

  it("proves all the same when the disk is full, or a record has a shape that it does not know", async () => {
    const secret = made();
    records.failFrom("proofs", "ENOSPC");
    const proofs = window();
    assert.deepEqual((await proofs.prove(atHand(secret))).proof.disagreements, []);
    assert.ok(records.log.lines.some((line) => line.includes("could not be kept")));
    records.failFrom("nowhere", "ENOSPC");
    await proofs.prove(atHand(secret));
    writeFileSync(path.join(records.folder, "proofs", "another.json"), `{"version":2}`);
    const next = window();
    await next.reload();
    assert.equal(next.all.length, 1);
  });

  it("goes with its token, but not because a list does not show one that lives", async () => {
    const proofs = window();
    const [short, long] = [made({ name: "short", lifetime: hour }), made({ name: "long" })];
    await proofs.prove(atHand(short));
    await proofs.prove(atHand(long));
    const left = () => proofs.all.map(({ tokenId }) => tokenId);
    await proofs.forgetEnded(listed([], narrow()), new Date());
    assert.equal(left().length, 2);
    const later = new Date(Date.now() + 2 * hour);
    await proofs.forgetEnded(listed([await alice.client.keys.get(short.slice(0, 10))], narrow()), later);
    assert.equal(left().length, 2, "the server still lists it");
    const elsewhere = { ...alice.deployment, href: "https://elsewhere.example.com/" as DeploymentHref };
    await proofs.forgetEnded(listed([], { ...alice, deployment: elsewhere }), later);
    assert.equal(left().length, 2);
    await proofs.forgetEnded(listed([], narrow()), later);
    assert.deepEqual(left(), [long.slice(0, 10)]);
    await proofs.forgetAllOf(elsewhere.href);
    assert.equal(left().length, 1);
    await proofs.forgetAllOf(href());
    assert.deepEqual(left(), []);
  });

  it("goes when its token was deleted, once a list shows that, long before the token would have expired", async () => {
    const proofs = window();
    const secret = made({ lifetime: 90 * 24 * hour });
    await proofs.prove(atHand(secret));
    const left = () => proofs.all.length;
    const now = new Date(Date.now() + hour);
    await proofs.forgetEnded(listed([]), new Date());
    assert.equal(left(), 1, "the list was asked for before the token was made");
    await proofs.forgetEnded(listed([await alice.client.keys.get(secret.slice(0, 10))]), now);
    assert.equal(left(), 1, "it is listed");
    await proofs.forgetEnded(listed([], narrow()), now);
    assert.equal(left(), 1, "a session that holds less may not see it");
    const unreadable = [{ id: undefined, name: undefined, issues: [] }];
    await proofs.forgetEnded({ ...listed([]), unreadable }, now);
    assert.equal(left(), 1, "what could not be read may be it");
    const bob = {
      ...alice,
      record: { ...alice.record, userId: "33333333-3333-4333-8333-333333333303" as UserId },
    };
    await proofs.forgetEnded(listed([], bob), now);
    assert.equal(left(), 1, "somebody else's list does not show it");
    await proofs.forgetEnded(listed([]), now);
    assert.equal(left(), 0);
  });

  it("is looked up in lists of thousands without a hash for each", async () => {
    const proofs = window();
    const secret = made();
    await proofs.prove(atHand(secret));
    const hashing = crypto.createHash;
    let hashes = 0;
    crypto.createHash = (...given) => {
      hashes += 1;
      return hashing(...given);
    };
    try {
      assert.ok(proofs.of(href(), secret.slice(0, 10)) !== undefined);
      for (let index = 0; index < 100; index += 1)
        assert.equal(proofs.of(href(), `token-${index}`), undefined);
    } finally {
      crypto.createHash = hashing;
    }
    assert.equal(hashes, 0);
  });
});
