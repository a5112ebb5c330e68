import assert from "node:assert/strict";
import { reviewItems } from "../../../../../src/commands/tokens/review/reviewItems";
import { noMarks } from "../../../../support/noMarks";
import { useVscode } from "../../../../support/vscode/host";
import { toEnd, token } from "../../../tokens/auditSupport";
import { sessionAt } from "../../../views/pictureSupport";
import { listedAt } from "../../commandSupport";

describe("what a review lists", () => {
  useVscode();
  const session = sessionAt("coder.example.com", 0);
  function labels(keys: readonly ReturnType<typeof token>[], kept: string[] = [], waiting: string[] = []) {
    const isWaiting = (_: unknown, id: string) => waiting.includes(id);
    const listed = listedAt(session, keys, {}, { ...noMarks, isWaiting });
    return toEnd(reviewItems(listed, ({ key }) => kept.includes(key.name))).map(({ label }) => label);
  }
  const full = token("full", { scopes: ["coder:all"] });

  it("is nothing where nothing needs attention, duplicates and unused ones included", () => {
    assert.deepEqual(labels([token("one"), token("two"), token("unused", { used: -1 })]), []);
    assert.deepEqual(labels([token("over", { age: 40, scopes: ["coder:all"] })]), []);
  });

  it("is what needs attention by the worst about it, then what was kept, and to revoke several if there are", () => {
    const waiting = token("waiting", { scopes: ["file:read"] });
    const fine = token("fine", { scopes: ["template:read"] });
    assert.deepEqual(labels([full]), ["Full access", "full"]);
    assert.deepEqual(labels([fine, full, waiting], ["fine"], [waiting.id]), [
      "New secret",
      "waiting",
      "Full access",
      "full",
      "Kept as they are",
      "fine",
      "",
      "Revoke Several Tokens…",
    ]);
  });
});
