import assert from "node:assert/strict";
import os from "node:os";
import { LateLeases } from "../../../src/leases/lateLeases";
import type { SignedIn } from "../../../src/session/sessionState";
import { type Coderd, startCoderd } from "../../coderd";
import { until } from "../../host/until";
import { signedInAt } from "../../support/signedIn";
import { LeaseWindow } from "./leaseWindow";

describe("leases that come late", () => {
  let coderd: Coderd;
  let session: SignedIn;
  let window: LeaseWindow;
  let late: LateLeases;
  let made: number;

  beforeEach(async () => {
    coderd = await startCoderd();
    session = await signedInAt(coderd, "alice");
    window = new LeaseWindow(session);
    made = 0;
    late = lateIn(window);
  });
  afterEach(async () => {
    late.dispose();
    window.remove();
    session.client.dispose();
    await coderd.stop();
  });

  function lateIn({ folder, leases }: LeaseWindow): LateLeases {
    return new LateLeases(folder, () => {
      made++;
      return Promise.resolve(leases);
    });
  }
  const take = (lending: Pick<LateLeases, "take">) =>
    lending.take(session, {
      kind: "terminal",
      name: "alpha",
      grant: {
        scopes: ["workspace:ssh"],
        allowList: [{ type: "workspace", id: coderd.workspace("alpha").id }],
      },
    });
  const tokens = async () => (await session.client.tokens.list({ includeExpired: true })).items;
  const leased = async () => (await tokens()).find(({ name }) => name.startsWith("lease: "));

  it("are not made as long as there is none", async () => {
    late.start();
    assert.equal(late.hasEnded(session.deployment.href, "anything"), false);
    assert.deepEqual(await late.list(), []);
    assert.equal(made, 0);
  });

  it("are made once, with the first that is taken, and know it", async () => {
    late.start();
    const lease = await take(late);
    await take(late);
    const id = (await leased())?.id ?? "";
    assert.ok((await late.list()).some(({ tokenId }) => tokenId === id));
    assert.equal(made, 1);
    await lease?.end();
  });

  it("are made at the start when another window has written one down, and know that too", async () => {
    await take(window.leases);
    const id = (await leased())?.id ?? "";
    // Of a process that lives.
    const living = { machine: os.hostname(), process: process.ppid };
    for (const intent of await window.records.journal.list())
      await window.records.journal.write({ ...intent, window: living });
    const other = new LeaseWindow(session, window.folder);
    const seen = lateIn(other);
    seen.start();
    await until(
      async () => ((await seen.list()).some(({ tokenId }) => tokenId === id) ? true : undefined),
      () => `${made} made`,
    );
    seen.dispose();
  });

  it("end what other windows have when the session ends, though this one has none", async () => {
    await take(window.leases);
    const seen = lateIn(new LeaseWindow(session, window.folder));
    await seen.endAllOf(session);
    assert.equal(await leased(), undefined);
    seen.dispose();
  });
});
