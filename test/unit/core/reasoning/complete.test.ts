import assert from "node:assert/strict";
import { completeGrant, entryText } from "../../../../src/core";
import { catalogOf, entryOf } from "../catalogs";

describe("completeGrant, by what is granted on a type", () => {
  const id = "4a4b4c4d-4444-4444-8444-4444444eef01";
  const completed = (scopes: string, list: string): string => {
    const grant = { scopes: scopes.split(" "), allowList: list.replaceAll("#", id).split(" ").map(entryOf) };
    return completeGrant(catalogOf("2.35"), grant).allowList.map(entryText).join(" ").replaceAll(id, "#");
  };

  for (const [scopes, list, expected] of [
    ["template:create", "template:#", "template:#"],
    ["workspace:create", "workspace:#", "workspace:*"],
    ["workspace:create workspace:read", "workspace:#", "workspace:#"],
    ["workspace:create template:read", "workspace:# template:*", "template:* workspace:*"],
    ["api_key:read", "api_key:#", "api_key:*"],
    ["workspace:read", "workspace:#", "workspace:#"],
    ["template:read", "template:#", "template:#"],
    ["workspace:start template:read", "workspace:# template:#", "workspace:# template:#"],
    ["workspace:read template:read", "template:#", "workspace:* template:*"],
    ["workspace:read template:read", "workspace:# template:#", "workspace:# template:*"],
  ] as const) {
    it(`${scopes} [${list}] becomes [${expected}]`, () => {
      assert.equal(completed(scopes, list), expected);
    });
  }
});
