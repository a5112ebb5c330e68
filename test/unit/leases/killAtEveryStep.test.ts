import assert from "node:assert/strict";
import { existsSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { CoderClient } from "../../../src/coder";
import type { Secret } from "../../../src/core/token/secret";
import { Leases } from "../../../src/leases/leases";
import { openLeaseRecords } from "../../../src/leases/records/leaseRecords";
import type { SignedIn } from "../../../src/session/sessionState";
import { type Coderd, type Fault, type FaultRule, startCoderd } from "../../coderd";
import { memoryLog } from "../../support/memory";
import { signedInAt } from "../../support/signedIn";
import { type Fate, type Mortal, mortal, mortalFiles, mortalSession } from "../tokens/kill/mortal";
import { LeaseWindow } from "./leaseWindow";

/** How many processes end. The nightly run asks for a thousand. */
const runs = Number(process.env["RUNS"] ?? 160);

const tokens = "/api/v2/users/me/keys/tokens";
const keys = "/api/v2/users/me/keys/*";
const minute = 60_000;

/** How long the one that dies waits for an answer, in ms. */
const patience = 150;

/** What goes wrong beside it. */
const faults: Readonly<Record<string, readonly [FaultRule, Fault] | undefined>> = {
  nothing: undefined,
  "the answer is lost": [
    { method: "POST", path: tokens, times: 1 },
    { kind: "reset", when: "after" },
  ],
  "the request is lost": [
    { method: "POST", path: tokens, times: 1 },
    { kind: "reset", when: "before" },
  ],
  "the answer comes too late": [
    { method: "POST", path: tokens, times: 1 },
    { kind: "delay", milliseconds: 2 * patience },
  ],
  "half of the answer comes": [{ method: "POST", path: tokens, times: 1 }, { kind: "cut" }],
  "it comes broader": [
    { method: "GET", path: keys, times: 1 },
    { kind: "lie", merge: { scopes: ["coder:all"] } },
  ],
  "it cannot be read back": [
    { method: "GET", path: keys, times: 1 },
    { kind: "gateway", status: 502 },
  ],
  "it cannot be deleted": [
    { method: "DELETE", path: keys, times: 1 },
    { kind: "gateway", status: 502 },
  ],
};

/** What ends it: its holder, or the person, in this window or in another one. */
const ends = ["holder", "person", "elsewhere"] as const;

type Case = {
  readonly fault: string;
  readonly end: (typeof ends)[number];
  readonly at: number;
  readonly how: Fate["how"];
  readonly step: string;
};

/** A keyring has nothing to do with leases. */
const ways = ["before", "after", "full", "disposed"] as const;

describe("a window that dies while it has a lease", function () {
  this.timeout(600_000);
  let coderd: Coderd;
  let session: SignedIn;
  let folder: string;
  let secrets: string[];
  let clients: CoderClient[];

  before(async () => {
    coderd = await startCoderd();
    session = await signedInAt(coderd, "alice");
  });
  after(async () => {
    session.client.dispose();
    await coderd.stop();
  });

  /** The real parts on a mortal disk and network. */
  function startWindow(self: Mortal): { readonly leases: Leases; readonly session: SignedIn } {
    const log = memoryLog();
    const mine = mortalSession(self, session, patience);
    const leases = new Leases({
      ...openLeaseRecords(folder, log, mortalFiles(self)),
      sessions: { all: [mine], at: () => mine, onDidChange: () => ({ dispose: () => undefined }) },
      makeClient: (deployment, secret?: Secret) => {
        secrets.push(secret?.expose() ?? "");
        const client = new CoderClient({ deployment, session: secret });
        clients.push(client);
        return client;
      },
      log,
    });
    return { leases, session: mine };
  }

  /** Takes a lease for a process, and ends it. */
  async function live(self: Mortal, end: Case["end"]): Promise<void> {
    const { leases, session: mine } = startWindow(self);
    const lease = await leases.take(mine, {
      kind: "task",
      name: "push",
      grant: {
        scopes: ["workspace:read"],
        allowList: [{ type: "workspace", id: coderd.workspace("alpha").id }],
      },
    });
    assert.ok(lease);
    await self.step("environment", () => lease.environment());
    if (end === "holder") await lease.end();
    else if (end === "person") await leases.endAll(true);
    else await self.step("wait", () => Promise.resolve());
    await self.step("over", () => Promise.resolve());
  }

  async function liveUntilDeath(fate: Fate | undefined, end: Case["end"]): Promise<readonly string[]> {
    let died: () => void = () => undefined;
    const death = new Promise<void>((resolve) => (died = resolve));
    const self = mortal(
      fate && {
        ...fate,
        die: () => {
          died();
          return new Promise(() => undefined);
        },
      },
    );
    await Promise.race([live(self, end).catch(() => undefined), death]);
    for (const client of clients) client.dispose();
    for (const file of self.opened) await file.close().catch(() => undefined);
    return self.names;
  }

  function prepare(): void {
    folder = mkdtempSync(path.join(os.tmpdir(), "coder-access-kill-"));
    [secrets, clients] = [[], []];
    coderd.log.clear();
    coderd.faults.clear();
  }

  /** The journal as another process finds it some time later: its writer is dead. */
  function age(milliseconds: number): readonly string[] {
    const journal = path.join(folder, "leases");
    const names: string[] = [];
    for (const name of existsSync(journal) ? readdirSync(journal) : []) {
      if (!name.endsWith(".json")) continue;
      const file = path.join(journal, name);
      const record = JSON.parse(readFileSync(file, "utf8")) as {
        request: { name: string };
        window: { process: number };
        startedAt: string;
        askedAt?: string;
      };
      names.push(record.request.name);
      record.window.process = 2 ** 22 + 7;
      const earlier = (time: string) => new Date(Date.parse(time) - milliseconds).toISOString();
      record.startedAt = earlier(record.startedAt);
      if (record.askedAt !== undefined) record.askedAt = earlier(record.askedAt);
      writeFileSync(file, JSON.stringify(record));
    }
    return names;
  }

  /** One that came broader is expired before it is deleted: what is left of it then can do nothing. */
  const leased = () =>
    [...coderd.store.keys.all()].filter(
      ({ tokenName, expiresAt }) => tokenName.startsWith("lease: ") && expiresAt > coderd.clock.now(),
    );

  async function judge(what: string, end: Case["end"]): Promise<string> {
    const posts = coderd.log.count({ method: "POST", path: tokens });
    assert.ok(posts <= 1, `${what}: a second token was made`);
    const known = age(0);
    for (const { tokenName } of leased())
      assert.ok(known.includes(tokenName), `${what}: nobody knows of a lease`);
    const before = leased().length;

    const next = new LeaseWindow(session, folder);
    if (end === "elsewhere") await next.leases.endAll(true);
    else await next.leases.lookAfter();
    age(11 * minute);
    await next.leases.lookAfter();
    assert.deepEqual(leased(), [], `${what}: a lease outlives its window`);
    assert.deepEqual(await next.records.journal.list(), [], `${what}: something is left in the journal`);
    const folders = path.join(folder, "leaseFolders");
    assert.deepEqual(existsSync(folders) ? readdirSync(folders) : [], [], `${what}: a folder is left`);
    for (const secret of secrets.filter((each) => each !== ""))
      assert.ok(!next.onDisk().includes(secret.slice(11)), `${what}: the secret is on the disk`);
    assert.equal(
      coderd.log.count({ method: "POST", path: tokens }),
      posts,
      `${what}: a token was made later`,
    );
    next.remove();
    return before > 0 ? "left by the dead, ended by the next" : "ended by itself";
  }

  async function allCases(): Promise<readonly Case[]> {
    const cases: Case[] = [];
    for (const [fault, met] of Object.entries(faults)) {
      for (const end of ends) {
        prepare();
        if (met) coderd.faults.add(...met);
        const names = await liveUntilDeath(undefined, end);
        coderd.faults.clear();
        if (met?.[1].kind === "delay") await new Promise((resolve) => setTimeout(resolve, 3 * patience));
        for (const how of ways)
          for (const [index, step] of names.entries()) cases.push({ fault, end, at: index + 1, how, step });
        await judge(`${fault}, ${end}`, end);
      }
    }
    return cases;
  }

  it(`leaves no lease behind and none unknown, ${runs} times`, async () => {
    const cases = await allCases();
    const steps = new Set(cases.map(({ step }) => step));
    for (const step of ["POST", "readBack", "rename leases", "environment", "delete", "unlink leases"])
      assert.ok(steps.has(step), `nobody dies at ${step}: ${[...steps].join()}`);

    const found = new Map<string, number>();
    for (let run = 0; run < runs; run += 1) {
      // Spread over all cases; a large number goes through every one of them.
      const chosen = cases[Math.floor((run * cases.length) / Math.min(runs, cases.length)) % cases.length];
      const { fault, end, at, how, step } = chosen ?? assert.fail();
      prepare();
      const met = faults[fault];
      if (met) coderd.faults.add(...met);
      await liveUntilDeath({ at, how, die: () => new Promise(() => undefined) }, end);
      // What came too late comes now.
      if (met?.[1].kind === "delay") await new Promise((resolve) => setTimeout(resolve, 3 * patience));
      coderd.faults.clear();
      const how2 = await judge(`${fault}, ${end}, ${how} step ${at} (${step})`, end);
      found.set(how2, (found.get(how2) ?? 0) + 1);
    }
    const counts = [...found].map(([what, times]) => `${times} ${what}`).join(", ");
    process.stdout.write(`      ${runs} lives, ${cases.length} cases: ${counts}\n`);
  });
});
