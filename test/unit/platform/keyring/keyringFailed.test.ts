import assert from "node:assert/strict";
import { explainKeyringFailed } from "../../../../src/platform/keyring/explainKeyringFailed";
import { KeyringFailed } from "../../../../src/platform/keyring/keyringFailed";
import { host, useVscode } from "../../../support/vscode/host";

describe("a failure of the keyring", () => {
  useVscode();

  it("names VS Code's secret storage, what it did not do, and what to do", async () => {
    const sentences = new Set<string>();
    for (const [call, waited] of [["read"], ["write"], ["remove"], ["read", 5000]] as const) {
      const explained = explainKeyringFailed(new KeyringFailed(call, waited)) ?? assert.fail();
      assert.match(explained.message, /^VS Code's secret storage .*Unlock your system's keyring/);
      sentences.add(explained.message);
      assert.deepEqual(
        explained.steps.map(({ title }) => title),
        ["Learn More"],
      );
    }
    assert.equal(sentences.size, 4);
    const list = explainKeyringFailed(new KeyringFailed("list")) ?? assert.fail();
    assert.ok(sentences.has(list.message));
    await list.steps[0]?.run();
    assert.match(host.opened[0] ?? "", /^https:\/\/code\.visualstudio\.com\/docs\//);
  });

  it("is explained by nobody else, nor explains another's", () => {
    assert.equal(explainKeyringFailed(new Error("x")), undefined);
  });
});
