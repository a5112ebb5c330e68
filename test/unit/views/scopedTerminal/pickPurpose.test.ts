import assert from "node:assert/strict";
import { commandRows } from "../../../../src/core/commands/commandRows";
import { Cancelled, Explained } from "../../../../src/platform/errors";
import { pickPurpose, type Purpose } from "../../../../src/views/scopedTerminal/pickPurpose";
import { host, useVscode } from "../../../support/vscode/host";
import type { ShownPick } from "../../../support/vscode/quickInput";
import { catalogOf } from "../../core/catalogs";

describe("picking what a scoped token is for", () => {
  useVscode();

  function ask(workspace?: string, line = "2.35"): { picked: Promise<Purpose>; pick: ShownPick } {
    const picked = pickPurpose(catalogOf(line), workspace);
    picked.catch(() => undefined);
    const pick = host.picks.at(-1) ?? assert.fail("no list was shown");
    return { picked, pick };
  }
  const labels = ({ items }: ShownPick) => items.map(({ label }) => label);

  it("offers tasks and every command", () => {
    const { pick } = ask();
    assert.equal(pick.title, "Open Terminal with Scoped Token");
    const shown = labels(pick);
    const [tasks, commands] = [shown.indexOf("Tasks"), shown.indexOf("Commands")];
    assert.ok(tasks === 0 && commands > 1);
    assert.deepEqual(
      shown.slice(commands + 1).filter((label) => !label.startsWith("coder ")),
      [],
    );
    assert.ok(shown.length - commands > commandRows.length / 2);
  });

  it("offers for a workspace only what one workspace limits", () => {
    const { pick } = ask("alpha");
    assert.equal(pick.title, 'Open Terminal with Scoped Token for "alpha"');
    assert.ok(labels(pick).includes("coder stop"));
    assert.deepEqual(
      ["coder whoami", "coder templates list", "coder users list"].filter((label) =>
        labels(pick).includes(label),
      ),
      [],
    );
  });

  it("takes a command that is typed, with what it names, and offers it first", async () => {
    const { picked, pick } = ask();
    pick.type("coder start bob/alpha");
    const [first] = pick.items;
    assert.deepEqual([first?.label, first?.alwaysShow], ["coder start bob/alpha", true]);
    pick.choose("coder start bob/alpha");
    pick.accept();
    const { recipe, named } = await picked;
    assert.deepEqual(
      [recipe.title, recipe.needs, named.workspace],
      ["coder start", ["workspace"], "bob/alpha"],
    );
    assert.ok(!pick.isShown);
  });

  it("only filters while other words are typed, and for a command that is there already", () => {
    const { pick } = ask();
    const before = labels(pick);
    for (const typed of ["  ", "open a port", "coder", "coder who", "coder whoami"]) {
      pick.type(typed);
      assert.deepEqual(labels(pick), before, typed);
    }
  });

  it("explains why no limited token runs a command, beside it and when it is chosen", async () => {
    const { picked, pick } = ask();
    pick.type("coder frobnicate");
    const reason = pick.items[0]?.description ?? "";
    assert.ok(reason.length > 0);
    pick.choose("coder frobnicate");
    pick.accept();
    await assert.rejects(picked, (error) => error instanceof Explained && error.message === reason);
  });

  it("waits while nothing is chosen, and ends when the person dismisses it", async () => {
    const { picked, pick } = ask();
    pick.accept();
    assert.ok(pick.isShown);
    pick.hide();
    await assert.rejects(picked, Cancelled);
  });
});
