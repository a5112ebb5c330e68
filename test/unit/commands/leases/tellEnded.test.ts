import assert from "node:assert/strict";
import { setImmediate as turn } from "node:timers/promises";
import { tellEnded } from "../../../../src/commands/leases/tellEnded";
import type { EndedLeases } from "../../../../src/leases/leaseControl";
import { absoluteTime } from "../../../../src/platform/time/times";
import { host, pressing, useVscode } from "../../../support/vscode/host";
import { leaseAt } from "../../views/tokens/nodes/leaseSupport";

describe("telling how ending leases went", () => {
  useVscode();
  const left = (holder: string) => ({ ...leaseAt({ holder }), error: undefined });
  /** Returns how often the person asked to try again. */
  async function tell(result: Partial<EndedLeases>): Promise<number> {
    let again = 0;
    tellEnded({ ended: 0, left: [], unknown: [], ...result }, () => {
      again += 1;
      return Promise.resolve();
    });
    await turn();
    return again;
  }

  for (const [ended, sentence] of [
    [0, "No leases were ended."],
    [1, "Ended 1 lease."],
    [3, "Ended 3 leases."],
  ] as const) {
    it(`says only how many where nothing is left: ${ended}`, async () => {
      host.answer = pressing("Try Again");
      assert.equal(await tell({ ended }), 0);
      assert.deepEqual(
        host.shown.map(({ kind, message, choices }) => [kind, message, choices]),
        [["information", sentence, []]],
      );
    });
  }

  it("names what lives on, where and until when, and tries again only when asked to", async () => {
    const result = { ended: 1, left: [left("alpha")] };
    assert.equal(await tell(result), 0);
    const until = absoluteTime(leaseAt().until);
    assert.equal(
      host.messages[0],
      `Ended 1 lease. Disconnected, but not deleted on the server yet: Terminal "alpha" on coder.example.com (until ${until}). VS Code keeps trying until they expire.`,
    );
    assert.deepEqual([host.shown[0]?.kind, host.shown[0]?.choices], ["warning", ["Try Again"]]);
    host.answer = pressing("Try Again");
    assert.equal(await tell(result), 1);
  });

  it("names five at most, and counts the others", async () => {
    await tell({ left: ["a", "b", "c", "d", "e", "f", "g"].map(left) });
    const message = host.messages[0] ?? "";
    assert.match(message, /Terminal "e" .*, and 2 more\. VS Code/);
    assert.doesNotMatch(message, /Terminal "f"/);
  });

  it("says which deployments did not say what other computers have", async () => {
    await tell({ ended: 2, unknown: [leaseAt().deployment, "http://dev.example.com:3000/"] });
    assert.deepEqual(host.messages, [
      "Ended 2 leases. coder.example.com and dev.example.com:3000 didn't say whether other computers have leases.",
    ]);
  });
});
