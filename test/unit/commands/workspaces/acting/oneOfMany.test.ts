import assert from "node:assert/strict";
import { doneForOne, wordsForOne } from "../../../../../src/commands/workspaces/acting/oneOfMany";
import { startWorkspace } from "../../../../../src/commands/workspaces/startWorkspace";
import type { ManyAct } from "../../../../../src/workspaces/state/whyNotNow";
import { host, pressing, useVscode } from "../../../../support/vscode/host";
import { createStopped, openWorkspaceWindow, rowsOf } from "../workspaceWindow";

const acts: readonly ManyAct[] = [
  "start",
  "stop",
  "restart",
  "update",
  "delete",
  "makeDormant",
  "wake",
  "favorite",
  "unfavorite",
];

describe("the only one of several workspaces for which an act makes sense", () => {
  useVscode();

  it("is named in the question and in what is said at the end, and the others are left alone", async () => {
    const window = await openWorkspaceWindow();
    createStopped(window, "one");
    try {
      const chosen = await rowsOf(window, "one", "alpha");
      host.answer = pressing("Start Workspace");
      await startWorkspace(window, chosen[0], chosen);
      const [question] = host.shown;
      assert.ok(question);
      assert.equal(question.message, 'Start "one"?');
      assert.match(question.detail ?? "", /1 more is skipped because of its state\.$/);
      await window.said('Started "one".');
      assert.deepEqual(window.sent, [{ transition: "start" }]);
    } finally {
      await window.close();
    }
  });

  it("is never counted as if it were several", () => {
    for (const act of acts) {
      const texts = [...wordsForOne(act, "one").flat(), doneForOne(act, "one")];
      for (const text of texts) assert.doesNotMatch(text, /\b1 \w+s\b|\bThey\b|\btheir\b/, text);
    }
  });
});
