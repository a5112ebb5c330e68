import assert from "node:assert/strict";
import { CoderClient } from "../../../src/coder";
import { knowsServerTime, machineIsOff, serverNow } from "../../../src/session/serverTime";
import { startCoderd } from "../../coderd";
import { deploymentOf } from "../../support/sessionWindows";

const minute = 60_000;

/** What the functions say of a server whose clock is so much ahead, before and after it answered. */
async function ahead(ms: number) {
  const coderd = await startCoderd({ now: () => new Date(Date.now() + ms) });
  const client = new CoderClient({ deployment: deploymentOf(coderd.url) });
  const said = () => ({
    isKnown: knowsServerTime({ client }),
    isOff: machineIsOff({ client }),
    difference: serverNow({ client }).getTime() - Date.now(),
  });
  try {
    const before = said();
    await client.buildInfo();
    return { before, after: said() };
  } finally {
    client.dispose();
    await coderd.stop();
  }
}

const near = (actual: number | undefined, expected: number) =>
  assert.ok(
    actual !== undefined && Math.abs(actual - expected) < 5_000,
    `${String(actual)}, not ${expected}`,
  );

describe("the time at a deployment", () => {
  for (const minutes of [10, -10]) {
    it(`is its server's once that has answered, and this machine's until then: ${minutes} minutes`, async () => {
      const { before, after } = await ahead(minutes * minute);
      assert.deepEqual([before.isKnown, before.isOff], [false, undefined]);
      near(before.difference, 0);
      assert.equal(after.isKnown, true);
      near(after.difference, minutes * minute);
      near(after.isOff, -minutes * minute);
    });
  }

  it("is nothing to speak of when the two are a minute apart", async () => {
    const { after } = await ahead(minute);
    assert.deepEqual([after.isKnown, after.isOff], [true, undefined]);
  });
});
