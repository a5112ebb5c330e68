import assert from "node:assert/strict";
import * as vscode from "vscode";
import manifest from "../../../../../package.json";
import { tooltipOf } from "../../../../../src/platform/shown/tooltips";
import type { TokenMarks } from "../../../../../src/presentation/token/tokenMarks";
import { TokenNode } from "../../../../../src/views/tokens/nodes/tokenNode";
import { noMarks } from "../../../../support/noMarks";
import { useVscode } from "../../../../support/vscode/host";
import { listedAt } from "../../../commands/commandSupport";
import { retiringAt } from "../../../commands/session/leaving/leavingSupport";
import { token } from "../../../tokens/auditSupport";
import { sessionAt } from "../../pictureSupport";

describe("the row of a token", () => {
  useVscode();
  const session = sessionAt("coder.example.com", 0);
  function row(key = token("ci"), marks: Partial<TokenMarks> = {}, busyWith?: string): TokenNode {
    const [listed] = listedAt(session, [key], {}, { ...noMarks, ...marks });
    assert.ok(listed);
    return new TokenNode(listed, busyWith);
  }
  const tagsOf = (node: TokenNode) => (node.toItem().contextValue ?? "").split("+");

  it("says its name, then what it accesses and the time that is left, and aloud the same in full", () => {
    const item = row().toItem();
    assert.deepEqual([item.label, item.description], ["ci", "workspaces · 28 d"]);
    assert.equal(item.accessibilityInformation?.label, "ci, workspaces, expires in 28 days");
    assert.equal(item.id, `https://coder.example.com ${token("ci").id}`);
    assert.equal(item.collapsibleState, vscode.TreeItemCollapsibleState.Collapsed);
  });

  it("says only what is being done with it while something is", () => {
    const { description, accessibilityInformation } = row(undefined, {}, "expiring…").toItem();
    assert.deepEqual([description, accessibilityInformation?.label], ["expiring…", "ci, expiring…"]);
  });

  it("is tagged with all that menus ask for, and with nothing that is not so", () => {
    assert.deepEqual(tagsOf(row()), ["token", "active"]);
    assert.deepEqual(tagsOf(row(token("over", { age: 40 }))), ["token", "expired"]);
    const marked = row(token("ci", { scopes: ["coder:all"] }), {
      isWaiting: () => true,
      isKept: () => true,
      retirementOf: () => retiringAt(session, "ci"),
    });
    assert.deepEqual(tagsOf(marked), [
      "token",
      "active",
      "fullAccess",
      "secretWaiting",
      "secretKept",
      "retiring",
    ]);
  });

  it("is offered ending, rotating and changing where that is possible, and nowhere else", () => {
    const offered = (node: TokenNode) => {
      const { contextValue = "" } = node.toItem();
      return new Set(
        manifest.contributes.menus["view/item/context"]
          .filter(({ when }) => fits(when, contextValue))
          .map(({ command }) => command.split(".").at(-1)),
      );
    };
    const [live, over] = [offered(row()), offered(row(token("over", { age: 40 })))];
    for (const command of ["expireToken", "rotateToken", "changeToken"])
      assert.deepEqual([live.has(command), over.has(command)], [true, false], command);
    for (const command of ["deleteToken", "copyTokenId", "showDetails"])
      assert.deepEqual([live.has(command), over.has(command)], [true, true], command);
    assert.equal(live.has("undoRetirement"), false);
    assert.ok(
      offered(row(undefined, { retirementOf: () => retiringAt(session, "ci") })).has("undoRetirement"),
    );
  });

  it("shows words of strangers as text, in the row and beneath the pointer", async () => {
    const node = row(token("[a](command:b)$(trash)\n**c**"));
    const item = node.toItem();
    assert.equal(item.label, "[a]\u200B(command:b)$\u200B(trash) **c**");
    const tooltip = tooltipOf(await node.tooltip()) as vscode.MarkdownString;
    const withoutLinks = tooltip.value
      .slice(2)
      .replace(/\]\(command:coderAccess\.tokens\.\w+\?[\w%.-]+\)/g, "");
    assert.doesNotMatch(withoutLinks, /\]\(|\$\(|\*\*c/);
  });
});

/** Whether a `when` clause fits the tags of a row, as far as it asks for them. */
function fits(when: string, tags: string): boolean {
  return when.split("&&").every((part) => {
    const [, negated, pattern] = /^(!?)\(?viewItem =~ \/(.*)\/\)?$/.exec(part.trim()) ?? [];
    if (pattern === undefined) return !part.includes("viewItem ==");
    return new RegExp(pattern).test(tags) !== (negated === "!");
  });
}
