import assert from "node:assert/strict";
import os from "node:os";
import type { Holder, Lease } from "../../../src/leases/lease";
import type { SignedIn } from "../../../src/session/sessionState";
import { type Coderd, type ProfileName, startCoderd } from "../../coderd";
import { until } from "../../host/until";
import { signedInAt } from "../../support/signedIn";
import { LeaseWindow } from "./leaseWindow";

const tokens = "/api/v2/users/me/keys/tokens";

describe("leases", () => {
  let coderd: Coderd;
  let session: SignedIn;
  let window: LeaseWindow;
  let holder: Holder;

  async function start(profile: ProfileName): Promise<void> {
    coderd = await startCoderd({ profile });
    session = await signedInAt(coderd, "alice");
    window = new LeaseWindow(session);
    holder = {
      kind: "terminal",
      name: "alpha",
      grant: {
        scopes: ["workspace:ssh"],
        allowList: [{ type: "workspace", id: coderd.workspace("alpha").id }],
      },
    };
    coderd.log.clear();
  }
  afterEach(async () => {
    window.remove();
    session.client.dispose();
    await coderd.stop();
  });

  const take = async (): Promise<Lease> => {
    const lease = await window.leases.take(session, holder);
    assert.ok(lease);
    return lease;
  };
  const sent = () =>
    JSON.parse(coderd.log.last({ method: "POST", path: tokens }).body) as Record<string, unknown>;
  const all = async () => (await session.client.tokens.list({ includeExpired: true })).items;
  const leased = async () => (await all()).filter(({ name }) => name.startsWith("lease: "));
  /** What another process finds of this one's disk, when this one is dead. */
  const later = async (mark?: { machine: string; process: number }) => {
    for (const intent of await window.records.journal.list()) {
      await window.records.journal.write({
        ...intent,
        window: mark ?? { machine: os.hostname(), process: 2 ** 22 + 7 },
      });
    }
    return new LeaseWindow(session, window.folder);
  };

  describe("at a server that limits tokens", () => {
    beforeEach(() => start("2.35.1"));

    it("are tokens for exactly that, for 12 hours, made by one request", async () => {
      await take();
      const { token_name: name, ...asked } = sent();
      assert.match(String(name), /^lease: terminal alpha, [^,]+, [0-9a-f]{6}$/);
      assert.deepEqual(asked, {
        lifetime: 12 * 3600 * 1e9,
        scopes: ["workspace:ssh"],
        allow_list: [`workspace:${coderd.workspace("alpha").id}`],
      });
      assert.equal(coderd.log.count({ method: "POST" }), 1);
    });

    it("last no longer than the deployment lets tokens last", async () => {
      coderd.settings.maximumLifetime = 7_200_000;
      await take();
      assert.equal(sent()["lifetime"], 7200 * 1e9);
    });

    it("have secrets that nothing on the disk and no log holds", async () => {
      await take();
      const [secret = ""] = window.secrets;
      assert.match(secret, /^\w{10}-\w{22,}$/);
      const written = window.onDisk() + window.log.lines.join("\n");
      assert.ok(written.includes("lease: terminal alpha"));
      assert.ok(!written.includes(secret.split("-")[1] ?? ""));
    });

    it("are deleted when their holder ends, once, and nothing is left of them", async () => {
      const lease = await take();
      const [token] = await leased();
      assert.ok(token);
      assert.ok(window.leases.has(session.deployment.href, token.id));
      await Promise.all([lease.end(), lease.end()]);
      assert.ok(lease.ended.aborted);
      assert.equal(coderd.log.count({ method: "DELETE", path: `/api/v2/users/me/keys/${token.id}` }), 1);
      assert.deepEqual(await leased(), []);
      assert.deepEqual(await window.records.journal.list(), []);
      assert.ok(!window.leases.has(session.deployment.href, token.id));
    });

    it("that could not be ended are ended by the next look", async () => {
      const lease = await take();
      coderd.faults.add(
        { method: "DELETE", path: "/api/v2/users/me/keys/*", times: 1 },
        { kind: "gateway", status: 502 },
      );
      await lease.end();
      assert.equal((await leased()).length, 1);
      await window.leases.lookAfter();
      assert.deepEqual(await leased(), []);
    });

    it("of a window that died are ended by another, those of windows that live are not", async () => {
      await take();
      const living = await later({ machine: os.hostname(), process: process.ppid });
      await living.leases.lookAfter();
      assert.equal((await leased()).length, 1);
      const elsewhere = await later({ machine: "another-machine", process: 1 });
      await elsewhere.leases.lookAfter();
      assert.equal((await leased()).length, 1);
      const next = await later();
      await next.leases.lookAfter();
      assert.deepEqual(await leased(), []);
      assert.deepEqual(await next.records.journal.list(), []);
    });

    it("are spared by the looks of their own window", async () => {
      await take();
      await window.leases.lookAfter();
      assert.equal((await leased()).length, 1);
    });

    it("whose answer was lost are ended, not lent", async () => {
      coderd.faults.add({ method: "POST", path: tokens, times: 1 }, { kind: "reset", when: "after" });
      await assert.rejects(take());
      await window.leases.lookAfter();
      assert.deepEqual(await leased(), []);
      assert.equal(coderd.log.count({ method: "POST", path: tokens }), 1);
    });

    it("that nobody could compare with what was asked for are ended, not lent", async () => {
      coderd.faults.add(
        { method: "GET", path: "/api/v2/users/me/keys/*", times: 1 },
        { kind: "gateway", status: 502 },
      );
      await assert.rejects(take(), /isn't used/);
      assert.deepEqual(await leased(), []);
      assert.deepEqual(window.secrets, []);
    });

    it("of a person end before they sign out, those of other windows too, and nobody else's", async () => {
      const lease = await take();
      const other = new LeaseWindow(session, window.folder);
      await other.leases.endAllOf(session);
      assert.deepEqual(await leased(), []);
      assert.ok(!lease.ended.aborted);
      window.leave();
      assert.ok(lease.ended.aborted);
    });

    it("are none for a session that is ending, so that nothing is left behind; one that is just made is waited for", async () => {
      coderd.faults.add({ method: "POST", path: tokens, times: 1 }, { kind: "delay", milliseconds: 300 });
      const making = take();
      await until(
        () => (coderd.log.count({ method: "POST", path: tokens }) > 0 ? true : undefined),
        () => "nothing was asked for",
      );
      await window.leases.endAllOf(session);
      assert.ok((await making).ended.aborted);
      await assert.rejects(take(), /signing out/);
      assert.deepEqual(await leased(), []);
      assert.equal(coderd.log.count({ method: "POST", path: tokens }), 1);
    });

    it("end their connections with the session they were made with", async () => {
      const lease = await take();
      await window.leases.endAllOf(session);
      assert.ok(lease.ended.aborted);
      assert.deepEqual(await leased(), []);
    });
  });

  it("last an hour where use moves the end of a token", async () => {
    await start("2.31.0");
    await take();
    assert.equal(sent()["lifetime"], 3600 * 1e9);
  });

  it("are none where tokens cannot be limited to a thing, and nothing is made", async () => {
    await start("2.27");
    assert.equal(await window.leases.take(session, holder), undefined);
    assert.equal(coderd.log.count({ method: "POST" }), 0);
  });
});
