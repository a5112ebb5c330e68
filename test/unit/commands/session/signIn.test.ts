import assert from "node:assert/strict";
import { signIn } from "../../../../src/commands/session/signIn";
import { ErrorDoor, Explained } from "../../../../src/platform/errors";
import { SignInLink } from "../../../../src/session/followLinks";
import { until } from "../../../host/until";
import { memoryLog } from "../../../support/memory";
import { host, useVscode } from "../../../support/vscode/host";

describe("the command that opens the sign-in panel", () => {
  useVscode();
  function open(argument: unknown, answer = new Promise<unknown>(() => undefined)) {
    const opened: unknown[][] = [];
    const openSignIn = (...given: [string?, boolean?]) => {
      opened.push(given);
      return answer;
    };
    signIn({ openSignIn, errors: new ErrorDoor(memoryLog()) }, argument);
    return opened;
  }

  it("prefills the address of a button, and nothing for a row or the palette", () => {
    assert.deepEqual(open("https://coder.example.com"), [["https://coder.example.com"]]);
    for (const argument of [undefined, { session: {} }, 7]) assert.deepEqual(open(argument), [[undefined]]);
  });

  it("says of an address that it came with a link, where nobody is asked anything before", () => {
    assert.deepEqual(open(new SignInLink("https://x.example.com")), [["https://x.example.com", true]]);
    assert.deepEqual(open(new SignInLink(undefined)), [[undefined, true]]);
  });

  it("tells how the panel failed", async () => {
    open(undefined, Promise.reject(new Explained("It cannot be opened.")));
    await until(
      () => (host.messages.includes("It cannot be opened.") ? true : undefined),
      () => host.messages.join(),
      2_000,
    );
  });
});
