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

  it("is a key, a warning or a clock, and spins while something is being done", () => {
    assert.deepEqual(iconOf({}), ["key", undefined]);
    assert.deepEqual(iconOf({ used: -1, age: 0 }), ["key", undefined]);
    assert.deepEqual(iconOf({ age: 40 }), ["key", "disabledForeground"]);
    assert.deepEqual(iconOf(full), ["warning", "list.warningForeground"]);
    assert.deepEqual(iconOf({ age: 29.5 }), ["clockface", "list.warningForeground"]);
    assert.deepEqual(iconOf({}, retiring), ["clockface", undefined]);
    assert.deepEqual(iconOf({}, waiting), ["key", "charts.blue"]);
    assert.deepEqual(iconOf({}, {}, true), ["loading~spin", undefined]);
  });

  it("shows what is being done before a waiting secret, and that before all else", () => {
    assert.equal(iconOf(full, { ...waiting, ...retiring }, true)[0], "loading~spin");
    assert.deepEqual(iconOf(full, { ...waiting, ...retiring }), ["key", "charts.blue"]);
  });

  it("warns of what is worse than a coming end, and of nothing that does not press", () => {
    assert.deepEqual(iconOf({ ...full, age: 29.5 })[0], "warning");
    const [, same] = listedAt(sessionAt("coder.example.com", 0), ["one", "other"]);
    assert.ok(same);
    assert.equal(tokenIcon(same, false).id, "key");
  });
});
