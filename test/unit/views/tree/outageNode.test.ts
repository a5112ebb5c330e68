import assert from "node:assert/strict";
import { type Outage, OutageNode } from "../../../../src/views/tree/outageNode";
import { useVscode } from "../../../support/vscode/host";

describe("the row of a list that could not be read", () => {
  useVscode();
  const outage: Outage = {
    href: "https://coder.example.com",
    host: "coder.example.com",
    sentence: "coder.example.com is unavailable (503).",
    since: new Date("2026-11-24T14:05:00"),
    listFrom: new Date("2026-11-24T14:02:00"),
    step: { command: "coderAccess.tokens.refreshTokens", title: "Retry" },
  };
  const node = (more: Partial<Outage> = {}) => new OutageNode({ ...outage, ...more });

  it("says of when the list is and since when it fails, and aloud why", () => {
    const { label, description, accessibilityInformation, id } = node().toItem();
    assert.match(JSON.stringify(label), /^"From .*2:02/);
    assert.match(String(description), /^failing since .*2:05/);
    assert.match(accessibilityInformation?.label ?? "", /is unavailable \(503\)\.$/);
    assert.equal(id, "https://coder.example.com outage");
    assert.equal(node({ listFrom: undefined }).toItem().label, "Couldn't be loaded");
  });

  it("does on a click what helps, and is offered another attempt only where that may help", () => {
    const { command, contextValue } = node().toItem();
    assert.deepEqual([command?.command, contextValue], ["coderAccess.tokens.refreshTokens", "outage"]);
    const step = { command: "coderAccess.session.signIn", title: "Sign in again", arguments: ["x"] } as const;
    const signIn = node({ step }).toItem();
    assert.deepEqual([signIn.command?.arguments, signIn.contextValue], [["x"], "outage+signIn"]);
  });

  it("says beneath the pointer where, why and when, with a link to what helps", () => {
    const tooltip = node().tooltip();
    assert.ok(typeof tooltip === "object");
    assert.deepEqual([tooltip.title, tooltip.lines], [outage.host, [outage.sentence]]);
    assert.deepEqual(
      tooltip.facts?.map(([about]) => about),
      ["Failing since", "List from"],
    );
    assert.deepEqual(tooltip.links?.[0]?.title, "Retry");
    const without = node({ listFrom: undefined }).tooltip();
    assert.equal(typeof without === "object" && without.facts?.length, 1);
  });
});
