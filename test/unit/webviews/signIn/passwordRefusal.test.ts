import assert from "node:assert/strict";
import {
  NotFoundOrForbidden,
  RateLimited,
  Rejected,
  ServerFault,
  Unauthorized,
  Unreachable,
} from "../../../../src/coder";
import { passwordRefusal } from "../../../../src/webviews/signIn/passwordRefusal";
import { deployment, words } from "./refusalSupport";

const told = (error: unknown) => passwordRefusal(error, deployment.host);

describe("what a refusal of email and password means", () => {
  for (const [reason, sentence, offersSignInPage] of [
    [
      "password",
      /^coder\.example\.com didn't accept this email or password\. Check both and try again\.$/,
      false,
    ],
    ["suspended", /is suspended\. Ask an administrator/, false],
    ["invalid", /^coder\.example\.com didn't accept this email and password\.$/, true],
    ["missing", /didn't accept/, true],
    ["expired", /didn't accept/, true],
  ] as const) {
    it(`is told of one that is ${reason}, and ${offersSignInPage ? "the sign-in page is" : "no other way is"} offered`, () => {
      const refusal = told(new Unauthorized(deployment, reason, "the server's own detail"));
      assert.match(refusal?.sentence ?? "", sentence);
      assert.equal(refusal?.offersSignInPage, offersSignInPage);
    });
  }

  const forbidden: readonly (readonly [said: string, sentence: RegExp])[] = [
    [
      'Incorrect login type, attempting to use "password" but user is of login type "github"',
      /doesn't use a password/,
    ],
    ["INCORRECT LOGIN TYPE", /doesn't use a password/],
    ["Password authentication is disabled.", /is turned off on coder\.example\.com/],
    ["Password auth is disabled!", /is turned off/],
    ["", /doesn't let you sign in/],
    ["Send your password to https://evil.example. [Sign in](command:evil)", /doesn't let you sign in/],
  ];
  for (const [said, sentence] of forbidden) {
    it(`is the sign-in page when the server forbids it and says ${JSON.stringify(said)}, which is not repeated`, () => {
      const refusal = told(new NotFoundOrForbidden(deployment, 403, words(said)));
      assert.match(refusal?.sentence ?? "", sentence);
      assert.match(refusal?.sentence ?? "", /Use the sign-in page\.$/);
      assert.doesNotMatch(refusal?.sentence ?? "", /evil|github/);
      assert.equal(refusal?.offersSignInPage, true);
    });
  }

  it("is to type an email, when that is what was wrong", () => {
    const rejected = (...fields: string[]) =>
      new Rejected(
        deployment,
        400,
        words("Validation failed."),
        fields.map((field) => ({ field, detail: "no" })),
      );
    assert.match(told(rejected("password", "email"))?.sentence ?? "", /not your username\.$/);
    assert.equal(told(rejected("email"))?.offersSignInPage, false);
    assert.equal(told(rejected("password")), undefined);
    assert.equal(told(rejected()), undefined);
  });

  it("is explained elsewhere when it is no refusal of them", () => {
    for (const error of [
      new RateLimited(deployment, 60),
      new ServerFault(deployment, 502, words("email"), true),
      new Unreachable(deployment, "refused", { sent: "no" }),
      new Error("login type"),
      undefined,
      "login type",
    ])
      assert.equal(told(error), undefined, String(error));
  });
});
