import assert from "node:assert/strict";
import { searchableText } from "../../../../../src/presentation/tokenWords";
import { tokenHover } from "../../../../../src/views/tokens/nodes/tokenHover";
import { noMarks } from "../../../../support/noMarks";
import { useVscode } from "../../../../support/vscode/host";
import { listedAt } from "../../../commands/commandSupport";
import { retiringAt } from "../../../commands/session/leaving/leavingSupport";
import { audit, token } from "../../../tokens/auditSupport";
import { sessionAt } from "../../pictureSupport";

describe("what is beneath the pointer on a token", () => {
  useVscode();
  const session = sessionAt("coder.example.com", 0);
  function hover(key = token("ci"), marks: Partial<typeof noMarks> = {}) {
    const [listed] = listedAt(session, [key], {}, { ...noMarks, ...marks });
    const made = tokenHover(listed ?? assert.fail("nothing is listed"));
    if (typeof made === "string") return assert.fail(made);
    return { ...made, facts: new Map(made.facts), titles: (made.links ?? []).map(({ title }) => title) };
  }

  it("is one table of what it may do, when it ends and was used, and its ID", () => {
    const { title, lines, facts } = hover();
    assert.deepEqual([title, lines], ["ci", []]);
    assert.deepEqual([...facts.keys()], ["Permissions", "Resources", "Expires", "Used", "Created", "ID"]);
    assert.deepEqual([facts.get("Permissions"), facts.get("ID")], ["read workspaces", token("ci").id]);
    assert.match(facts.get("Expires") ?? "", /^in 28 days · .*2026/);
    assert.match(facts.get("Used") ?? "", /\(accurate to the hour\)$/);
    assert.equal(hover(token("new", { used: -1 })).facts.get("Used"), "never");
    assert.ok(hover(token("over", { age: 40 })).facts.has("Expired"));
  });

  it("begins with why to look at it, and says the end once", () => {
    const full = hover(token("full", { scopes: ["coder:all"], age: 29.5 }));
    assert.deepEqual([...full.facts].slice(0, 2), [
      ["Full access", "Can do everything you can."],
      ["Permissions", "full access"],
    ]);
    const { facts } = hover(undefined, { retirementOf: () => retiringAt(session, "ci") });
    assert.match(facts.get("Being replaced") ?? "", /^"ci-2" replaces it\./);
  });

  it("begins with the person's own note, says where it is, and is found by it", () => {
    const { facts } = hover(undefined, { noteOf: () => "on | the [old](command:x) runner" });
    assert.equal(facts.get("Note"), "on | the [old](command:x) runner (only on this computer)");
    const [audited] = audit([token("ci")]);
    assert.ok(audited);
    assert.ok(searchableText(audited, undefined, "Old Runner").includes("old runner"));
  });

  it("links to what people do next, on this very row, where that is possible", () => {
    const { links, titles } = hover();
    assert.deepEqual(titles, ["Show Details", "Rotate…", "Change…", "Edit Note…", "Copy ID"]);
    assert.ok(links?.every(({ arguments: [how, id] }) => how === "hovered" && id?.endsWith(token("ci").id)));
    assert.deepEqual(hover(token("over", { age: 40 })).titles, ["Show Details", "Edit Note…", "Copy ID"]);
    assert.deepEqual(hover(undefined, { retirementOf: () => retiringAt(session, "ci") }).titles, [
      "Show Details",
      "Edit Note…",
      "Copy ID",
    ]);
  });
});
