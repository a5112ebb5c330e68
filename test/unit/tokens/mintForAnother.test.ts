import assert from "node:assert/strict";
import { CoderClient, type DeploymentUrl, NotFoundOrForbidden, Rejected } from "../../../src/coder";
import { buildCatalog, type Catalog } from "../../../src/core";
import type { Secret } from "../../../src/core/token/secret";
import type { SignedIn } from "../../../src/session/sessionState";
import type { Owner, TokenRequest } from "../../../src/tokens/key/tokenRequest";
import { recover, type UnfinishedMint } from "../../../src/tokens/minting/recovery";
import { proveSecret } from "../../../src/tokens/proof/proveSecret";
import { carryOut, lookWhetherDue } from "../../../src/tokens/retiring/carryOut";
import { retirementAfter } from "../../../src/tokens/retiring/retirement";
import { type Coderd, type ProfileName, startCoderd } from "../../coderd";
import { findUser } from "../../coderd/state/store";
import { signedInAt } from "../../support/signedIn";
import { startTokenRecords, type TestRecords } from "../../support/tokenRecords";

const hour = 3_600_000;

describe("minting a token for another person", () => {
  let coderd: Coderd;
  let session: SignedIn;
  let catalog: Catalog;
  let records: TestRecords;
  let bob: Owner;
  let path: string;
  let request: TokenRequest;

  async function start(username = "olive", profile: ProfileName = "2.35.1"): Promise<void> {
    coderd = await startCoderd({ profile });
    session = await signedInAt(coderd, username);
    const [names, { version }] = await Promise.all([session.client.scopeNames(), session.client.buildInfo()]);
    catalog = buildCatalog(names, version);
    records = startTokenRecords();
    const { id } = findUser(coderd.store, "bob") ?? assert.fail();
    bob = { id, username: "bob" };
    path = `/api/v2/users/${id}/keys/tokens`;
    request = {
      owner: bob,
      name: "deploy",
      lifetimeSeconds: 3600,
      grant: { scopes: ["workspace:read"], allowList: [] },
    };
    coderd.log.clear();
  }
  afterEach(async () => {
    session.client.dispose();
    records.remove();
    await coderd.stop();
  });

  const makeClient = (deployment: DeploymentUrl, secret?: Secret) =>
    new CoderClient({ deployment, ...(secret === undefined ? {} : { session: secret }) });
  const mint = (wanted = request) => records.mint.mint(session, catalog, wanted);
  const posts = () => coderd.log.find({ method: "POST" }).filter((entry) => entry.path.endsWith("/tokens"));
  const keysOf = ({ id }: { id: string }) => [...coderd.store.keys.ownedBy(id)];

  /** What a later start finds; nobody else is at work then. */
  async function recovered(later = 0): Promise<readonly UnfinishedMint[]> {
    const catalogOf = () => Promise.resolve(catalog);
    const recovery = { ...records, catalogOf, isAtWork: () => false };
    return (await recover(recovery, session, Date.now() + later)).findings;
  }

  it("sends one request, to that person's tokens, and reads it back as that person's", async () => {
    await start();
    const outcome = await mint();
    assert.deepEqual(
      posts().map((entry) => entry.path),
      [path],
    );
    assert.deepEqual(JSON.parse(posts()[0]?.body ?? ""), {
      token_name: "deploy",
      lifetime: 3_600_000_000_000,
      scopes: ["workspace:read"],
    });
    assert.ok(outcome.kind === "minted" && outcome.secret.confirmedUntil !== undefined);
    assert.equal(outcome.secret.username, "bob");
    assert.equal(coderd.store.keys.get(outcome.secret.tokenId)?.userId, bob.id);
    assert.deepEqual(
      keysOf({ id: session.record.userId }).filter(({ tokenName }) => tokenName === "deploy"),
      [],
    );
  });

  it("proves it with itself, as that person", async () => {
    await start();
    const outcome = await mint({
      ...request,
      grant: { scopes: ["workspace:read", "template:read", "user:read"], allowList: [] },
    });
    assert.ok(outcome.kind === "minted");
    const { deployment, tokenId, secret } = outcome.secret;
    const { proof, key } = await proveSecret(
      { sessions: { at: () => session }, makeClient },
      { deployment, tokenId, secret },
    );
    assert.equal(key.userId, bob.id);
    assert.deepEqual(proof.disagreements, []);
    const client = makeClient(session.deployment, secret);
    assert.equal((await client.users.me()).id, bob.id);
    client.dispose();
  });

  it("says that the other's role may be why something is denied", async () => {
    await start();
    const grant = { scopes: ["template:read", "template:create"], allowList: [] };
    const outcome = await mint({ ...request, grant });
    assert.ok(outcome.kind === "minted");
    const { proof } = await proveSecret({ sessions: { at: () => session }, makeClient }, outcome.secret);
    assert.deepEqual(
      proof.disagreements.map(({ isBroader }) => isBroader),
      [false],
    );
    assert.match(proof.blocked.join(), /owner's role/);
  });

  it("takes names that are taken by others only: they are each person's own", async () => {
    await start();
    coderd.createToken("olive", { name: "deploy" });
    assert.equal((await mint()).kind, "minted");
    assert.equal((await mint({ ...request, owner: undefined, name: "other" })).kind, "minted");
    coderd.createToken("bob", { name: "taken" });
    await assert.rejects(
      mint({ ...request, name: "taken" }),
      (error) => error instanceof Rejected && error.isConflict,
    );
  });

  it("finds the orphan among that person's tokens when the answer is lost, then and at a later start", async () => {
    await start();
    coderd.createToken("olive", { name: "deploy" });
    coderd.faults.add({ method: "POST", path, times: 1 }, { kind: "reset", when: "after" });
    coderd.faults.add({ method: "GET", path, times: 1 }, { kind: "reset", when: "before" });
    const outcome = await mint();
    assert.ok(outcome.kind === "lost" && outcome.fate.kind === "unknown");
    coderd.faults.clear();
    const [orphan] = await recovered();
    assert.ok(orphan?.kind === "orphan" && orphan.key.userId === bob.id && orphan.key.name === "deploy");
    assert.equal(posts().length, 1);
  });

  it("takes no token of one's own for the one that did not come to be", async () => {
    await start();
    coderd.faults.add({ method: "POST", path, times: 1 }, { kind: "reset", when: "before" });
    const outcome = await mint();
    assert.ok(outcome.kind === "lost" && outcome.fate.kind === "absent");
    coderd.createToken("olive", { name: "deploy" });
    assert.deepEqual(await recovered(), []);
    assert.deepEqual(await recovered(hour), []);
    assert.deepEqual(await records.journal.list(), []);
  });

  it("keeps looking for the lost one of another when the person's own gets the same name", async () => {
    await start();
    coderd.faults.add({ method: "POST", path, times: 1 }, { kind: "reset", when: "after" });
    await mint();
    const outcome = await mint({ ...request, owner: undefined });
    assert.ok(outcome.kind === "minted");
    await records.mint.delivered(outcome.secret.id);
    const [orphan] = await recovered();
    assert.ok(orphan?.kind === "orphan" && orphan.key.userId === bob.id);
  });

  it("still reads intents from before tokens could be another's, as the person's own", async () => {
    await start();
    await mint({ ...request, owner: undefined });
    const [intent] = await records.journal.list();
    assert.ok(intent && !("owner" in intent.request));
    await records.vault.remove(intent.id);
    const [orphan] = await recovered();
    assert.ok(orphan?.kind === "orphan" && orphan.key.userId === session.record.userId);
  });

  it("retires at once what came broader, or as somebody else's, than was asked for", async () => {
    await start();
    const lies = { deploy: { scopes: ["coder:all"] }, other: { user_id: session.record.userId } };
    for (const [name, merge] of Object.entries(lies)) {
      coderd.faults.add({ method: "GET", path: "/api/v2/users/me/keys/*" }, { kind: "lie", merge });
      assert.deepEqual(await mint({ ...request, name }), { kind: "broader", retirement: "expired" });
      const key = keysOf(bob).find(({ tokenName }) => tokenName === name);
      assert.ok(key && key.expiresAt <= coderd.clock.now());
      assert.deepEqual(await records.vault.list(), []);
      coderd.faults.clear();
    }
  });

  it("ends the token of that person whose place it took, and no other", async () => {
    await start();
    const old = coderd.createToken("bob", { name: "old" }).slice(0, 10);
    const replaces = { tokenId: old, name: "old", ending: { kind: "after", seconds: 0 } } as const;
    await mint({ ...request, replaces });
    const [intent] = await records.journal.list();
    const pending = intent && retirementAfter(intent, Date.now());
    assert.ok(pending?.ownerId === bob.id && pending.userId === session.record.userId);
    const asOwn = { ...pending, ownerId: undefined };
    assert.equal((await lookWhetherDue(session, asOwn)).kind, "another");
    assert.equal((await lookWhetherDue(session, pending)).kind, "due");
    assert.deepEqual(await carryOut(session, pending), { kind: "retired", how: "expired" });
    await session.client.keys.delete(old);
    assert.equal((await lookWhetherDue(session, pending)).kind, "overAlready");
  });

  for (const [username, profile] of [
    ["alice", "2.35.1"],
    ["alice", "2.31.0"],
  ] as const) {
    it(`makes nothing and leaves nothing behind when a member may not, on v${profile}`, async () => {
      await start(username, profile);
      await assert.rejects(mint(), (error) => error instanceof NotFoundOrForbidden || profile === "2.31.0");
      assert.deepEqual(await records.journal.list(), []);
      assert.deepEqual(
        keysOf(bob).filter(({ tokenName }) => tokenName === "deploy"),
        [],
      );
    });
  }
});
