import assert from "node:assert/strict";
import { groupNames } from "../../../../../src/tokens/audit/standing";
import { GroupNode } from "../../../../../src/views/tokens/nodes/groupNode";
import { host, useVscode } from "../../../../support/vscode/host";

describe("the row of a group of tokens", () => {
  useVscode();
  const node = (name: (typeof groupNames)[number], count: number) =>
    new GroupNode(`list ${name}`, name, count, undefined, () => []);

  it("says which and how many, to the eye and to the ear", () => {
    const item = node("attention", 1234).toItem();
    assert.deepEqual(
      [item.label, item.description, item.id, item.contextValue],
      ["Needs attention", "1,234", "list attention", "group"],
    );
    assert.equal(item.accessibilityInformation?.label, "Needs attention, 1,234 tokens");
    assert.equal(node("active", 1).toItem().accessibilityInformation?.label, "Active, 1 token");
    host.language = "de";
    host.bundle = {};
    assert.equal(node("active", 1234).toItem().description, "1.234");
  });

  it("leaves icons to its rows, and says beneath the pointer what it holds", () => {
    assert.ok(groupNames.every((name) => node(name, 1).toItem().iconPath === undefined));
    assert.equal(new Set(groupNames.map((name) => node(name, 1).tooltip())).size, groupNames.length);
  });
});
