import assert from "node:assert/strict";
import { holderKinds } from "../../../../../src/core/token/leaseToken";
import type { LeaseFacts } from "../../../../../src/leases/leaseControl";
import { LeaseNode } from "../../../../../src/views/tokens/nodes/leaseNode";
import { LeasesNode } from "../../../../../src/views/tokens/nodes/leasesNode";
import { useVscode } from "../../../../support/vscode/host";
import { ids } from "../../../core/arbitraries";
import { leaseAt, leaseContext } from "./leaseSupport";

describe("the row of a lease", () => {
  useVscode();
  const rowOf = (more: Partial<LeaseFacts> = {}) => {
    const lease = leaseAt(more);
    return new LeaseNode(lease, leaseContext, new LeasesNode([lease], leaseContext, undefined));
  };

  it("says what holds it, what it can do and for how long, to the eye and to the ear", () => {
    const item = rowOf().toItem();
    assert.deepEqual(
      [item.label, item.description, item.contextValue],
      ['Terminal "alpha"', `workspace:ssh · ${ids[0].slice(0, 8)}… · expires in 3 hours`, "lease"],
    );
    assert.match(
      item.accessibilityInformation?.label ?? "",
      /^Terminal "alpha", workspace:ssh, .*, expires in/,
    );
  });

  it("says that it isn't limited to single resources, and which kinds it is limited to", () => {
    const said = (allowList: LeaseFacts["grant"]["allowList"]) => {
      const item = rowOf({ grant: { scopes: ["workspace:read"], allowList } }).toItem();
      return [item.description, item.accessibilityInformation?.label];
    };
    assert.deepEqual(said([]), [
      "workspace:read · all resources · expires in 3 hours",
      'Terminal "alpha", workspace:read, all resources, expires in 3 hours',
    ]);
    assert.deepEqual(said([{ type: "template", id: "*" }]), [
      "workspace:read · all templates · expires in 3 hours",
      'Terminal "alpha", workspace:read, all templates, expires in 3 hours',
    ]);
  });

  it("says on which other machine it is", () => {
    assert.match(String(rowOf({ machine: "desktop" }).toItem().description), / · on desktop$/);
  });

  it("keeps its identity while its words change", () => {
    const [now, later] = [rowOf().toItem(), rowOf({ until: new Date(0) }).toItem()];
    assert.equal(now.id, later.id);
    assert.notEqual(now.description, later.description);
    assert.notEqual(now.id, rowOf({ name: "another" }).toItem().id);
  });

  it("says everything about it when the pointer rests on it, and no secret", () => {
    const { title, lines } = rowOf().tooltip() as { title: string; lines: string[] };
    assert.equal(title, 'Terminal "alpha"');
    assert.match(
      lines.join("\n"),
      /^.*1 workspace\nScopes: workspace:ssh\nResources: workspace .*\nExpires: .*\nMachine: .*\nName: lease: .*\nID: leased0001$/,
    );
  });

  it("says no ID while its token has none", () => {
    const { lines } = rowOf({ tokenId: undefined }).tooltip() as { lines: string[] };
    assert.match(lines.at(-1) ?? "", /^Name: /);
  });

  it("has a shape and words of its own for each kind of holder", () => {
    const items = holderKinds.map((kind) => rowOf({ kind }).toItem());
    for (const of of [items.map(({ label }) => label), items.map(({ iconPath }) => JSON.stringify(iconPath))])
      assert.equal(new Set(of).size, holderKinds.length);
  });
});
