import assert from "node:assert/strict";
import { LeaseNode } from "../../../../../src/views/tokens/nodes/leaseNode";
import { LeasesNode } from "../../../../../src/views/tokens/nodes/leasesNode";
import { useVscode } from "../../../../support/vscode/host";
import { leaseAt, leaseContext } from "./leaseSupport";

describe("the row above the leases of a deployment", () => {
  useVscode();
  const all = [leaseAt(), leaseAt({ name: "b", holder: "beta" })];

  it("says how many there are, to the eye and to the ear, and is closed at first", () => {
    const item = new LeasesNode(all, leaseContext, undefined).toItem();
    assert.deepEqual(
      [item.label, item.description, item.contextValue, item.collapsibleState],
      ["Leases", "2", "leases", 1],
    );
    assert.equal(item.accessibilityInformation?.label, "Leases, 2 tokens");
    const one = new LeasesNode([leaseAt()], leaseContext, undefined).toItem();
    assert.equal(one.accessibilityInformation?.label, "Leases, 1 token");
  });

  it("has a row for each of them, which knows that it is below", () => {
    const group = new LeasesNode(all, leaseContext, undefined);
    const rows = group.children();
    assert.deepEqual(
      rows.map((row) => (row instanceof LeaseNode ? row.lease.holder : undefined)),
      ["alpha", "beta"],
    );
    for (const row of rows) assert.equal(row.parent, group);
  });
});
