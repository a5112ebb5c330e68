import assert from "node:assert/strict";
import {
  type CoderError,
  NotFoundOrForbidden,
  RateLimited,
  Rejected,
  ServerFault,
  Unauthorized,
  Unreachable,
} from "../../../../src/coder";
import { Secret } from "../../../../src/core/token/secret";
import { ErrorDoor } from "../../../../src/platform/errors";
import { explainKeyringFailed } from "../../../../src/platform/keyring/explainKeyringFailed";
import { KeyringFailed } from "../../../../src/platform/keyring/keyringFailed";
import { explainCoderError } from "../../../../src/session/explainCoderError";
import { LoginLost } from "../../../../src/session/keys/passwordLogin";
import { signInFailure } from "../../../../src/webviews/signIn/signInFailure";
import { type Entrance, NoKey } from "../../../../src/webviews/signIn/waysIn";
import { memoryLog } from "../../../support/memory";
import { deployment, words } from "./refusalSupport";

const password: Entrance = { kind: "password", credentials: { email: "a@b.c", password: new Secret("x") } };
const pasted: Entrance = {
  kind: "key",
  session: new Secret("abcdefghij-0123456789ABCDEFGHIJKL"),
  origin: "cliAuth",
};

describe("a refusal to sign in", () => {
  const errors = new ErrorDoor(memoryLog());
  errors.addExplainer(explainCoderError);
  errors.addExplainer(explainKeyringFailed);
  const failure = (error: unknown, entrance?: Entrance) => signInFailure(error, deployment, errors, entrance);

  const refusals: readonly [what: string, error: unknown, sentence: RegExp, offersSignInPage: boolean][] = [
    [
      "a wrong password",
      new Unauthorized(deployment, "password"),
      /didn't accept this email or password/,
      false,
    ],
    [
      "a suspended account",
      new Unauthorized(deployment, "suspended"),
      /is suspended\. Ask an administrator/,
      false,
    ],
    ["another 401", new Unauthorized(deployment, "invalid"), /didn't accept this email/, true],
    [
      "another login type",
      new NotFoundOrForbidden(deployment, 403, words('Incorrect login type, attempting to use "password"')),
      /doesn't use a password/,
      true,
    ],
    [
      "passwords turned off",
      new NotFoundOrForbidden(deployment, 403, words("Password authentication is disabled.")),
      /password is turned off/,
      true,
    ],
    ["another 403", new NotFoundOrForbidden(deployment, 403, words("No.")), /doesn't let you sign in/, true],
    [
      "what is no email",
      new Rejected(deployment, 400, words("Validation failed."), [{ field: "email", detail: "email" }]),
      /not your username/,
      false,
    ],
    ["a rate limit", new RateLimited(deployment, 60), /60 seconds/, false],
    ["a gateway", new ServerFault(deployment, 502, words(""), true), /502/, false],
    [
      "an answer that was lost",
      new LoginLost(new Unreachable(deployment, "reset", { sent: "maybe" })),
      /was interrupted\. .* may have created a session anyway/,
      false,
    ],
    [
      "a server out of reach",
      new Unreachable(deployment, "refused", { sent: "no" }),
      /refused the connection/,
      false,
    ],
    ["the keyring", new KeyringFailed("write"), /VS Code's secret storage/, false],
  ];
  for (const [what, error, sentence, offersSignInPage] of refusals) {
    it(`of a password is told at its form: ${what}`, () => {
      const told = failure(error, password);
      assert.equal(told.field, "password");
      assert.match(told.sentence, sentence);
      assert.equal(told.offersSignInPage, offersSignInPage);
    });
  }

  it("of a password has a sentence of its own each", () => {
    const sentences = refusals.map(([, error]) => failure(error, password).sentence);
    assert.equal(new Set(sentences).size, sentences.length);
  });

  it("of a token is told at its field, and what concerns the address there", () => {
    assert.equal(failure(new Unauthorized(deployment, "invalid"), pasted).field, "token");
    assert.equal(failure(new KeyringFailed("write"), pasted).field, "token");
    for (const error of [new Unreachable(deployment, "refused", { sent: "no" }), new Error("unknown")])
      assert.equal(failure(error, pasted).field, "address");
  });

  it("of the address is told there, whatever was to be sent", () => {
    const error: CoderError = new Unreachable(deployment, "refused", { sent: "no" });
    assert.equal(failure(error).field, "address");
    assert.deepEqual(failure(new NoKey("token", "Nothing.")), {
      field: "token",
      sentence: "Nothing.",
      offersSignInPage: false,
    });
  });
});
