import assert from "node:assert/strict";
import { inspect } from "node:util";
import { parseDeploymentUrl } from "../../../src/coder";
import { HeaderCache } from "../../../src/session/network/headers/headerCache";

function deploymentAt(address: string) {
  const parsed = parseDeploymentUrl(address);
  assert.ok(parsed.ok);
  return parsed.value;
}

describe("headers in memory", () => {
  const deployment = deploymentAt("https://coder.example.com");
  const command = ["gateway", "proof"];
  let now: number;
  let runs: number;
  let cache: HeaderCache;
  const run = () => Promise.resolve({ Proof: `proof-${(runs += 1)}` });
  const get = (at = deployment, by: readonly string[] = command) => cache.get(at, by, run);

  beforeEach(() => {
    now = 1_000_000;
    runs = 0;
    cache = new HeaderCache(() => now);
  });

  it("are shared by requests at the same time and kept for a minute", async () => {
    assert.deepEqual(await Promise.all([get(), get()]), [{ Proof: "proof-1" }, { Proof: "proof-1" }]);
    now += 59_999;
    await get();
    assert.equal(runs, 1);
    now += 1;
    assert.deepEqual(await get(), { Proof: "proof-2" });
  });

  it("are had anew when the clock was set back, for another command, another deployment and after a refusal", async () => {
    await get();
    now -= 3_600_000;
    await get();
    await get(deployment, ["another"]);
    await get(deploymentAt("https://coder.example.com:8443"));
    cache.forget(deployment);
    await get();
    assert.equal(runs, 5);
  });

  it("are not kept when they could not be had", async () => {
    await assert.rejects(cache.get(deployment, command, () => Promise.reject(new Error("no"))));
    assert.deepEqual(await get(), { Proof: "proof-1" });
  });

  it("stay when an older run for them fails late", async () => {
    let fail = (): void => undefined;
    const slow = cache.get(
      deployment,
      command,
      () =>
        new Promise((_resolve, reject) => {
          fail = () => {
            reject(new Error("no"));
          };
        }),
    );
    cache.forget(deployment);
    await get();
    fail();
    await assert.rejects(slow);
    assert.deepEqual([await get(), runs], [{ Proof: "proof-1" }, 1]);
  });

  it("are not seen by who inspects the cache", async () => {
    await get();
    assert.doesNotMatch(inspect(cache, { depth: 20, showHidden: true }), /proof-1/);
  });
});
