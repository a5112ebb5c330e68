import assert from "node:assert/strict";
import { buildCatalog, type Catalog } from "../../../src/core";
import { Rejected } from "../../../src/coder";
import { SecretStore } from "../../../src/platform/secretStore";
import type { SignedIn } from "../../../src/session/sessionState";
import { MintJournal } from "../../../src/tokens/journal";
import { Mint } from "../../../src/tokens/mint";
import type { TokenRequest } from "../../../src/tokens/mintIntent";
import { findOrphans } from "../../../src/tokens/recovery";
import { Vault } from "../../../src/tokens/vault";
import { type Coderd, type ProfileName, startCoderd } from "../../coderd";
import { MemoryMemento, memoryLog, MemorySecrets } from "../../support/memory";
import { signedInAt } from "../../support/signedIn";

const tokensPath = "/api/v2/users/me/keys/tokens";
const workspaceRead: TokenRequest = {
  name: "reads-workspaces",
  lifetimeSeconds: 3600,
  grant: { scopes: ["workspace:read"], allowList: [] },
};
const hour = 3_600_000;

describe("minting a token", () => {
  let coderd: Coderd;
  let session: SignedIn;
  let catalog: Catalog;
  let secrets: MemorySecrets;
  let journal: MintJournal;
  let vault: Vault;
  let mint: Mint;

  async function start(profile: ProfileName): Promise<void> {
    coderd = await startCoderd({ profile });
    session = await signedInAt(coderd, "alice");
    const [names, { version }] = await Promise.all([session.client.scopeNames(), session.client.buildInfo()]);
    catalog = buildCatalog(names, version);
    const log = memoryLog();
    secrets = new MemorySecrets();
    journal = new MintJournal(new MemoryMemento());
    vault = new Vault(new SecretStore({ secrets }, log));
    mint = new Mint(journal, vault, log);
    coderd.log.clear();
  }

  const posts = () => coderd.log.find({ method: "POST", path: tokensPath });
  const tokensNamed = async (name: string) =>
    (await session.client.tokens.list({ includeExpired: true })).filter((key) => key.name === name);

  afterEach(async () => {
    session.client.dispose();
    await coderd.stop();
  });

  describe("at a server that answers", () => {
    beforeEach(() => start("2.35.1"));

    it("sends exactly what was asked, once", async () => {
      await mint.mint(session, catalog, workspaceRead);
      assert.equal(posts().length, 1);
      assert.deepEqual(JSON.parse(posts()[0]?.body ?? ""), {
        token_name: "reads-workspaces",
        lifetime: 3_600_000_000_000,
        scopes: ["workspace:read"],
      });
    });

    it("has the secret in the vault, confirmed by reading the token back", async () => {
      const outcome = await mint.mint(session, catalog, workspaceRead);
      const [waiting] = await vault.list();
      assert.deepEqual(outcome, { kind: "minted", secret: waiting, isSafe: true });
      assert.match(waiting?.secret ?? "", /^[0-9A-Za-z]{10}-[0-9A-Za-z]{22}$/);
      const [stored] = await tokensNamed("reads-workspaces");
      assert.equal(waiting?.confirmedUntil, stored?.expiresAt.toISOString());
    });

    it("keeps the intent in the journal until the secret is delivered, and never the secret", async () => {
      const outcome = await mint.mint(session, catalog, workspaceRead);
      assert.equal(outcome.kind, "minted");
      const [intent] = journal.list();
      assert.deepEqual(intent?.request, workspaceRead);
      const [waiting] = await vault.list();
      assert.ok(waiting && !JSON.stringify(journal.list()).includes(waiting.secret));
      await mint.delivered(waiting.id);
      assert.deepEqual(journal.list(), []);
      assert.equal(secrets.values.size, 0);
    });

    it("is not thrown off by a keyring that refuses: the secret is handed on, told as not safe", async () => {
      secrets.fail = new Error("the keyring is locked");
      const outcome = await mint.mint(session, catalog, workspaceRead);
      assert.ok(outcome.kind === "minted" && !outcome.isSafe);
      assert.match(outcome.secret.secret, /^[0-9A-Za-z]{10}-/);
    });

    it("hands the secret over, not confirmed, when the token cannot be read back", async () => {
      coderd.faults.add(
        { method: "GET", path: "/api/v2/users/me/keys/*" },
        { kind: "reset", when: "before" },
      );
      const outcome = await mint.mint(session, catalog, workspaceRead);
      assert.ok(outcome.kind === "minted" && outcome.secret.confirmedUntil === undefined);
    });

    it("leaves nothing behind when the server refuses", async () => {
      await mint.mint(session, catalog, workspaceRead);
      const [first] = await vault.list();
      await mint.delivered(first?.id ?? "");
      await assert.rejects(mint.mint(session, catalog, workspaceRead), (error) => {
        assert.ok(error instanceof Rejected && error.isConflict);
        return true;
      });
      assert.deepEqual(journal.list(), []);
    });

    it("finds the orphan when the answer is lost, and sends no second request", async () => {
      coderd.faults.add({ method: "POST", path: tokensPath, times: 1 }, { kind: "reset", when: "after" });
      const outcome = await mint.mint(session, catalog, workspaceRead);
      assert.ok(outcome.kind === "lost" && outcome.fate.kind === "orphan");
      assert.equal(outcome.fate.key.name, "reads-workspaces");
      assert.equal(posts().length, 1);
      assert.equal((await tokensNamed("reads-workspaces")).length, 1);
    });

    it("knows that nothing was made when the connection broke before the server acted", async () => {
      coderd.faults.add({ method: "POST", path: tokensPath, times: 1 }, { kind: "reset", when: "before" });
      const outcome = await mint.mint(session, catalog, workspaceRead);
      assert.ok(outcome.kind === "lost" && outcome.fate.kind === "absent");
      assert.deepEqual(journal.list(), []);
    });

    it("finds an orphan at the next start when nothing could be asked at the time", async () => {
      coderd.faults.add({ method: "POST", path: tokensPath, times: 1 }, { kind: "reset", when: "after" });
      coderd.faults.add({ method: "GET", path: tokensPath }, { kind: "reset", when: "before" });
      const outcome = await mint.mint(session, catalog, workspaceRead);
      assert.ok(outcome.kind === "lost" && outcome.fate.kind === "unknown");
      coderd.faults.clear();
      assert.deepEqual(await findOrphans(journal, vault, session, Date.now()), [], "it may be under way");
      const [orphan] = await findOrphans(journal, vault, session, Date.now() + hour);
      assert.equal(orphan?.key.name, "reads-workspaces");
    });
  });

  for (const profile of ["2.20", "2.27"] as const) {
    it(`retires at once a token that v${profile} makes broader than asked`, async () => {
      await start(profile);
      const outcome = await mint.mint(session, catalog, {
        ...workspaceRead,
        grant: { scopes: ["workspace:read"], allowList: [{ type: "workspace", id: "*" }] },
      });
      assert.deepEqual(outcome, { kind: "broader", retirement: "deleted" });
      assert.deepEqual(await tokensNamed("reads-workspaces"), []);
      assert.equal(secrets.values.size, 0);
    });
  }

  it("retires by expiring where the server can", async () => {
    await start("2.35.1");
    coderd.faults.add(
      { method: "GET", path: "/api/v2/users/me/keys/*" },
      { kind: "lie", merge: { scopes: ["coder:all"] } },
    );
    const outcome = await mint.mint(session, catalog, workspaceRead);
    assert.deepEqual(outcome, { kind: "broader", retirement: "expired" });
    coderd.faults.clear();
    const [key] = await tokensNamed("reads-workspaces");
    assert.ok(key && key.expiresAt.getTime() <= Date.now() + 1000);
  });
});
