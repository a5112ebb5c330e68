import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import os from "node:os";
import path from "node:path";
import { CoderClient, Rejected } from "../../../src/coder";
import { buildCatalog, type Catalog } from "../../../src/core";
import type { SignedIn } from "../../../src/session/sessionState";
import { NotWritten } from "../../../src/tokens/durable/notWritten";
import { finishDelivery } from "../../../src/tokens/finishDelivery";
import type { Owner, TokenRequest } from "../../../src/tokens/key/tokenRequest";
import { recover, type UnfinishedMint } from "../../../src/tokens/minting/recovery";
import { newKeyPair } from "../../../src/tokens/secrets/seal";
import { type Coderd, type Fault, startCoderd } from "../../coderd";
import { findUser } from "../../coderd/state/store";
import { memoryLog } from "../../support/memory";
import { signedInAt } from "../../support/signedIn";
import { liveOn, type Process, startProcess, type World } from "./kill/life";
import type { Orders } from "./kill/mintAndDie.main";
import { type Fate, mortal, ways } from "./kill/mortal";

/** How many processes end. The nightly run asks for a thousand. */
const runs = Number(process.env["RUNS"] ?? 160);
/** Of these so many are processes of their own that the system kills; they take longer. */
const killed = Math.ceil(runs / 20);

const tokensPath = "/api/v2/users/*/keys/tokens";
const hour = 3_600_000;

/** How long the one that dies waits for an answer, in ms; the others wait long. */
const patience = 150;

/** What becomes of the request that makes the token. */
const faults: Readonly<Record<string, Fault | undefined>> = {
  "the answer comes": undefined,
  "the answer is lost": { kind: "reset", when: "after" },
  "the request is lost": { kind: "reset", when: "before" },
  "the answer comes too late": { kind: "delay", milliseconds: 2 * patience },
  "half of the answer comes": { kind: "cut" },
};

/** What was seen of a life; `sent` are its requests to make a token, as the server counted them. */
type Seen = {
  reached: boolean;
  safe: boolean;
  kept: boolean;
  hadIt: boolean;
  notWritten: boolean;
  sent: number;
};

/**
 * What else goes on: nothing; no key was ever made; the person creates the token again at once; another window of the same
 * browser, with its own copy of the keyring, makes a token, too, and no key was ever made.
 */
const companies = ["alone", "noKey", "again", "twoWindows"] as const;
type Company = (typeof companies)[number];

/** What the others did: the id of a token that was delivered, and the name of one whose secret waits. */
type Others = { delivered?: string; waits?: string; sends?: boolean };

/** The keyring of one window: it begins with what is on the disk, and is written there at once. */
function keyringOf(disk: { keyring: ReadonlyMap<string, string> }): Pick<World, "keyring" | "onKeyring"> {
  return { keyring: disk.keyring, onKeyring: (values) => (disk.keyring = new Map(values)) };
}

describe("a process that dies while it mints", function () {
  this.timeout(600_000);

  let coderd: Coderd;
  let session: SignedIn;
  let catalog: Catalog;
  let folder: string;
  let bob: Owner;
  let request: TokenRequest;
  let bystander: string;
  let old: string;
  let count = 0;

  /** A key pair that was made long ago, as most lives find one. */
  const pairId = "11111111-1111-4111-8111-111111111111";
  const pair = newKeyPair();
  const sealing: readonly [string, string] = [
    `sealing:${pairId}`,
    JSON.stringify({ version: 2, privateKey: pair.privateKey.expose() }),
  ];
  const withPair = (): void => {
    mkdirSync(path.join(folder, "keys"));
    writeFileSync(
      path.join(folder, "keys", `${pairId}.json`),
      JSON.stringify({
        version: 1,
        id: pairId,
        publicKey: pair.publicKey,
        madeAt: new Date(0).toISOString(),
      }),
    );
  };
  /** What VS Code has of the keyring: each run has its own, so that what outlives a run does not reach the next one. */
  let disk: { keyring: ReadonlyMap<string, string> };

  before(async () => {
    coderd = await startCoderd();
    session = await signedInAt(coderd, "olive");
    bob = { id: findUser(coderd.store, "bob")?.id ?? "", username: "bob" };
    const [names, { version }] = await Promise.all([session.client.scopeNames(), session.client.buildInfo()]);
    catalog = buildCatalog(names, version);
  });
  after(async () => {
    session.client.dispose();
    await coderd.stop();
  });

  function prepare(company: Company = "alone"): void {
    count += 1;
    folder = mkdtempSync(path.join(os.tmpdir(), "coder-access-kill-"));
    const hasKey = company === "alone" || company === "again";
    disk = { keyring: new Map(hasKey ? [sealing] : []) };
    if (hasKey) withPair();
    // Every other token is another person's.
    const owner = count % 2 === 0 ? bob : undefined;
    const whose = owner?.username ?? "olive";
    bystander = coderd.createToken(whose, { name: `bystander-${count}` }).slice(0, 10);
    old = coderd.createToken(whose, { name: `deploy-${count}` }).slice(0, 10);
    request = {
      owner,
      name: `deploy-${count}-2`,
      lifetimeSeconds: 3600,
      grant: { scopes: ["workspace:read"], allowList: [] },
      replaces: { tokenId: old, name: `deploy-${count}`, ending: { kind: "after", seconds: 0 } },
    };
    coderd.log.clear();
  }

  const posts = () => coderd.log.count({ method: "POST", path: tokensPath });
  const stateOf = (id: string) => coderd.store.keys.get(id);
  const isAlive = (id: string) => (stateOf(id)?.expiresAt ?? new Date(0)) > coderd.clock.now();

  /** Lives until its end, whatever that is, and tells what was seen of it. */
  async function liveOnce(fate: Fate, saysSo: boolean, kept: () => boolean): Promise<Seen> {
    const seen: Seen = {
      reached: false,
      safe: false,
      kept: false,
      hadIt: false,
      notWritten: false,
      sent: 0,
    };
    let died: () => void = () => undefined;
    const death = new Promise<void>((resolve) => (died = resolve));
    const self = mortal({
      ...fate,
      die: () => {
        died();
        return new Promise(() => undefined);
      },
    });
    const life = startProcess(self, {
      folder,
      ...keyringOf(disk),
      session,
      log: memoryLog(),
      patience,
    });
    const living = liveOn(life, catalog, request, {
      onOutcome: (outcome) => {
        seen.reached = outcome.kind === "minted";
        seen.safe = outcome.kind === "minted" && outcome.isSafe;
      },
      onHaveIt: () => (seen.hadIt = saysSo),
    }).catch((error: unknown) => {
      if (error instanceof NotWritten) seen.notWritten = true;
    });
    await Promise.race([living, death]);
    seen.kept = kept();
    seen.sent = posts();
    life.session.client.dispose();
    for (const file of self.opened) await file.close().catch(() => undefined);
    return seen;
  }

  /** The next start: nobody else is at work, and an hour later everything that was under way has come or not. */
  async function startAgain(later: number): Promise<{ findings: readonly UnfinishedMint[]; next: Process }> {
    const log = memoryLog();
    const next = startProcess(mortal(undefined), {
      folder,
      ...keyringOf(disk),
      session,
      log,
      patience: 10_000,
    });
    const recovery = { ...next, log, catalogOf: () => Promise.resolve(catalog), isAtWork: () => false };
    await next.vault.forgetLeftovers((id) => next.journal.isOpen(id));
    const { findings } = await recover(recovery, next.session, Date.now() + later);
    await next.retiring.lookAfter();
    return { findings, next };
  }

  /** A window of its own, whose copy of the keyring is from when it was opened. */
  const openWindow = (log = memoryLog()) =>
    startProcess(mortal(undefined), {
      folder,
      ...keyringOf(disk),
      session,
      log,
      patience: 10_000,
    });

  /** The person creates the token again and takes its secret, before anybody looked what became of the first. */
  async function createAgain(): Promise<Others> {
    const life = openWindow();
    const others: Others = { sends: true };
    await liveOn(life, catalog, request, {
      onOutcome: (outcome) => {
        if (outcome.kind === "minted") others.delivered = outcome.secret.tokenId;
      },
    }).catch((error: unknown) => {
      // The first one has the name.
      if (!(error instanceof Rejected && error.isConflict)) throw error;
    });
    life.session.client.dispose();
    return others;
  }

  /** Another window makes a token of its own, and is closed before anybody takes the secret. */
  async function createElsewhere(
    life: Process,
    log: { readonly lines: readonly string[] },
    what: string,
  ): Promise<Others> {
    const name = `${request.name}-elsewhere`;
    const outcome = await life.mint.mint(life.session, catalog, { ...request, name, replaces: undefined });
    assert.ok(
      outcome.kind === "minted" && outcome.isSafe,
      `${what}: the other window could not keep its secret: ${log.lines.join()}`,
    );
    life.session.client.dispose();
    return { waits: name, sends: true };
  }

  const sealedFiles = () =>
    existsSync(path.join(folder, "sealed"))
      ? readdirSync(path.join(folder, "sealed")).filter((name) => name.endsWith(".json"))
      : [];

  async function judge(seen: Seen, what: string, others: Others = {}): Promise<string> {
    const isTaken = others.delivered !== undefined;
    const made = [...coderd.store.keys.all()].filter(({ tokenName }) => tokenName === request.name);
    const sent = posts();
    assert.ok(sent <= (others.sends ? 2 : 1) && made.length <= 1, `${what}: a second token was made`);
    const { findings, next } = await startAgain(hour);
    const all = await next.vault.list();
    const waiting = all.filter(({ name }) => name === request.name);
    if (others.waits !== undefined) {
      assert.ok(
        all.some(({ name }) => name === others.waits),
        `${what}: another window's secret is lost`,
      );
    }
    const [token] = made;
    const isWaiting = waiting.some(({ tokenId }) => tokenId === token?.id);
    const isOrphan = findings.some((finding) => finding.kind === "orphan" && finding.key.id === token?.id);
    assert.ok(
      findings.every(({ kind }) => kind === "orphan"),
      `${what}: ${findings.map(({ kind }) => kind).join()}`,
    );
    if ((seen.kept || seen.safe) && !seen.hadIt) assert.ok(isWaiting, `${what}: the secret is lost`);
    if (seen.safe && seen.hadIt) assert.ok(!isOrphan, `${what}: what the person has is called lost`);
    if (isTaken)
      assert.ok(!isOrphan && others.delivered === token?.id, `${what}: a token in use is called lost`);
    if (token && !seen.hadIt && !isTaken)
      assert.ok(isWaiting || isOrphan, `${what}: an orphan is not noticed`);
    if (!token) assert.deepEqual([waiting.length, findings.length], [0, 0], `${what}: nothing was made`);
    if (seen.notWritten && !seen.reached)
      assert.equal(seen.sent, 0, `${what}: something was sent without a note`);

    if (seen.notWritten && seen.hadIt && seen.safe)
      assert.ok(isWaiting, `${what}: it failed and the secret is gone`);
    for (const { secret } of all) {
      const client = new CoderClient({ deployment: session.deployment, session: secret });
      await client.checkPermissions({});
      client.dispose();
      const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) =>
        entry.isFile(),
      );
      for (const file of files) {
        const text = readFileSync(path.join(file.parentPath, file.name), "utf8");
        assert.ok(!text.includes(secret.expose().slice(11)), `${what}: the secret is readable on the disk`);
      }
    }
    assert.ok(isAlive(bystander), `${what}: another token was ended`);
    if (!seen.hadIt && !isTaken)
      assert.ok(isAlive(old), `${what}: the old token ended before the new secret was taken`);
    // The person says it (again), and the old token ends.
    for (const { id } of all) {
      await finishDelivery(id, { ...next, retirements: next.retiring });
      await next.retiring.lookAfter();
    }
    if (waiting.length > 0 || (seen.hadIt && seen.kept))
      assert.ok(!isAlive(old), `${what}: the old token lives on`);
    assert.equal(posts(), sent, `${what}: recovery made a token`);
    const again = await startAgain(2 * hour);
    assert.deepEqual(
      again.findings.map(({ kind }) => kind),
      findings.map(({ kind }) => kind),
      `${what}: another start finds something else`,
    );
    assert.deepEqual(await again.next.vault.list(), [], `${what}: what was delivered comes back`);
    next.session.client.dispose();
    again.next.session.client.dispose();
    rmSync(folder, { recursive: true, force: true });
    return isWaiting ? "secret kept" : isOrphan ? "orphan found" : token ? "delivered" : "nothing made";
  }

  /** Every step of a life that nobody ends, by name. */
  async function stepsOfALife(
    fault: Fault | undefined,
    saysSo: boolean,
    company: Company = "alone",
  ): Promise<readonly string[]> {
    prepare(company);
    if (fault) coderd.faults.add({ method: "POST", path: tokensPath, times: 1 }, fault);
    const self = mortal(undefined);
    const life = startProcess(self, {
      folder,
      keyring: disk.keyring,
      onKeyring: () => undefined,
      session,
      log: memoryLog(),
      patience,
    });
    await liveOn(life, catalog, request, { onHaveIt: () => saysSo }).catch(() => undefined);
    coderd.faults.clear();
    life.session.client.dispose();
    rmSync(folder, { recursive: true, force: true });
    return self.names;
  }

  type Case = {
    fault: string;
    saysSo: boolean;
    company: Company;
    at: number;
    how: Fate["how"];
    step: string;
  };

  /** Every step of every kind of life, with every way of its ending there. */
  async function allCases(): Promise<readonly Case[]> {
    const cases: Case[] = [];
    for (const [fault, met] of Object.entries(faults)) {
      for (const company of companies) {
        for (const saysSo of met ? [true] : [true, false]) {
          for (const [index, step] of (await stepsOfALife(met, saysSo, company)).entries())
            for (const how of ways) cases.push({ fault, saysSo, company, at: index + 1, how, step });
        }
      }
    }
    return cases;
  }

  it(`loses no secret, overlooks no orphan and makes no second token, ${runs} times`, async () => {
    const cases = await allCases();
    const steps = new Set(cases.map(({ step }) => step));
    for (const step of [
      "POST",
      "keyring",
      "keyring read",
      "rename keys",
      "rename sealed",
      "unlink intents",
      "expire",
    ])
      assert.ok(steps.has(step), `nobody dies at ${step}`);

    const ends = new Map<string, number>();
    for (let run = 0; run < runs; run += 1) {
      // Spread over all cases; a large number goes through every one of them.
      const chosen = cases[Math.floor((run * cases.length) / Math.min(runs, cases.length)) % cases.length];
      const { fault, saysSo, company, at, how, step } = chosen ?? assert.fail();
      const what = `${fault}, ${company}, ${how} step ${at} (${step})`;
      prepare(company);
      const log = memoryLog();
      const elsewhere = company === "twoWindows" ? openWindow(log) : undefined;
      const met = faults[fault];
      if (met) coderd.faults.add({ method: "POST", path: tokensPath, times: 1 }, met);
      const seen = await liveOnce(
        { at, how, die: () => new Promise(() => undefined) },
        saysSo,
        () => sealedFiles().length > 0,
      );
      // It was for the one that died.
      if (posts() === 0) coderd.faults.clear();
      const others = elsewhere
        ? await createElsewhere(elsewhere, log, what)
        : company === "again"
          ? await createAgain()
          : {};
      // What came too late comes now.
      if (met?.kind === "delay") await new Promise((resolve) => setTimeout(resolve, met.milliseconds));
      coderd.faults.clear();
      const end = await judge(seen, what, others);
      ends.set(end, (ends.get(end) ?? 0) + 1);
    }
    const counts = [...ends].map(([end, times]) => `${times} ${end}`).join(", ");
    process.stdout.write(`      ${runs} lives, ${cases.length} cases: ${counts}\n`);
    // So few lives need not have met every end.
    if (runs < 60) return;
    for (const end of ["secret kept", "orphan found", "nothing made"])
      assert.ok(ends.has(end), `no run ended with: ${end}`);
  });

  it(`stands the system's own kill, ${killed} times`, async () => {
    const steps = await stepsOfALife(undefined, true);
    const program = path.join(__dirname, "kill", "mintAndDie.main.js");
    const ends = new Map<string, number>();
    let deaths = 0;
    for (let run = 0; run < killed; run += 1) {
      prepare();
      const at = 1 + Math.floor((run * steps.length) / killed);
      const how = run % 2 === 0 ? "after" : "before";
      writeFileSync(path.join(folder, "keyring"), JSON.stringify([sealing]));
      const orders: Orders = {
        url: coderd.url,
        session: session.record.session.expose(),
        userId: session.record.userId,
        folder,
        request,
        at,
        how,
      };
      const signal = await new Promise((resolve) => {
        const child = spawn(process.execPath, [program, JSON.stringify(orders)], { stdio: "ignore" });
        child.on("close", (_, ended) => resolve(ended));
      });
      if (signal === "SIGKILL") deaths += 1;
      const written = readFileSync(path.join(folder, "keyring"), "utf8");
      disk.keyring = new Map(JSON.parse(written) as [string, string][]);
      rmSync(path.join(folder, "keyring"));
      const has = (name: string) => existsSync(path.join(folder, name));
      const seen = {
        reached: has("minted"),
        safe: false,
        kept: sealedFiles().length > 0,
        hadIt: has("haveIt"),
        notWritten: false,
        sent: posts(),
      };
      const end = await judge(seen, `killed ${how} step ${at} (${steps[at - 1] ?? ""})`);
      ends.set(end, (ends.get(end) ?? 0) + 1);
    }
    const counts = [...ends].map(([end, times]) => `${times} ${end}`).join(", ");
    process.stdout.write(`      ${deaths} of ${killed} processes killed: ${counts}\n`);
    if (runs >= 60) assert.ok(deaths > killed / 2);
  });
});
