import assert from "node:assert/strict";
import { existsSync, readdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { endOf, type Holder, type Lease } from "../../../src/leases/lease";
import type { SignedIn } from "../../../src/session/sessionState";
import { type Coderd, startCoderd } from "../../coderd";
import { until } from "../../host/until";
import { signedInAt } from "../../support/signedIn";
import { LeaseWindow } from "./leaseWindow";

const tokens = "/api/v2/users/me/keys/tokens";
const deletion = { method: "DELETE", path: "/api/v2/users/me/keys/*" } as const;

describe("ending leases", () => {
  let coderd: Coderd;
  let session: SignedIn;
  let window: LeaseWindow;
  let others: LeaseWindow[];
  let holder: Holder;

  beforeEach(async () => {
    coderd = await startCoderd();
    session = await signedInAt(coderd, "alice");
    window = new LeaseWindow(session);
    others = [];
    holder = {
      kind: "terminal",
      name: "alpha",
      grant: {
        scopes: ["workspace:ssh"],
        allowList: [{ type: "workspace", id: coderd.workspace("alpha").id }],
      },
    };
    coderd.log.clear();
  });
  afterEach(async () => {
    for (const other of others) other.leases.dispose();
    window.remove();
    session.client.dispose();
    await coderd.stop();
  });

  const anotherWindow = (): LeaseWindow => {
    const other = new LeaseWindow(session, window.folder);
    others.push(other);
    return other;
  };
  const take = async (more: Partial<Holder> = {}, from = window): Promise<Lease> => {
    const lease = await from.leases.take(session, { ...holder, ...more });
    assert.ok(lease);
    return lease;
  };
  const all = async () => (await session.client.tokens.list({ includeExpired: true })).items;
  const leased = async () => (await all()).filter(({ name }) => name.startsWith("lease: "));
  const isEnded = (lease: Lease) =>
    until(
      () => endOf(lease.ended),
      () => "it is still held",
    );

  describe("all of them", () => {
    it("keeps one on record that its server refuses to delete, and ends it once it may", async () => {
      const lease = await take();
      const refusal = coderd.faults.add(deletion, {
        kind: "answer",
        status: 404,
        body: { message: "Not found." },
      });
      await lease.end();
      assert.equal((await leased()).length, 1);
      assert.equal((await window.leases.list()).length, 1, "it is listed as long as it is there");
      refusal.remove();
      await window.leases.lookAfter();
      assert.deepEqual(await leased(), []);
      assert.deepEqual(await window.leases.list(), []);
    });

    it("ends those of every window at once, and says how many", async () => {
      const other = anotherWindow();
      other.leases.start();
      const [mine, theirs] = [await take(), await take({ kind: "task", name: "push" }, other)];
      assert.deepEqual(await window.leases.endAll(true), { ended: 2, left: [], unknown: [] });
      assert.deepEqual(await leased(), []);
      assert.deepEqual(endOf(mine.ended), { why: "person", endsProcess: true });
      // The other window is told by the folder, and not by a look that comes every minute.
      assert.deepEqual(await isEnded(theirs), { why: "person", endsProcess: true });
    });

    it("closes their connections though the server cannot be reached, names what lives on and ends it later", async () => {
      const other = anotherWindow();
      other.leases.start();
      const lease = await take({}, other);
      coderd.faults.add(deletion, { kind: "gateway", status: 502 });
      const { ended, left } = await window.leases.endAll(false);
      assert.equal(ended, 0);
      assert.deepEqual(
        left.map(({ kind, holder: who, until: end }) => [kind, who, +end]),
        [["terminal", "alpha", left[0] && +left[0].until]],
      );
      assert.ok(left[0]?.error);
      assert.deepEqual(await isEnded(lease), { why: "person", endsProcess: false });
      coderd.faults.clear();
      await window.leases.lookAfter();
      assert.deepEqual(await leased(), []);
    });

    it("ends those of other machines, and no token that only has such a name", async () => {
      const grant = { scopes: ["workspace:read"], allowList: [] };
      await session.client.tokens.create({
        name: "lease: terminal beta, desktop, 0a1b2c",
        lifetimeSeconds: 3600,
        ...grant,
      });
      await session.client.tokens.create({
        name: "lease: terminal beta, desktop, 0a1b2d",
        lifetimeSeconds: 30 * 86_400,
        ...grant,
      });
      await session.client.tokens.create({ name: "lease: mine", lifetimeSeconds: 3600, ...grant });
      assert.deepEqual(await window.leases.endAll(false), { ended: 1, left: [], unknown: [] });
      assert.deepEqual((await leased()).map(({ name }) => name).sort(), [
        "lease: mine",
        "lease: terminal beta, desktop, 0a1b2d",
      ]);
    });

    it("says where it cannot be known what other machines have", async () => {
      await take();
      coderd.faults.add({ method: "GET", path: tokens }, { kind: "gateway", status: 502 });
      const { ended, unknown } = await window.leases.endAll(false);
      assert.deepEqual([ended, unknown], [1, [session.deployment.href]]);
      coderd.faults.clear();
    });

    for (const where of ["this window", "another window"]) {
      it(`lends none that is being made in ${where}`, async () => {
        coderd.faults.add({ method: "POST", path: tokens, times: 1 }, { kind: "delay", milliseconds: 300 });
        const making = take({}, where === "this window" ? window : anotherWindow());
        await until(
          () => (coderd.log.count({ method: "POST", path: tokens }) > 0 ? true : undefined),
          () => "nothing was asked for",
        );
        await window.leases.endAll(false);
        await assert.rejects(making, /All leases were just ended/);
        assert.deepEqual(await leased(), []);
        assert.deepEqual(await window.records.journal.list(), []);
      });
    }

    it("takes new ones afterwards", async () => {
      await window.leases.endAll(true);
      const lease = await take();
      await window.leases.lookAfter();
      assert.equal(endOf(lease.ended), undefined);
    });
  });

  it("one by one, in any window, leaves the others", async () => {
    const [mine, other] = [await take(), await take({ kind: "agent", name: "look" })];
    const [chosen] = (await window.leases.list()).filter(({ kind }) => kind === "agent");
    assert.ok(chosen);
    const elsewhere = anotherWindow();
    assert.equal((await elsewhere.leases.end([chosen], true)).ended, 1);
    await window.leases.lookAfter();
    assert.deepEqual(endOf(other.ended), { why: "person", endsProcess: true });
    assert.equal(endOf(mine.ended), undefined);
    assert.deepEqual(
      (await leased()).map(({ name }) => name.split(",")[0]),
      ["lease: terminal alpha"],
    );
    assert.ok(window.leases.hasEnded(session.deployment.href, chosen.tokenId ?? ""));
  });

  it("before signing out says what could not be ended", async () => {
    await take();
    coderd.faults.add(deletion, { kind: "gateway", status: 502 });
    const left = await window.leases.endAllOf(session);
    assert.deepEqual(
      left.map(({ kind, holder: who }) => [kind, who]),
      [["terminal", "alpha"]],
    );
    coderd.faults.clear();
  });

  it("happens by itself when the lifetime is over, by the server's clock", async () => {
    const lease = await take({ lifetimeSeconds: 600 });
    coderd.clock.advance(601_000);
    await session.client.tokens.config();
    await window.leases.lookAfter();
    assert.deepEqual(endOf(lease.ended), { why: "lifetime", endsProcess: false });
    assert.deepEqual(await window.records.journal.list(), []);
    assert.deepEqual(await leased(), []);
  });

  it("is said before, once, where the holder is", async () => {
    const told: Date[] = [];
    const lease = await take({ onEndsSoon: (end) => told.push(end) });
    await window.leases.lookAfter();
    assert.deepEqual(told, []);
    coderd.clock.advance(11 * 3_600_000 + 1_000);
    await session.client.tokens.config();
    await window.leases.lookAfter();
    await window.leases.lookAfter();
    assert.deepEqual(told, [lease.until]);
  });

  it("removes the process's own configuration folder, which was empty and outside every other", async () => {
    const lease = await take();
    const { CODER_URL, CODER_SESSION_TOKEN, CODER_CONFIG_DIR } = await lease.environment();
    assert.equal(CODER_URL, session.deployment.href);
    assert.ok(CODER_SESSION_TOKEN.equals(lease.secret));
    assert.deepEqual(readdirSync(CODER_CONFIG_DIR), []);
    // What a `coder login` would leave there.
    writeFileSync(path.join(CODER_CONFIG_DIR, "session"), "full access");
    await lease.end();
    await until(
      () => (existsSync(CODER_CONFIG_DIR) ? undefined : true),
      () => "it is still there",
    );
    await assert.rejects(lease.environment());
  });

  it("removes the folder of a window that died, too", async () => {
    const lease = await take();
    const { CODER_CONFIG_DIR } = await lease.environment();
    for (const intent of await window.records.journal.list())
      await window.records.journal.write({ ...intent, window: { ...intent.window, process: 2 ** 22 + 7 } });
    await anotherWindow().leases.lookAfter();
    assert.ok(!existsSync(CODER_CONFIG_DIR));
    assert.deepEqual(await leased(), []);
  });

  it("leaves no expired token of one that came broader than asked", async () => {
    coderd.faults.add(
      { method: "GET", path: "/api/v2/users/me/keys/*", times: 1 },
      { kind: "lie", merge: { scopes: ["coder:all"] } },
    );
    await assert.rejects(take(), /can do more than requested/);
    assert.deepEqual(await leased(), []);
    assert.deepEqual(window.secrets, []);
  });
});
