import assert from "node:assert/strict";
import type { MintIntent } from "../../../../src/tokens/minting/mintIntent";
import { recover, type Recovery } from "../../../../src/tokens/minting/recovery";
import { openTokenWindow, type TokenWindow } from "../../../support/tokenWindow";

const minute = 60_000;

describe("intents that never came to their end", () => {
  let window: TokenWindow;
  beforeEach(async () => {
    window = await openTokenWindow();
  });
  afterEach(() => window.close());

  const intentOf = (change: Partial<MintIntent> = {}): MintIntent => ({
    version: 2,
    id: "11111111-1111-4111-8111-111111111111",
    deployment: window.session.deployment.href,
    userId: window.session.record.userId,
    request: { name: "ci", lifetimeSeconds: 3600, grant: { scopes: ["workspace:read"], allowList: [] } },
    startedAt: new Date().toISOString(),
    window: { machine: "m", process: 1 },
    phase: "lost",
    ...change,
  });
  const look = async (later: number, change: Partial<Recovery> = {}) => {
    const { journal, vault, mint, known, log } = window.records;
    const catalogOf = () => Promise.reject(new Error("not to be asked"));
    return recover(
      { journal, vault, mint, known, log, catalogOf, ...change },
      window.session,
      Date.now() + later,
    );
  };

  it("are looked up for their own person and deployment alone, and stay for the others", async () => {
    const { journal } = window.records;
    for (const [id, change] of [
      ["22222222-2222-4222-8222-222222222222", { deployment: "https://other.example.com" }],
      ["33333333-3333-4333-8333-333333333333", { userId: "bob" }],
      ["44444444-4444-4444-8444-444444444444", {}],
    ] as const)
      await journal.write(intentOf({ id, ...change }));

    window.coderd.log.clear();
    const { findings, isOpen } = await look(11 * minute);
    assert.deepEqual([findings, isOpen], [[], false]);
    assert.deepEqual((await journal.list()).map(({ id }) => id[0]).sort(), ["2", "3"]);
    assert.equal(window.coderd.log.count({ path: "/api/v2/users/me/keys/tokens" }), 1);
  });

  it("stay open while a request may still arrive, or a window may be at them", async () => {
    await window.records.journal.write(intentOf());
    assert.deepEqual(await look(0), { findings: [], isOpen: true });
    await window.records.journal.write(intentOf({ phase: "underWay" }));
    window.coderd.log.clear();
    assert.deepEqual(await look(11 * minute, { isAtWork: () => true }), { findings: [], isOpen: true });
    assert.equal(window.coderd.log.count(), 0);
    assert.deepEqual(await look(11 * minute, { isAtWork: () => false }), { findings: [], isOpen: false });
    assert.deepEqual(await window.records.journal.list(), []);
  });
});
