import assert from "node:assert/strict";
import { evaluate, expand } from "../../../../src/core";
import { catalogOf, entryOf } from "../catalogs";

describe("expand", () => {
  const permissions = (line: string, ...scopes: string[]): string[] | string => {
    const result = expand(catalogOf(line), scopes);
    return result.ok ? result.value : result.error;
  };

  it("makes everything of no scopes, and of sets what they hold, offered or not", () => {
    assert.deepEqual(permissions("2.35"), ["*:*"]);
    const access = ["workspace:application_connect", "workspace:read", "workspace:ssh"];
    assert.deepEqual(permissions("2.20", "coder:workspaces.access"), access);
    assert.equal(permissions("2.35", "workspaces.access"), "There's no scope named workspaces.access.");
  });

  it("makes of no_user_data every type but users", () => {
    const held = permissions("2.35", "no_user_data");
    assert.ok(held.includes("workspace:*") && held.includes("api_key:*"));
    assert.ok(!held.includes("user:*") && !held.includes("*:*"));
    assert.equal(held.length, catalogOf("2.35").resourceTypes.length - 1);
  });

  it("takes no scopes and a list of everything for no limit", () => {
    const request = { type: "file", id: "", action: "read" };
    const isAllowed = (scopes: string[], ...list: string[]): boolean =>
      evaluate(catalogOf("2.35"), { scopes, allowList: list.map(entryOf) }, request).allowed;
    assert.deepEqual(
      [isAllowed([]), isAllowed([], "*:*"), isAllowed(["file:read"], "*:*"), isAllowed([], "workspace:*")],
      [true, true, true, false],
    );
  });
});
