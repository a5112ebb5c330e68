import assert from "node:assert/strict";
import os from "node:os";
import { holderKinds } from "../../../../../src/core/token/leaseToken";
import type { LeaseFacts } from "../../../../../src/leases/leaseControl";
import type { TokenContext } from "../../../../../src/presentation/token/tokenContext";
import { LeaseNode } from "../../../../../src/views/tokens/nodes/leaseNode";
import { LeasesNode } from "../../../../../src/views/tokens/nodes/leasesNode";
import { useVscode } from "../../../../support/vscode/host";
import { ids } from "../../../core/arbitraries";
import { now } from "../../../tokens/auditSupport";
import { sessionAt, stateOf } from "../../pictureSupport";

describe("the rows of leases", () => {
  useVscode();
  const session = sessionAt("coder.example.com", 0);
  const { last: loaded } = stateOf(session, []).state;
  const context = { loaded, names: undefined, now } as unknown as TokenContext;
  const lease = (more: Partial<LeaseFacts> = {}): LeaseFacts => ({
    kind: "terminal",
    holder: "alpha",
    machine: os.hostname(),
    id: "intent",
    deployment: session.deployment.href,
    userId: session.record.userId,
    tokenId: "leased0001",
    name: "lease: terminal alpha, laptop, 7f3a19",
    grant: { scopes: ["workspace:ssh"], allowList: [{ type: "workspace", id: ids[0] }] },
    until: new Date(+now + 3 * 3_600_000),
    ...more,
  });
  const group = (...leases: LeaseFacts[]) => new LeasesNode(leases, context, undefined);
  const rowOf = (one: LeaseFacts) => {
    const [row] = group(one).children();
    assert.ok(row instanceof LeaseNode);
    return row;
  };

  it("say how many there are, to the eye and to the ear, and are closed at first", () => {
    const item = group(lease(), lease({ name: "b" })).toItem();
    assert.deepEqual(
      [item.label, item.description, item.contextValue, item.collapsibleState],
      ["Leases", "2", "leases", 1],
    );
    assert.equal(item.accessibilityInformation?.label, "Leases, 2 tokens");
    assert.equal(group(lease()).toItem().accessibilityInformation?.label, "Leases, 1 token");
  });

  it("say what holds it, what it can do and for how long", () => {
    const item = rowOf(lease()).toItem();
    assert.deepEqual(
      [item.label, item.description, item.contextValue],
      ['Terminal "alpha"', `workspace:ssh · ${ids[0].slice(0, 8)}… · expires in 3 hours`, "lease"],
    );
  });

  it("say on which other machine it is", () => {
    const { description } = rowOf(lease({ machine: "desktop" })).toItem();
    assert.match(String(description), / · on desktop$/);
  });

  it("say everything about it when the pointer rests on them, and no secret", () => {
    const { title, lines } = rowOf(lease()).tooltip() as { title: string; lines: string[] };
    assert.equal(title, 'Terminal "alpha"');
    assert.match(
      lines.join("\n"),
      /^.*1 workspace\nScopes: workspace:ssh\nResources: workspace .*\nExpires: .*\nMachine: .*\nName: lease: .*\nID: leased0001$/,
    );
  });

  it("have a shape and words of their own for each kind of holder", () => {
    const items = holderKinds.map((kind) => rowOf(lease({ kind })).toItem());
    for (const of of [items.map(({ label }) => label), items.map(({ iconPath }) => JSON.stringify(iconPath))])
      assert.equal(new Set(of).size, holderKinds.length);
  });
});
