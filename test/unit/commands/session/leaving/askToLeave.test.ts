import assert from "node:assert/strict";
import { askToLeave } from "../../../../../src/commands/session/leaving/askToLeave";
import { host, pressing, useVscode } from "../../../../support/vscode/host";
import { sessionAt } from "../../../views/pictureSupport";
import { retiringAt } from "./leavingSupport";

describe("the question before somebody signs out", () => {
  useVscode();
  const here = sessionAt("coder.example.com");
  const ask = (waiting: string[], ...names: string[]) =>
    askToLeave(
      "Sign out of coder.example.com?",
      ["Your tokens stay."],
      { waiting, saved: [], pending: names.map((name) => retiringAt(here, name)), isUnknown: false },
      "Sign Out",
    );

  it("offers to end tokens first only where some were to end", async () => {
    await ask([]);
    await ask([], "old");
    await ask([], "old", "older");
    assert.deepEqual(
      host.shown.map(({ choices }) => choices),
      [
        ["Sign Out"],
        ["Stay Signed In", "Sign Out", "Expire It and Sign Out"],
        ["Stay Signed In", "Sign Out", "Expire Them and Sign Out"],
      ],
    );
    assert.ok(host.shown.every(({ isModal, kind }) => isModal && kind === "warning"));
  });

  it("takes each button for what it says, and leaving for a no", async () => {
    assert.equal(await ask([], "old"), "stay");
    host.answer = pressing("Sign Out");
    assert.equal(await ask([], "old"), "leave");
    host.answer = pressing("Expire It and Sign Out");
    assert.equal(await ask([], "old"), "expireAndLeave");
    host.answer = pressing("Stay Signed In");
    assert.equal(await ask([], "old"), "stay");
  });

  it("has a first button, which Enter presses, that loses nothing, and shows a secret that waits", async () => {
    host.answer = ({ choices }) => choices[0];
    assert.equal(await ask([], "old"), "stay");
    assert.equal(await ask(["new"], "old"), "stay");
    assert.deepEqual(
      host.executed.map(({ command }) => command),
      ["coderAccess.tokens.showWaitingSecret"],
    );
    assert.equal(await ask([]), "leave", "where nothing is lost, it does what it was asked for");
  });

  it("says what becomes of the session, then what is lost, names of strangers as text on their own lines", async () => {
    await ask(["a\nAll is well. $(check)"]);
    assert.deepEqual(host.shown[0]?.detail?.split("\n"), [
      "Your tokens stay.",
      "The new secret of \"a All is well. $\u200B(check)\" will be deleted. If you haven't saved it, it's lost.",
    ]);
  });
});
