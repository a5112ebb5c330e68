import assert from "node:assert/strict";
import { Redactor } from "../../../../../src/coder/http/answer/redactor";
import { Secret } from "../../../../../src/core/token/secret";

describe("what is hidden in a text", () => {
  it("is a secret of four characters, and not what is shorter", () => {
    assert.equal(
      new Redactor(undefined, [new Secret("abcd"), new Secret("xyz")]).hide("an abcd and xyz"),
      "an … and xyz",
    );
  });

  it("is what is beyond 500 characters", () => {
    const redactor = new Redactor(undefined);
    assert.equal(redactor.hide(".".repeat(500)), ".".repeat(500));
    assert.equal(redactor.hide(".".repeat(501)), `${".".repeat(500)}…`);
  });
});
