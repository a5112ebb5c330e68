import assert from "node:assert/strict";
import type { LeaseFacts } from "../../../../../src/leases/leaseControl";
import { LeaseNode } from "../../../../../src/views/tokens/nodes/leaseNode";
import { leaseRows } from "../../../../../src/views/tokens/nodes/leaseRows";
import { useVscode } from "../../../../support/vscode/host";
import { now, token } from "../../../tokens/auditSupport";
import { leaseAt, leaseContext } from "./leaseSupport";

describe("which leases have rows", () => {
  useVscode();
  const listed = (name: string, more: Parameters<typeof token>[1] = {}) =>
    token(name, { lifetimeSeconds: 3600, ...more });
  async function holders(
    taken: readonly LeaseFacts[],
    keys: readonly ReturnType<typeof token>[] = [],
    ended: readonly string[] = [],
  ): Promise<readonly string[]> {
    const rows = leaseRows(taken, { hasEnded: (_, id) => ended.includes(id) });
    const [group, ...others] = rows(leaseContext, keys, undefined);
    assert.deepEqual(others, []);
    const below = (await group?.children?.()) ?? [];
    return below.map((row) => (row instanceof LeaseNode ? row.lease.holder : "?"));
  }

  it("are those of this machine, and then those that only the server knows", async () => {
    const keys = [listed("lease: agent look, desktop, 0a1b2c"), listed(leaseAt().name)];
    assert.deepEqual(await holders([leaseAt()], keys), ["alpha", "look"]);
  });

  it("are those of the person at that deployment alone", async () => {
    const others = [leaseAt({ deployment: "https://other.example.com/" }), leaseAt({ userId: "bob" })];
    assert.deepEqual(
      await holders(others, [listed("lease: task push, desktop, 0a1b2c", { userId: "bob" })]),
      [],
    );
  });

  it("are none that are over, have ended here, or are no leases", async () => {
    const over = leaseAt({ until: now });
    const ended = listed("lease: task push, desktop, 0a1b2c", { id: "ended00001" });
    const old = listed("lease: task pull, desktop, 0a1b2c", { expiresAt: new Date(+now - 1) });
    assert.deepEqual(await holders([over], [ended, old, listed("deploy")], ["ended00001"]), []);
    assert.deepEqual(await holders([], [ended]), ["push"]);
  });
});
