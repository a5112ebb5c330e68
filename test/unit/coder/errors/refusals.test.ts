import assert from "node:assert/strict";
import { NotFoundOrForbidden, Rejected, Unauthorized, type UnauthorizedReason } from "../../../../src/coder";
import { deploymentAt } from "../testServer";

const deployment = deploymentAt("https://coder.example.com");

describe("what is said of a refusal", () => {
  const reasons: Readonly<Record<UnauthorizedReason, RegExp>> = {
    expired: /^Your session on coder\.example\.com has expired\. Sign in again\.$/,
    invalid: /is no longer valid\. Sign in again\.$/,
    missing: /is no longer valid\. Sign in again\.$/,
    suspended: /is suspended\. Ask an administrator/,
    password: /didn't accept this email or password\. Check both/,
  };
  for (const [reason, says] of Object.entries(reasons)) {
    it(`is about its reason: ${reason}`, () => {
      const { message, advice } = new Unauthorized(deployment, reason as UnauthorizedReason);
      assert.match(`${message} ${advice}`, says);
    });
  }

  for (const [status, isForbidden] of [
    [403, true],
    [404, false],
    [410, false],
    [500, true],
  ] as const) {
    it(`is ${isForbidden ? "a missing permission" : "perhaps that nothing is there"}: ${String(status)}`, () => {
      const words = { serverMessage: "No.", detail: undefined };
      const error = new NotFoundOrForbidden(deployment, status, words);
      assert.equal(error.isForbidden, isForbidden);
      assert.match(error.message, isForbidden ? /don't have permission/ : /Not found/);
    });
  }

  it("tells to look at what is there where that is in the way, and to change what was entered elsewhere", () => {
    const words = { serverMessage: "No.", detail: undefined };
    assert.match(new Rejected(deployment, 409, words).advice, /what already exists/);
    assert.match(new Rejected(deployment, 400, words).advice, /Change what was entered/);
  });

  it("has the server's most exact words, and the status where there are none", () => {
    const said = (serverMessage: string, detail?: string, field?: string): string =>
      new Rejected(
        deployment,
        400,
        { serverMessage, detail },
        field === undefined ? [] : [{ field: "name", detail: field }],
      ).message;
    assert.equal(said("Bad.", "Worse.", "Taken."), "coder.example.com refused the request: Worse.");
    assert.equal(said("Bad.", undefined, "Taken."), "coder.example.com refused the request: Taken.");
    assert.equal(said("Bad."), "coder.example.com refused the request: Bad.");
    assert.equal(said(""), "coder.example.com refused the request (400).");
  });
});
