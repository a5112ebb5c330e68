import assert from "node:assert/strict";
import type * as vscode from "vscode";
import { MessageNode } from "../../../../src/views/tree/messageNode";
import { useVscode } from "../../../support/vscode/host";

describe("a sentence in place of rows", () => {
  useVscode();

  it("does what it says when it is pressed, with what it was given", () => {
    const signIn = { id: "coderAccess.session.signIn", title: "Sign In", arguments: ["https://x"] } as const;
    const item = new MessageNode("Sign in again", "sign-in", signIn).toItem();
    assert.deepEqual(
      [item.label, item.contextValue, (item.iconPath as vscode.ThemeIcon).id],
      ["Sign in again", "message", "sign-in"],
    );
    assert.deepEqual(item.command, {
      command: "coderAccess.session.signIn",
      title: "Sign In",
      arguments: ["https://x"],
    });
  });

  it("passes nothing on where nothing was given, and does nothing where nothing is to be done", () => {
    const retry = { id: "coderAccess.tokens.refreshTokens", title: "Retry" } as const;
    assert.deepEqual(new MessageNode("Try again", "refresh", retry).toItem().command?.arguments, []);
    assert.equal(new MessageNode("No tokens.", "info", undefined).toItem().command, undefined);
  });

  it("is text, whatever a server put into it", () => {
    const item = new MessageNode("$(trash) [a](command:b)\nc", "info", undefined).toItem();
    assert.equal(item.label, "$\u200B(trash) [a]\u200B(command:b) c");
  });
});
