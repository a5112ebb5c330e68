import assert from "node:assert/strict";
import { existsSync, readdirSync, renameSync } from "node:fs";
import path from "node:path";
import { CoderClient, Unreachable } from "../../../../src/coder";
import { Secret } from "../../../../src/core/token/secret";
import type { SignedIn } from "../../../../src/session/sessionState";
import type { Carried } from "../../../../src/tokens/retiring/carryOut";
import { lookAtToken } from "../../../../src/tokens/retiring/lookAtToken";
import type { PendingRetirement } from "../../../../src/tokens/retiring/retirement";
import { Retirements } from "../../../../src/tokens/retiring/retirements";
import { type Coderd, startCoderd } from "../../../coderd";
import { passTime } from "../../../support/serverClock";
import { signedInAt } from "../../../support/signedIn";
import { startTokenRecords, type TestRecords } from "../../../support/tokenRecords";

const hour = 3_600_000;
const keyPath = "/api/v2/users/me/keys/*";

describe("keeping a token after all", () => {
  let coderd: Coderd;
  let session: SignedIn;
  let records: TestRecords;
  let told: Carried["kind"][];

  beforeEach(async () => {
    coderd = await startCoderd();
    session = await signedInAt(coderd, "alice");
    records = startTokenRecords();
    told = [];
  });
  afterEach(async () => {
    session.client.dispose();
    records.remove();
    await coderd.stop();
  });

  const window = (at = session) =>
    new Retirements(
      records.retirements,
      () => at,
      (_, { kind }) => told.push(kind),
      records.log,
    );
  const isAlive = (id: string) => (coderd.store.keys.get(id)?.expiresAt ?? new Date(0)) > coderd.clock.now();
  async function due(name = "deploy", more: Partial<PendingRetirement> = {}): Promise<PendingRetirement> {
    const pending: PendingRetirement = {
      version: 1,
      tokenId: coderd.createToken("alice", { name, createdAt: new Date(Date.now() - hour) }).slice(0, 10),
      name,
      deployment: session.deployment.href,
      userId: session.record.userId,
      successor: `${name}-2`,
      dueAt: new Date(0).toISOString(),
      whenUnused: false,
      failures: 0,
      ...more,
    };
    await window().add(pending);
    return pending;
  }
  /** The name of the only record. */
  const onlyId = async () => (await records.retirements.ids())[0] ?? "";
  const writes = () =>
    coderd.log.entries.filter(({ method }) => method === "PUT" || method === "DELETE").length;
  /** Lets a request fail 150 ms after it was asked for, which it tells. */
  function failLate(call: "get" | "expire"): Promise<void> {
    return new Promise((resolve) => {
      const late = async (): Promise<never> => {
        resolve();
        await new Promise((done) => setTimeout(done, 150));
        throw new Unreachable(session.deployment, "reset", { sent: "no" });
      };
      Object.assign(session.client.keys, { [call]: late });
    });
  }
  /** Waits until the server has been asked for something. */
  async function asked(method: string, count = 1): Promise<void> {
    while (coderd.log.count({ method }) < count) await new Promise((resolve) => setTimeout(resolve, 5));
  }

  it("wins while the token is only looked at, in this window or another: nothing is sent, and it stays", async () => {
    for (const isSameWindow of [true, false]) {
      const pending = await due(`deploy-${String(isSameWindow)}`);
      const one = window();
      coderd.log.clear();
      const slow = coderd.faults.add({ method: "GET", path: keyPath }, { kind: "delay", milliseconds: 150 });
      const looking = one.lookAfter();
      await asked("GET");
      assert.equal(await (isSameWindow ? one : window()).keep(pending), "kept");
      await looking;
      slow.remove();
      assert.ok(isAlive(pending.tokenId));
      assert.equal(writes(), 0);
      assert.deepEqual([await records.retirements.list(), told], [[], []]);
    }
  });

  it("comes too late once the end was sent, and says so when the server has answered, in both windows", async () => {
    const pending = await due();
    const one = window();
    coderd.faults.add({ method: "PUT", path: "**" }, { kind: "delay", milliseconds: 150 });
    const looking = one.lookAfter();
    await asked("PUT");
    const kept = await Promise.all([one.keep(pending), window().keep(pending)]);
    assert.deepEqual(kept, ["nothingLeft", "nothingLeft"]);
    await looking;
    assert.ok(!isAlive(pending.tokenId));
    assert.deepEqual(told, ["retired"]);
  });

  it("still wins when the end that was under way fails", async () => {
    const pending = await due();
    const one = window();
    const failing = failLate("expire");
    const looking = one.lookAfter();
    await failing;
    assert.equal(await window().keep(pending), "kept");
    await looking;
    assert.ok(isAlive(pending.tokenId));
    assert.deepEqual(await records.retirements.list(), []);
  });

  it("is not undone by the look that was running: what was struck out is never written again", async () => {
    const pending = await due();
    const one = window();
    const failing = failLate("get");
    const looking = one.lookAfter();
    await failing;
    assert.equal(await window().keep(pending), "kept");
    await looking;
    assert.deepEqual(await records.retirements.list(), []);
    assert.deepEqual(told, []);
  });

  it("has nothing to strike out twice", async () => {
    const pending = await due();
    assert.equal(await window().keep(pending), "kept");
    assert.equal(await window().keep(pending), "nothingLeft");
    assert.ok(isAlive(pending.tokenId));
  });

  it("gives back what a window had taken that died, to be carried out at the next look, once", async () => {
    const pending = await due();
    const folder = path.join(records.folder, "retirements");
    const id = await onlyId();
    await records.retirements.take(id);
    const [taken = ""] = readdirSync(folder);
    // As a process that is no more would have left it.
    const dead = Buffer.from(JSON.stringify({ machine: "", process: 0, at: 0 })).toString("base64url");
    renameSync(path.join(folder, taken), path.join(folder, `${id}.${dead}.taken`));
    await Promise.all([window().lookAfter(), window().lookAfter()]);
    assert.ok(!isAlive(pending.tokenId));
    assert.deepEqual([told, readdirSync(folder)], [["retired"], []]);
  });

  it("leaves alone what a living window has taken", async () => {
    const pending = await due();
    const id = await onlyId();
    const taken = await records.retirements.take(id);
    assert.equal(await records.retirements.take(id), undefined);
    coderd.log.clear();
    await window().lookAfter();
    assert.equal(coderd.log.count(), 0);
    await taken?.giveBack({ ...pending, failures: 3 });
    assert.deepEqual(await records.retirements.list(), [{ ...pending, failures: 3 }]);
    assert.equal(await records.retirements.isTaken(id), false);
  });

  it("comes back as it was when the disk is full, and goes on", async () => {
    const pending = await due();
    const id = await onlyId();
    const taken = await records.retirements.take(id);
    records.failNext("open", "ENOSPC");
    await assert.rejects(taken?.giveBack({ ...pending, failures: 1 }) ?? Promise.resolve(), {
      name: "NotWritten",
    });
    assert.deepEqual(await records.retirements.list(), [pending]);
  });

  it("gives back a record that cannot be read, and nobody acts on it", async () => {
    await due();
    const id = await onlyId();
    const file = path.join(records.folder, "retirements", `${id}.json`);
    renameSync(file, `${file}.old`);
    assert.equal(await records.retirements.take(id), undefined);
    const { writeFileSync } = await import("node:fs");
    writeFileSync(file, "{");
    assert.equal(await records.retirements.take(id), undefined);
    assert.ok(existsSync(file));
  });

  it("one that fails does not keep another from its end", async () => {
    const [first, second] = [await due("first", { dueAt: new Date(1).toISOString() }), await due("second")];
    records.failNext("rename", "EIO");
    await window().lookAfter();
    assert.deepEqual([isAlive(first.tokenId), isAlive(second.tokenId)].sort(), [false, true]);
  });
});

describe("the clock of a deployment and the end of its tokens", () => {
  let coderd: Coderd;
  let session: SignedIn;
  let records: TestRecords;

  beforeEach(async () => {
    coderd = await startCoderd();
    session = await signedInAt(coderd, "alice");
    records = startTokenRecords();
  });
  afterEach(async () => {
    session.client.dispose();
    records.remove();
    await coderd.stop();
  });

  const pendingAt = (dueAt: Date, whenUnused = false): PendingRetirement => ({
    version: 1,
    tokenId: coderd
      .createToken("alice", {
        name: "deploy",
        createdAt: new Date(Date.now() - 60 * hour),
        lifetime: 500 * hour,
      })
      .slice(0, 10),
    name: "deploy",
    deployment: session.deployment.href,
    userId: session.record.userId,
    successor: "deploy-2",
    dueAt: dueAt.toISOString(),
    whenUnused,
    failures: 0,
  });
  const isAlive = (id: string) => coderd.store.keys.get(id)?.expiresAt ?? new Date(0);
  const look = async (pending: PendingRetirement) => {
    const window = new Retirements(
      records.retirements,
      () => session,
      () => undefined,
      records.log,
    );
    await window.add(pending);
    await window.lookAfter();
    window.dispose();
    return isAlive(pending.tokenId) > coderd.clock.now() ? "lives" : "ended";
  };

  it("ends nothing early when this machine is two days ahead, and learns so from the first look", async () => {
    // Two days ahead of the server: for the server it is two days earlier.
    coderd.clock.advance(-48 * hour);
    const pending = pendingAt(new Date(Date.now() - 24 * hour));
    await passTime(coderd, session, 0);
    coderd.log.clear();
    assert.equal(await look(pending), "lives");
    assert.equal(coderd.log.count({ method: "PUT" }), 0);
    assert.deepEqual(await records.retirements.list(), [pending], "and nothing of it is changed");
  });

  it("ends it in time when this machine is two days behind", async () => {
    await passTime(coderd, session, 48 * hour);
    assert.equal(await look(pendingAt(new Date(Date.now() + 47 * hour))), "ended");
  });

  it("does not call a token unused that was used a minute ago by the server's clock", async () => {
    await passTime(coderd, session, -48 * hour);
    const pending = pendingAt(new Date(0), true);
    const key = coderd.store.keys.get(pending.tokenId);
    assert.ok(key);
    key.lastUsedAt = new Date(+coderd.clock.now() - 60_000);
    assert.equal(await look(pending), "lives");
  });
});

describe("a second look at a token", () => {
  let coderd: Coderd;
  let session: SignedIn;
  const opened: CoderClient[] = [];
  beforeEach(async () => {
    coderd = await startCoderd();
    session = await signedInAt(coderd, "alice");
  });
  afterEach(async () => {
    for (const client of [session.client, ...opened.splice(0)]) client.dispose();
    await coderd.stop();
  });

  function signedInWith(scopes: string[], allowList: string[] = []): Pick<SignedIn, "client" | "record"> {
    const key = coderd.createToken("alice", { name: scopes.join(" "), scopes, allowList });
    const client = new CoderClient({ deployment: session.deployment, session: new Secret(key) });
    opened.push(client);
    return { client, record: { ...session.record, session: new Secret(key) } };
  }

  it("believes a full session that it is gone, and shows what is there", async () => {
    const id = coderd.createToken("alice", { name: "deploy" }).slice(0, 10);
    const found = await lookAtToken(session, id);
    assert.ok(found.kind === "there" && found.key.name === "deploy");
    await session.client.keys.delete(id);
    assert.deepEqual(await lookAtToken(session, id), { kind: "gone" });
  });

  for (const [what, scopes, allowList] of [
    ["may not read itself", ["api_key:read", "workspace:read"], []],
    ["may not read tokens", ["user:read", "workspace:read"], []],
    [
      "reaches none but one token",
      ["user:read", "api_key:read"],
      ["user:*", "api_key:00000000-0000-4000-8000-000000000001"],
    ],
  ] as const) {
    it(`never takes a token for gone when the session ${what}`, async () => {
      const id = coderd.createToken("alice", { name: "deploy" }).slice(0, 10);
      const found = await lookAtToken(signedInWith([...scopes], [...allowList]), id);
      assert.equal(found.kind, "hidden");
    });
  }

  it("fails when the server fails: that says nothing of the token", async () => {
    coderd.faults.add({ path: "/api/v2/authcheck" }, { kind: "answer", status: 502 });
    await assert.rejects(lookAtToken(session, "AAAAAAAAAA"), { kind: "serverFault" });
  });
});
