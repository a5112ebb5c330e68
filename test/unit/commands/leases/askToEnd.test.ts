import assert from "node:assert/strict";
import { askToEnd } from "../../../../src/commands/leases/askToEnd";
import { host, pressing, useVscode } from "../../../support/vscode/host";
import { leaseAt } from "../../views/tokens/nodes/leaseSupport";

describe("asking before leases are ended", () => {
  useVscode();
  const ask = (...kinds: ("terminal" | "task" | "agent" | "tool" | "extension")[]) =>
    askToEnd(
      "End them?",
      kinds.map((kind) => leaseAt({ kind })),
      "End",
    );
  const detail = () => host.shown[0]?.detail ?? "";

  it("names several, and a single one only in the question", async () => {
    await ask("terminal", "task");
    assert.match(
      detail(),
      /^• Terminal "alpha"\n• Task "alpha"\nWhat uses them loses access to Coder at once\./,
    );
    await ask("terminal");
    assert.equal(host.shown[1]?.detail, "What uses them loses access to Coder at once.");
    assert.deepEqual(
      host.shown.map(({ message, isModal }) => [message, isModal]),
      [
        ["End them?", true],
        ["End them?", true],
      ],
    );
  });

  it("offers to close terminals only where there are some", async () => {
    await ask("extension", "terminal");
    await ask("extension");
    assert.deepEqual(
      host.shown.map(({ choices }) => choices),
      [["End", "End and Close Terminals"], ["End"]],
    );
  });

  for (const [kind, isStopped] of [
    ["task", true],
    ["agent", true],
    ["tool", true],
    ["terminal", false],
    ["extension", false],
  ] as const) {
    it(`says whether something stops with a lease of this kind: ${kind}, ${isStopped}`, async () => {
      await ask(kind);
      assert.equal(detail().includes("Tasks and agents are stopped."), isStopped);
    });
  }

  it("says what the person has agreed to, and nothing if they dismiss it", async () => {
    assert.equal(await ask("terminal"), undefined);
    host.answer = pressing("End");
    assert.deepEqual(await ask("terminal"), { endsProcesses: false });
    host.answer = pressing("End and Close Terminals");
    assert.deepEqual(await ask("terminal"), { endsProcesses: true });
  });
});
