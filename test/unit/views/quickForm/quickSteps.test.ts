import assert from "node:assert/strict";
import * as vscode from "vscode";
import { Cancelled } from "../../../../src/platform/errors";
import {
  pickFound,
  pickOne,
  pickSome,
  separator,
  type Shown,
  typeText,
} from "../../../../src/views/quickForm/quickSteps";
import { back } from "../../../../src/views/quickForm/runSteps";
import { host, useVscode } from "../../../support/vscode/host";

const frame = { title: "New token", placeholder: "What is it for?", hasBack: true };
const { Back } = vscode.QuickInputButtons;

describe("a question of the quick form", () => {
  useVscode();
  const pick = () => host.picks.at(-1) ?? assert.fail("no list is shown");
  const box = () => host.inputs.at(-1) ?? assert.fail("no field is shown");
  const items = [separator("Group"), { label: "one", id: 1 }, { label: "two", id: 2 }];
  /** Whether a question was answered yet. */
  async function isAnswered(question: Promise<unknown>): Promise<boolean> {
    const open = Symbol("open");
    return (await Promise.race([question, new Promise((resolve) => setImmediate(resolve, open))])) !== open;
  }

  it("is left with Escape, and not because another window has the focus", async () => {
    for (const ask of [
      () => pickOne(items, frame),
      () => pickSome(items, () => false, frame),
      () =>
        pickFound(
          undefined,
          ({ label }) => label,
          frame,
          () => undefined,
        ),
    ]) {
      const question = ask();
      assert.equal(pick().ignoreFocusOut, true);
      pick().hide();
      await assert.rejects(question, Cancelled);
    }
    const text = typeText("", () => ({ problem: undefined }), frame);
    assert.equal(box().ignoreFocusOut, true);
    box().hide();
    await assert.rejects(text, Cancelled);
  });

  it("goes back to the one before, where there is one, and closes", async () => {
    const question = pickOne(items, frame);
    assert.deepEqual(pick().buttons, [Back]);
    pick().press(Back);
    assert.equal(await question, back);
    assert.equal(pick().isShown, false);
    void pickOne(items, { ...frame, hasBack: false }).catch(() => undefined);
    assert.deepEqual(pick().buttons, []);
  });

  it("shows the words of strangers harmless, and gives the item itself", async () => {
    const strange = { label: "a\u202eb\n$(key)", description: "[x](command:evil)", id: 7 };
    const question = pickOne([strange], { ...frame, title: "For $(key)\n" });
    const [shown] = pick().items;
    assert.doesNotMatch(
      JSON.stringify([shown?.label, shown?.description, pick().title]),
      /\u202e|\\n|\$\(key|\]\(/,
    );
    pick().choose(shown?.label ?? "");
    pick().accept();
    assert.equal(await question, strange);
  });

  it("for one thing is not answered by Enter on nothing", async () => {
    const question = pickOne(items, frame);
    pick().accept();
    assert.equal(await isAnswered(question), false);
    pick().choose("two");
    pick().accept();
    assert.equal(await question, items[2]);
  });

  it("for several needs one at least, and begins with those that were chosen", async () => {
    const question = pickSome<(typeof items)[number] & { id: number }>(items, ({ id }) => id === 1, frame);
    assert.equal(pick().canSelectMany, true);
    assert.deepEqual(
      pick().selectedItems.map(({ label }) => label),
      ["one"],
    );
    pick().choose();
    pick().accept();
    assert.equal(await isAnswered(question), false);
    pick().choose("one", "two");
    pick().accept();
    assert.deepEqual(await question, [items[1], items[2]]);
  });

  it("for what is found looks at once and for what is typed, trimmed, and says why there is no more", async () => {
    const looked: string[] = [];
    let shown: Shown<vscode.QuickPickItem> | undefined;
    const question = pickFound<vscode.QuickPickItem>(
      { label: "All" },
      ({ label }) => label,
      frame,
      (text, given) => {
        looked.push(text);
        shown = given;
      },
    );
    shown?.add([{ label: "dev" }], true, true);
    assert.deepEqual(
      pick().items.map(({ label }) => label),
      ["dev", "All"],
    );
    shown?.busy(true);
    shown?.say("It does not answer.");
    assert.deepEqual([pick().busy, pick().title], [true, "It does not answer."]);
    shown?.say(undefined);
    shown?.busy(false);
    assert.equal(pick().title, "New token");
    pick().type("  pro ");
    assert.deepEqual(looked, ["", "pro"]);
    shown?.add([{ label: "prod" }], false, true);
    pick().choose("prod");
    pick().accept();
    assert.equal(await isAnswered(question), false, "it just took the place of the row for all of them");
    pick().choose("dev");
    pick().accept();
    const found = await question;
    assert.ok(found !== back && found.label === "dev");
  });

  it("for a text takes none that has a problem, says what the others mean, and begins with no complaint", async () => {
    const check = (text: string) =>
      text === "good" ? { problem: undefined, meaning: "It is good." } : { problem: `Not ${text}` };
    const question = typeText("", check, frame);
    assert.equal(box().validationMessage, undefined);
    box().type("bad");
    assert.equal(box().validationMessage, "Not bad");
    box().accept();
    assert.equal(await isAnswered(question), false);
    box().type("good");
    assert.deepEqual(box().validationMessage, {
      message: "It is good.",
      severity: vscode.InputBoxValidationSeverity.Info,
    });
    box().accept();
    assert.equal(await question, "good");
  });

  it("for a text checks what it begins with, and what one press writes into it", async () => {
    const check = (text: string) => ({ problem: text === "1y" ? undefined : "Too long" });
    const question = typeText("9y", check, frame, { text: "1y", tooltip: "As long as allowed" });
    assert.equal(box().validationMessage, "Too long");
    const [first, offer] = box().buttons;
    assert.ok(first === Back && offer?.tooltip === "As long as allowed");
    box().press(offer);
    assert.deepEqual([box().value, box().validationMessage], ["1y", undefined]);
    assert.equal(await isAnswered(question), false);
    box().accept();
    assert.equal(await question, "1y");
  });
});
