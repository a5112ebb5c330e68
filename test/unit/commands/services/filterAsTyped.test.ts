import assert from "node:assert/strict";
import { filterAsTyped } from "../../../../src/commands/services/filterAsTyped";
import { until } from "../../../host/until";
import { host, useVscode } from "../../../support/vscode/host";

describe("filtering while it is typed", () => {
  useVscode();
  const shown: string[] = [];
  const question = {
    title: "Filter",
    prompt: "Words",
    placeholder: "For example: x",
    before: "before",
    pause: 5,
    doing: "Filtering",
    show: (filter: string) => Promise.resolve(void shown.push(filter)),
  };
  beforeEach(() => {
    shown.length = 0;
  });
  const asked = () => {
    const done = filterAsTyped(question);
    const [box] = host.inputs;
    assert.ok(box);
    return { box, done };
  };

  it("asks in the given words, with what is filtered by already", async () => {
    const { box, done } = asked();
    assert.deepEqual(
      [box.title, box.prompt, box.placeholder, box.value],
      ["Filter", "Words", "For example: x", "before"],
    );
    box.hide();
    await done;
    assert.deepEqual(shown, ["before"]);
  });

  it("follows the typing once it pauses, and Escape takes that back", async () => {
    const { box, done } = asked();
    box.type("a");
    box.type("ab");
    await until(
      () => (shown.length > 0 ? true : undefined),
      () => "nothing was filtered",
      5_000,
    );
    assert.deepEqual(shown, ["ab"]);
    box.hide();
    await done;
    assert.deepEqual(shown, ["ab", "before"]);
  });

  it("keeps what was accepted, without the blanks around it, and shows it once", async () => {
    const { box, done } = asked();
    box.type(" ab ");
    box.accept();
    await done;
    assert.deepEqual(shown, ["ab"]);
    assert.equal(box.isShown, false);
  });
});
