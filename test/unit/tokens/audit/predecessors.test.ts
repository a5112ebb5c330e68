import assert from "node:assert/strict";
import type { DeploymentHref } from "../../../../src/coder/api/deployment";
import { predecessorsIn } from "../../../../src/tokens/audit/predecessors";
import type { MintIntent } from "../../../../src/tokens/minting/mintIntent";

describe("the tokens that are being replaced", () => {
  const [here, there] = ["https://coder.example.com", "https://other.example.com"] as DeploymentHref[];
  const intent = (deployment: DeploymentHref | undefined, tokenId?: string) =>
    ({ deployment, request: tokenId === undefined ? {} : { replaces: { tokenId } } }) as MintIntent;

  it("are those that unfinished tokens of the same deployment replace", async () => {
    const list = () =>
      Promise.resolve([intent(here, "oldoldoldo"), intent(here), intent(there, "elsewhere0")]);
    assert.ok(here);
    assert.deepEqual([...(await predecessorsIn({ list }, here))], ["oldoldoldo"]);
  });
});
