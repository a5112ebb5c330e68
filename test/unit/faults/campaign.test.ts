import assert from "node:assert/strict";
import { type Coderd, startCoderd } from "../../coderd";
import { nameOf, play } from "../../faults/campaign";
import { sampleCells } from "../../faults/sample";
import { type FastTime, hastenTime } from "../../support/fastTime";

/** Which part of the campaign is played; `npm run test:faults` plays all of it. */
const seed = Number(process.env["SEED"] ?? 1);

describe(`a person whose server, network or keyring fails, seed ${seed}`, function () {
  if (process.platform === "win32") return;
  // A cell has a limit of its own, and says where it was when it reaches that.
  this.timeout(0);
  let time: FastTime;
  let elsewhere: Coderd;
  before(async () => {
    time = hastenTime(20);
    elsewhere = await startCoderd({ seed: "empty" });
  });
  after(async () => {
    await elsewhere.stop();
    time.stop();
  });

  for (const cell of sampleCells(seed)) {
    it(nameOf(cell), async () => {
      const { wrong, log = [] } = await play(cell, seed, elsewhere);
      assert.deepEqual(wrong, [], log.join("\n"));
    });
  }
});
