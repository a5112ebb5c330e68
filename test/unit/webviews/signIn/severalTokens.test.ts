import assert from "node:assert/strict";
import { severalTokensSentence } from "../../../../src/webviews/signIn/severalTokens";

describe("more than one token in a text to sign in with", () => {
  it("is told with what to do instead", () => {
    assert.equal(
      severalTokensSentence(),
      "This text contains more than one token. Paste only the one to sign in with.",
    );
  });
});
