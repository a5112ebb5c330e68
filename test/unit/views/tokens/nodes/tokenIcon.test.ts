import assert from "node:assert/strict";
import type { TokenMarks } from "../../../../../src/presentation/token/tokenMarks";
import type { PendingRetirement } from "../../../../../src/tokens/retiring/retirement";
import { tokenIcon } from "../../../../../src/views/tokens/nodes/tokenIcon";
import { noMarks } from "../../../../support/noMarks";
import { useVscode } from "../../../../support/vscode/host";
import { listedAt } from "../../../commands/commandSupport";
import { token } from "../../../tokens/auditSupport";
import { sessionAt } from "../../pictureSupport";

describe("the icon of a token", () => {
  useVscode();
  const waiting: Partial<TokenMarks> = { isWaiting: () => true };
  const retiring: Partial<TokenMarks> = { retirementOf: () => ({}) as PendingRetirement };
  function iconOf(key: Parameters<typeof token>[1], marks: Partial<TokenMarks> = {}, isBusy = false) {
    const [listed] = listedAt(
      sessionAt("coder.example.com", 0),
      [token("ci", key)],
      {},
      { ...noMarks, ...marks },
    );
    assert.ok(listed);
    const { id, color } = tokenIcon(listed, isBusy);
    return [id, color?.id];
  }
  const full = { scopes: ["coder:all"] };

  it("is a shape of its own for each state", () => {
    assert.deepEqual(iconOf({}), ["key", undefined]);
    assert.deepEqual(iconOf({ used: -1, age: 0 }), ["circle-outline", undefined]);
    assert.deepEqual(iconOf({ age: 40 }), ["circle-slash", "disabledForeground"]);
    assert.deepEqual(iconOf({}, retiring), ["clockface", undefined]);
    assert.deepEqual(iconOf({}, waiting), ["gift", "charts.blue"]);
    assert.deepEqual(iconOf({}, {}, true), ["loading~spin", undefined]);
  });

  it("shows what is being done before a waiting secret, that before a coming end, and that before a concern", () => {
    assert.equal(iconOf(full, { ...waiting, ...retiring }, true)[0], "loading~spin");
    assert.equal(iconOf(full, { ...waiting, ...retiring })[0], "gift");
    assert.equal(iconOf(full, retiring)[0], "clockface");
  });

  it("is that of what presses, before what is only worth knowing, and coloured for what is dangerous", () => {
    assert.deepEqual(iconOf(full), ["warning", "list.warningForeground"]);
    assert.deepEqual(iconOf({ age: 29.5 }), ["watch", "list.warningForeground"]);
    assert.deepEqual(iconOf({ ...full, age: 29.5 })[0], "watch");
    const [, same] = listedAt(sessionAt("coder.example.com", 0), ["one", "other"]);
    assert.ok(same);
    const { id, color } = tokenIcon(same, false);
    assert.deepEqual([id, color], ["copy", undefined]);
  });
});
