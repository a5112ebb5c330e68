import assert from "node:assert/strict";
import { atStake, pendingOf } from "../../../../../src/commands/session/leaving/atStake";
import { KeyringFailed } from "../../../../../src/platform/keyring/keyringFailed";
import { sessionAt } from "../../../views/pictureSupport";
import { retiringAt, stakeOf, waitingAt } from "./leavingSupport";

describe("what is at stake when somebody signs out", () => {
  const [here, there] = [sessionAt("coder.example.com"), sessionAt("other.example.com")];
  const keptAt = ({ deployment }: typeof here, name: string) => ({ deployment: deployment.href, name });

  it("is what is kept of the deployments that are left, and of no other", async () => {
    const services = stakeOf({
      waiting: [waitingAt(here, "deploy"), waitingAt(there, "theirs")],
      kept: [keptAt(here, "saved"), keptAt(there, "other")],
      retiring: [retiringAt(here, "old"), retiringAt(there, "older")],
    });
    const { waiting, saved, pending, isUnknown } = await atStake(services, [here]);
    assert.deepEqual([waiting, saved, pending.map(({ name }) => name)], [["deploy"], ["saved"], ["old"]]);
    assert.equal(isUnknown, false);
    const both = await atStake(services, [here, there]);
    assert.deepEqual([both.waiting.length, both.saved.length, both.pending.length], [2, 2, 2]);
  });

  it("is none of another person's at the same deployment, whose tokens do not end either way", async () => {
    const { retirements } = stakeOf({ retiring: [retiringAt(here, "hers", { userId: "olive" })] });
    assert.deepEqual(await pendingOf(retirements, here), []);
  });

  it("is read anew, since another window may have written it", async () => {
    const { retirements } = stakeOf();
    const reload = () => Promise.resolve(void retirements.all.push(retiringAt(here, "old")));
    assert.equal((await pendingOf({ all: retirements.all, reload }, here)).length, 1);
  });

  it("is unknown where the keyring fails, and the tokens that were to end are still told", async () => {
    const services = stakeOf({ retiring: [retiringAt(here, "old")] });
    for (const part of ["vault", "kept"] as const) {
      const list = () => Promise.reject(new KeyringFailed("read"));
      const stake = await atStake({ ...services, [part]: { ...services[part], list } }, [here]);
      assert.deepEqual([stake.isUnknown, stake.pending.length], [true, 1]);
    }
  });

  it("is not made up where something else fails", async () => {
    const services = stakeOf();
    const vault = { ...services.vault, list: () => Promise.reject(new Error("a defect")) };
    await assert.rejects(atStake({ ...services, vault }, [here]), { message: "a defect" });
  });
});
