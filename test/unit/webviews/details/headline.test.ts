import assert from "node:assert/strict";
import type { PendingRetirement } from "../../../../src/tokens/retiring/retirement";
import { detailsOf } from "../../../../src/webviews/details/detailsOf";
import { headlineOf } from "../../../../src/webviews/details/headline";
import { noMarks } from "../../../support/noMarks";
import { useVscode } from "../../../support/vscode/host";
import { listedAt } from "../../commands/commandSupport";
import { now, token } from "../../tokens/auditSupport";
import { sessionAt } from "../../views/pictureSupport";

const hour = 3_600_000;

describe("how a token stands, at the head of its details", () => {
  useVscode();
  const session = sessionAt("coder.example.com", 0);
  const retirement: PendingRetirement = {
    version: 1,
    tokenId: "AAAAAAAAAA",
    name: "deploy",
    deployment: session.deployment.href,
    userId: session.record.userId,
    successor: "deploy-2",
    dueAt: new Date(+now + 24 * hour).toISOString(),
    whenUnused: false,
    failures: 0,
  };

  function listed(given: Parameters<typeof token>[1], isWaiting = false, pending?: PendingRetirement) {
    const marks = { ...noMarks, isWaiting: () => isWaiting, retirementOf: () => pending };
    const [found] = listedAt(session, [token("deploy", given)], {}, marks);
    return found ?? assert.fail("it is not listed");
  }

  for (const [what, token_, words, tone] of [
    ["fine", listed({ age: 2, lasts: 30, used: 1 }), "Active · expires in 28 days", "fine"],
    [
      "to end soon",
      listed({ age: 29.5, lasts: 30, used: 1 }),
      "Needs attention · expires in 12 hours",
      "soon",
    ],
    ["of concern", listed({ scopes: ["coder:all"], lasts: 365 }), "Needs attention · expires", "warning"],
    ["not taken yet", listed({ age: 2, lasts: 30 }, true), "Needs attention · expires", "warning"],
    ["over", listed({ age: 40 }), "Expired", "over"],
    [
      "being replaced",
      listed({ age: 2, lasts: 30 }, false, retirement),
      "Active · being replaced, expires tomorrow",
      "soon",
    ],
  ] as const) {
    it(`agrees with the tree about one that is ${what}`, () => {
      const headline = headlineOf(token_);
      assert.ok(headline.words.startsWith(words), headline.words);
      assert.equal(headline.tone, tone);
    });
  }

  it("lets the bar end with the token: at its replacement if that is known, and at its expiry otherwise", () => {
    const age = 2;
    const nowOf = (pending?: PendingRetirement) =>
      detailsOf(listed({ age, lasts: 30 }, false, pending)).life.now;
    const near = (place: number, expected: number) =>
      assert.ok(Math.abs(place - expected) < 1e-6, `${place}`);
    near(nowOf(), age / 30);
    near(nowOf(retirement), age / (age + 1));
    near(nowOf({ ...retirement, whenUnused: true }), age / 30);
    near(nowOf({ ...retirement, dueAt: new Date(+now + 2_000 * hour).toISOString() }), age / 30);
    assert.match(
      detailsOf(listed({ age, lasts: 30 }, false, retirement)).life.words,
      /being replaced, expires tomorrow$/,
    );
  });
});
