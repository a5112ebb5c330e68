import assert from "node:assert/strict";
import type { Grant } from "../../../../src/core";
import { agreesToPower } from "../../../../src/drafting/outcome/agreesToPower";
import { host, pressing, useVscode } from "../../../support/vscode/host";
import { catalogOf, entryOf } from "../../core/catalogs";

const workspace = entryOf("workspace:4a4b4c4d-4444-4444-8444-4444444eef01");

describe("the second question before a token with great power", () => {
  useVscode();

  const ask = (grant: Grant) =>
    agreesToPower(catalogOf("2.35"), { name: "ci", lifetimeSeconds: 3600, grant });

  it("is asked before full access, within limits too, and before what can create tokens", async () => {
    for (const [grant, words] of [
      [{ scopes: ["coder:all"], allowList: [] }, /everything/],
      [{ scopes: [], allowList: [workspace] }, /every action on the selected resources/],
      [{ scopes: ["coder:all"], allowList: [workspace] }, /every action on the selected resources/],
      [{ scopes: ["user:read", "api_key:create"], allowList: [] }, /create more tokens/],
    ] as const) {
      const asked = host.shown.length;
      host.answer = pressing("Create Token");
      assert.equal(await ask({ scopes: [...grant.scopes], allowList: [...grant.allowList] }), true);
      assert.match(host.shown[asked]?.detail ?? "", words);
      host.answer = () => undefined;
      assert.equal(await ask({ scopes: [...grant.scopes], allowList: [...grant.allowList] }), false);
    }
  });

  it("is not asked before anything narrower", async () => {
    assert.equal(await ask({ scopes: ["workspace:read"], allowList: [workspace] }), true);
    assert.deepEqual(host.shown, []);
  });
});
