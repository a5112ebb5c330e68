import assert from "node:assert/strict";
import { type Answer, HourlyConsents } from "../../../src/stepUp/hourlyConsents";

describe("what the person lets agents run", () => {
  let now: number;
  let asked: number;
  let consents: HourlyConsents;
  beforeEach(() => {
    [now, asked] = [1_000_000, 0];
    consents = new HourlyConsents(() => now);
  });
  const ask = (key: string, answer: Answer) =>
    consents.of(key, () => {
      asked++;
      return Promise.resolve(answer);
    });

  it("is asked anew after an hour, however long it was used", async () => {
    assert.equal(await ask("a", "hour"), "yes");
    now += 3_599_999;
    assert.equal(await ask("a", "no"), "yes");
    assert.equal(await ask("b", "once"), "yes");
    now += 1;
    assert.equal(await ask("a", "no"), "no");
    assert.equal(asked, 3);
  });

  it("is asked anew some minutes after a no", async () => {
    await ask("a", "no");
    now += 299_999;
    assert.equal(await ask("a", "once"), "saidNoBefore");
    now += 1;
    assert.equal(await ask("a", "once"), "yes");
  });

  it("isn't asked at all for a while after three times no in a row", async () => {
    await ask("a", "no");
    await ask("b", "once");
    for (const key of ["c", "d", "e"]) assert.equal(await ask(key, "no"), "no");
    assert.equal(await ask("f", "once"), "flooded");
    now += 300_000;
    assert.equal(await ask("f", "once"), "yes");
  });

  it("is asked again when asking failed", async () => {
    await assert.rejects(consents.of("a", () => Promise.reject(new Error("closed"))));
    assert.equal(await ask("a", "once"), "yes");
  });
});
