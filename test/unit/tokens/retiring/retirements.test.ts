import assert from "node:assert/strict";
import type { SignedIn } from "../../../../src/session/sessionState";
import type { Carried } from "../../../../src/tokens/retiring/carryOut";
import type { PendingRetirement } from "../../../../src/tokens/retiring/retirement";
import { Retirements } from "../../../../src/tokens/retiring/retirements";
import { type Coderd, type ProfileName, startCoderd } from "../../../coderd";
import { passTime } from "../../../support/serverClock";
import { signedInAt } from "../../../support/signedIn";
import { startTokenRecords, type TestRecords } from "../../../support/tokenRecords";

const hour = 3_600_000;

describe("a token that ends later", () => {
  let coderd: Coderd;
  let session: SignedIn;
  let records: TestRecords;
  let told: [string, Carried["kind"]][];

  async function start(profile: ProfileName = "2.35.1"): Promise<void> {
    coderd = await startCoderd({ profile });
    session = await signedInAt(coderd, "alice");
    records = startTokenRecords();
    told = [];
  }
  afterEach(async () => {
    session.client.dispose();
    records.remove();
    await coderd.stop();
  });

  /** What another window, or the next start, has. */
  const window = (at: (href: string) => SignedIn | undefined = () => session) =>
    new Retirements(records.retirements, at, ({ name }, { kind }) => told.push([name, kind]), records.log);

  function pendingFor(name: string, more: Partial<PendingRetirement> = {}): PendingRetirement {
    return {
      version: 1,
      tokenId: coderd
        .createToken("alice", { name, createdAt: new Date(Date.now() - 10 * hour) })
        .slice(0, 10),
      name,
      deployment: session.deployment.href,
      userId: session.record.userId,
      successor: `${name}-2`,
      dueAt: new Date(Date.now() + hour).toISOString(),
      whenUnused: false,
      failures: 0,
      ...more,
    };
  }
  const isAlive = (id: string) => (coderd.store.keys.get(id)?.expiresAt ?? new Date(0)) > coderd.clock.now();
  const requests = () =>
    coderd.log.entries.map(({ method, path }) => `${method} ${path.replace(/.*keys/, "")}`);

  it("lives until then, shown everywhere, and ends then: read first, then expired, by its id", async () => {
    await start();
    const pending = pendingFor("deploy");
    const one = window();
    await one.add(pending);
    await one.lookAfter();
    assert.ok(isAlive(pending.tokenId));
    assert.deepEqual(one.of(session.deployment.href, pending.tokenId), pending);
    assert.equal(one.of("https://elsewhere.example.com", pending.tokenId), undefined);
    const next = window();
    await passTime(coderd, session, 2 * hour);
    coderd.log.clear();
    await next.lookAfter();
    assert.ok(!isAlive(pending.tokenId));
    assert.deepEqual(told, [["deploy", "retired"]]);
    assert.deepEqual(requests(), [`GET /${pending.tokenId}`, `PUT /${pending.tokenId}/expire`]);
    assert.deepEqual(next.all, []);
  });

  it("is deleted where the server cannot expire", async () => {
    await start("2.31.0");
    const pending = pendingFor("deploy", { dueAt: new Date().toISOString() });
    await window().add(pending);
    await window().lookAfter();
    assert.equal(coderd.store.keys.get(pending.tokenId), undefined);
    assert.deepEqual(told, [["deploy", "retired"]]);
  });

  it("is told of once, however many windows carry it out at the same time", async () => {
    await start();
    const pending = pendingFor("deploy", { dueAt: new Date(0).toISOString() });
    const windows = [window(), window(), window()];
    await windows[0]?.add(pending);
    await Promise.all(windows.map((each) => each.lookAfter()));
    assert.deepEqual(told, [["deploy", "retired"]]);
  });

  it("stays when it is undone in another window, and says so to who listens", async () => {
    await start();
    const pending = pendingFor("deploy");
    const [one, other] = [window(), window()];
    await one.add(pending);
    let changes = 0;
    one.onDidChange(() => (changes += 1));
    assert.equal(await other.remove(pending.deployment, pending.tokenId), true);
    assert.equal(await other.remove(pending.deployment, pending.tokenId), false);
    await passTime(coderd, session, 2 * hour);
    await one.lookAfter();
    assert.ok(isAlive(pending.tokenId));
    assert.deepEqual([changes, told, one.all], [1, [], []]);
  });

  it("is tried again, later each time, and its failure told once", async () => {
    await start();
    const pending = pendingFor("deploy", { dueAt: new Date(0).toISOString() });
    const one = window();
    await one.add(pending);
    const fault = coderd.faults.add({ method: "PUT", path: "**" }, { kind: "reset", when: "before" });
    await one.lookAfter();
    const [first] = one.all;
    await passTime(coderd, session, 30_000);
    await one.lookAfter();
    assert.deepEqual(one.all, [first], "not before its time");
    await passTime(coderd, session, 40_000);
    await one.lookAfter();
    assert.equal(one.all[0]?.failures, 2);
    assert.ok(Date.parse(one.all[0].dueAt) - +coderd.clock.now() > 100_000);
    assert.deepEqual(told, [["deploy", "failed"]]);
    fault.remove();
    await passTime(coderd, session, hour);
    await one.lookAfter();
    assert.ok(!isAlive(pending.tokenId));
    assert.deepEqual(told[1], ["deploy", "retired"]);
  });

  it("waits for the same person at the same deployment", async () => {
    await start();
    const pending = pendingFor("deploy", { dueAt: new Date(0).toISOString() });
    const bob = await signedInAt(coderd, "bob");
    await window(() => bob).add(pending);
    await window(() => bob).lookAfter();
    await window(() => undefined).lookAfter();
    assert.ok(isAlive(pending.tokenId));
    await window().lookAfter();
    assert.ok(!isAlive(pending.tokenId));
    bob.client.dispose();
  });

  for (const [what, lie] of [
    ["another name", { token_name: "other" }],
    ["another owner", { user_id: "00000000-0000-4000-8000-000000000000" }],
    ["another id", { id: "zzzzzzzzzz" }],
    ["a session", { login_type: "password" }],
  ] as const) {
    it(`is not touched when its id is that of ${what}`, async () => {
      await start();
      const pending = pendingFor("deploy", { dueAt: new Date(0).toISOString() });
      await window().add(pending);
      coderd.faults.add({ method: "GET", path: "/api/v2/users/me/keys/*" }, { kind: "lie", merge: lie });
      await window().lookAfter();
      assert.ok(isAlive(pending.tokenId));
      assert.deepEqual(told, [["deploy", "another"]]);
      assert.deepEqual(await records.retirements.list(), []);
    });
  }

  it("is done with when it ended by itself or was deleted by hand", async () => {
    await start();
    const gone = pendingFor("gone", { dueAt: new Date(0).toISOString() });
    const over = pendingFor("over", { dueAt: new Date(0).toISOString() });
    await window().add(gone);
    await window().add(over);
    await session.client.keys.delete(gone.tokenId);
    await session.client.keys.expire(over.tokenId);
    coderd.log.clear();
    await window().lookAfter();
    assert.equal(coderd.log.count({ method: "PUT" }) + coderd.log.count({ method: "DELETE" }), 0);
    assert.deepEqual(await records.retirements.list(), []);
  });

  it("is not given up because the session may not see it", async () => {
    await start();
    const pending = pendingFor("deploy", { dueAt: new Date(0).toISOString() });
    await window().add(pending);
    coderd.faults.add(
      { method: "GET", path: "/api/v2/users/me/keys/*" },
      {
        kind: "answer",
        status: 404,
        body: { message: "Resource not found or you do not have access to this resource" },
      },
    );
    coderd.faults.add({ path: "/api/v2/authcheck" }, { kind: "answer", status: 200, body: { read: false } });
    await window().lookAfter();
    assert.deepEqual(told, [["deploy", "failed"]]);
    assert.equal((await records.retirements.list()).length, 1);
  });

  it("that is to end when unused lives on while it is used, and is looked at again a day after its last use", async () => {
    await start();
    const pending = pendingFor("busy", { whenUnused: true, dueAt: new Date(0).toISOString() });
    const lastUsed = new Date(Date.now() - 2 * hour);
    const key = coderd.store.keys.get(pending.tokenId);
    assert.ok(key);
    key.lastUsedAt = lastUsed;
    const one = window();
    await one.add(pending);
    await one.lookAfter();
    assert.ok(isAlive(pending.tokenId));
    assert.equal(one.all[0]?.dueAt, new Date(lastUsed.getTime() + 25 * hour).toISOString());
    await passTime(coderd, session, 24 * hour);
    await one.lookAfter();
    assert.ok(!isAlive(pending.tokenId));
    assert.deepEqual(told, [["busy", "retired"]]);
  });

  it("is nothing that a full disk loses", async () => {
    await start();
    const pending = pendingFor("deploy");
    records.failFrom("retirements", "ENOSPC");
    await assert.rejects(window().add(pending), { name: "NotWritten" });
  });
});
