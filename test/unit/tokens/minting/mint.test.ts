import assert from "node:assert/strict";
import { Rejected } from "../../../../src/coder";
import { buildCatalog, type Catalog } from "../../../../src/core";
import { Secret } from "../../../../src/core/token/secret";
import type { SignedIn } from "../../../../src/session/sessionState";
import { NotWritten } from "../../../../src/tokens/durable/notWritten";
import type { TokenRequest } from "../../../../src/tokens/key/tokenRequest";
import type { MintJournal } from "../../../../src/tokens/minting/journal";
import type { KnownTokens } from "../../../../src/tokens/minting/knownTokens";
import type { Mint } from "../../../../src/tokens/minting/mint";
import { recover, type UnfinishedMint } from "../../../../src/tokens/minting/recovery";
import type { Vault } from "../../../../src/tokens/secrets/vault";
import type { WaitingSecret } from "../../../../src/tokens/secrets/waitingSecret";
import { type Coderd, type ProfileName, startCoderd } from "../../../coderd";
import { plain } from "../../../support/plain";
import { signedInAt } from "../../../support/signedIn";
import { startTokenRecords, type TestRecords } from "../../../support/tokenRecords";

const tokensPath = "/api/v2/users/me/keys/tokens";
const workspaceRead: TokenRequest = {
  name: "reads-workspaces",
  lifetimeSeconds: 3600,
  grant: { scopes: ["workspace:read"], allowList: [] },
};
/** What the server has of it. */
const asAsked = { scopes: ["workspace:read"], lifetime: 3_600_000 };
const waitingSecret: WaitingSecret = {
  version: 1,
  id: "",
  deployment: "https://coder.example.com",
  username: "alice",
  name: "deploy",
  tokenId: "abcdefghij",
  secret: new Secret("abcdefghij-0123456789abcdefghijkl"),
  mintedAt: new Date(0).toISOString(),
  summary: "",
};
const minute = 60_000;
const hour = 60 * minute;

describe("minting a token", () => {
  let coderd: Coderd;
  let session: SignedIn;
  let catalog: Catalog;
  let records: TestRecords;
  let journal: MintJournal;
  let vault: Vault;
  let mint: Mint;
  let known: KnownTokens;

  async function start(profile: ProfileName): Promise<void> {
    coderd = await startCoderd({ profile });
    session = await signedInAt(coderd, "alice");
    const [names, { version }] = await Promise.all([session.client.scopeNames(), session.client.buildInfo()]);
    catalog = buildCatalog(names, version);
    records = startTokenRecords();
    ({ journal, vault, mint, known } = records);
    coderd.log.clear();
  }

  const posts = () => coderd.log.find({ method: "POST", path: tokensPath });
  const tokensNamed = async (name: string) =>
    (await session.client.tokens.list({ includeExpired: true })).items.filter((key) => key.name === name);

  afterEach(async () => {
    session.client.dispose();
    records.remove();
    await coderd.stop();
  });

  /** What a later start finds; nobody else is at work then. */
  async function recovered(later = 0, isAtWork = () => false): Promise<readonly UnfinishedMint[]> {
    const { log } = records;
    const catalogOf = () => Promise.resolve(catalog);
    const recovery = { journal, vault, mint, known, log, catalogOf, isAtWork };
    return (await recover(recovery, session, Date.now() + later)).findings;
  }

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
      assert.deepEqual(plain(outcome), plain({ kind: "minted", secret: waiting, isSafe: true }));
      assert.match(waiting?.secret.expose() ?? "", /^[0-9A-Za-z]{10}-[0-9A-Za-z]{22}$/);
      const [stored] = await tokensNamed("reads-workspaces");
      assert.equal(waiting?.confirmedUntil, stored?.expiresAt.toISOString());
    });

    it("keeps the intent in the journal until the secret is delivered, and never the secret", async () => {
      const outcome = await mint.mint(session, catalog, workspaceRead);
      assert.equal(outcome.kind, "minted");
      const [intent] = await journal.list();
      assert.deepEqual(intent?.request, workspaceRead);
      const [waiting] = await vault.list();
      assert.equal(intent.tokenId, waiting?.tokenId);
      assert.ok(waiting && !records.onDisk().includes(waiting.secret.expose().slice(11)));
      await mint.delivered(waiting.id);
      assert.deepEqual(await journal.list(), []);
      assert.deepEqual(await vault.list(), []);
      for (const trace of [waiting.tokenId, waiting.name])
        assert.ok(!records.onDisk().includes(trace), "nothing of it stays");
    });

    it("is not thrown off by a keyring that refuses: the secret is handed on, told as not safe", async () => {
      records.secrets.fail = new Error("the keyring is locked");
      const outcome = await mint.mint(session, catalog, workspaceRead);
      assert.ok(outcome.kind === "minted" && !outcome.isSafe);
      assert.match(outcome.secret.secret.expose(), /^[0-9A-Za-z]{10}-/);
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
      assert.deepEqual(await journal.list(), []);
    });

    it("finds the orphan when the answer is lost, and sends no second request", async () => {
      coderd.faults.add({ method: "POST", path: tokensPath, times: 1 }, { kind: "reset", when: "after" });
      const outcome = await mint.mint(session, catalog, workspaceRead);
      assert.ok(outcome.kind === "lost" && outcome.fate.kind === "orphan");
      assert.equal(outcome.fate.key.name, "reads-workspaces");
      assert.equal(posts().length, 1);
      assert.equal((await tokensNamed("reads-workspaces")).length, 1);
    });

    it("keeps looking for a while when it seems that nothing was made: the request may be under way", async () => {
      coderd.faults.add({ method: "POST", path: tokensPath, times: 1 }, { kind: "reset", when: "before" });
      const outcome = await mint.mint(session, catalog, workspaceRead);
      assert.ok(outcome.kind === "lost" && outcome.fate.kind === "absent");
      coderd.createToken("alice", { name: "reads-workspaces", ...asAsked });
      const [late] = await recovered();
      assert.ok(late?.kind === "orphan" && late.key.name === "reads-workspaces");
    });

    it("stops looking once the request can no longer arrive", async () => {
      coderd.faults.add({ method: "POST", path: tokensPath, times: 1 }, { kind: "reset", when: "before" });
      await mint.mint(session, catalog, workspaceRead);
      assert.deepEqual(await recovered(minute), []);
      assert.equal((await journal.list()).length, 1);
      assert.deepEqual(await recovered(hour), []);
      assert.deepEqual(await journal.list(), []);
    });

    it("finds an orphan later when nothing could be asked at the time", async () => {
      coderd.faults.add({ method: "POST", path: tokensPath, times: 1 }, { kind: "reset", when: "after" });
      coderd.faults.add({ method: "GET", path: tokensPath }, { kind: "reset", when: "before" });
      const outcome = await mint.mint(session, catalog, workspaceRead);
      assert.ok(outcome.kind === "lost" && outcome.fate.kind === "unknown");
      coderd.faults.clear();
      const [orphan] = await recovered();
      assert.ok(orphan?.kind === "orphan" && orphan.key.name === "reads-workspaces");
    });

    it("never takes the token that had the name before for the one whose answer was lost", async () => {
      coderd.createToken("alice", { name: "reads-workspaces" });
      coderd.faults.add({ method: "POST", path: tokensPath, times: 1 }, { kind: "reset", when: "after" });
      const outcome = await mint.mint(session, catalog, workspaceRead);
      assert.ok(outcome.kind === "lost" && outcome.fate.kind === "absent");
      assert.deepEqual(await recovered(hour), []);
    });

    it("never takes a second, delivered token of that name for the one whose answer was lost", async () => {
      coderd.faults.add({ method: "POST", path: tokensPath, times: 1 }, { kind: "reset", when: "after" });
      const lost = await mint.mint(session, catalog, workspaceRead);
      assert.ok(lost.kind === "lost" && lost.fate.kind === "orphan");
      await session.client.keys.delete(lost.fate.key.id);
      const second = await mint.mint(session, catalog, workspaceRead);
      assert.ok(second.kind === "minted");
      await mint.delivered(second.secret.id);
      assert.deepEqual(await recovered(hour), []);
    });

    it("leaves alone what another living window has under way", async () => {
      await mint.mint(session, catalog, workspaceRead);
      const [intent] = await journal.list();
      assert.ok(intent);
      await journal.write({ ...intent, phase: "underWay" });
      await vault.remove(intent.id);
      assert.deepEqual(await recovered(0, () => true), []);
      assert.equal((await recovered())[0]?.kind, "orphan");
    });

    it("sends nothing when the intent cannot be written down", async () => {
      await vault.prepare();
      records.failNext("open", "ENOSPC");
      await assert.rejects(mint.mint(session, catalog, workspaceRead), (error) => {
        assert.ok(error instanceof NotWritten && error.code === "ENOSPC");
        return true;
      });
      assert.equal(posts().length, 0);
    });

    it("says that a secret is not safe when the disk is full, and does not lose the token", async () => {
      records.failFrom("sealed", "ENOSPC");
      const outcome = await mint.mint(session, catalog, workspaceRead);
      assert.ok(outcome.kind === "minted" && !outcome.isSafe);
      assert.equal((await journal.list()).length, 1);
    });

    it("keeps a secret that VS Code had not yet written when its process died", async () => {
      const outcome = await mint.mint(session, catalog, workspaceRead);
      assert.ok(outcome.kind === "minted");
      records.loseUnwritten();
      const [waiting] = await vault.list();
      assert.deepEqual(plain(waiting), plain(outcome.secret));
    });

    it("does not offer again what an earlier version delivered when VS Code forgot to forget it", async () => {
      const old = { ...waitingSecret, id: "of-an-earlier-version" };
      records.secrets.values.set(`waiting:${old.id}`, JSON.stringify(plain(old)));
      assert.deepEqual(plain(await vault.list()), plain([old]));
      await vault.forgetLeftovers(() => Promise.resolve(true));
      assert.deepEqual(plain(await vault.list()), plain([old]), "what was not delivered stays");
      await vault.forgetLeftovers((id) => journal.isOpen(id));
      assert.deepEqual(await vault.list(), []);
    });

    it("does not call a token lost whose secret the keyring does not open for now", async () => {
      const outcome = await mint.mint(session, catalog, workspaceRead);
      assert.ok(outcome.kind === "minted");
      records.secrets.fail = new Error("the keyring is locked");
      assert.deepEqual(await recovered(), [], "the window that made it has it by heart");
      ({ vault, known } = records.reopen());
      assert.deepEqual(
        (await recovered()).map(({ kind }) => kind),
        ["shut"],
      );
      records.secrets.fail = undefined;
      assert.deepEqual(await recovered(), []);
    });

    it("compares a token at the next start when its window died before", async () => {
      coderd.faults.add(
        { method: "GET", path: "/api/v2/users/me/keys/*" },
        { kind: "reset", when: "before" },
      );
      await mint.mint(session, catalog, workspaceRead);
      coderd.faults.clear();
      coderd.faults.add(
        { method: "GET", path: "/api/v2/users/me/keys/*" },
        { kind: "lie", merge: { scopes: ["coder:all"] } },
      );
      const [finding] = await recovered();
      assert.ok(finding?.kind === "broader" && finding.retirement === "expired");
      assert.deepEqual(await vault.list(), []);
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
      assert.deepEqual(await vault.list(), []);
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
