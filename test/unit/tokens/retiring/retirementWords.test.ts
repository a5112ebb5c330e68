import assert from "node:assert/strict";
import { NotFoundOrForbidden, Unreachable } from "../../../../src/coder";
import { retirementInFull, retirementInShort } from "../../../../src/presentation/retirementWords";
import type { Carried } from "../../../../src/tokens/retiring/carryOut";
import type { PendingRetirement } from "../../../../src/tokens/retiring/retirement";
import { tellRetirement } from "../../../../src/tokens/retiring/retirementWords";
import { deploymentOf } from "../../../support/sessionWindows";
import { host, pressing, useVscode } from "../../../support/vscode/host";

const deployment = deploymentOf("https://coder.example.com");
const pending: PendingRetirement = {
  version: 1,
  tokenId: "aaaaaaaaaa",
  name: "old",
  deployment: deployment.href,
  userId: "u",
  successor: "old-2",
  dueAt: "2031-05-06T12:00:00.000Z",
  whenUnused: false,
  failures: 0,
};
const unreachable = new Unreachable(deployment, "refused", { sent: "no" });
const hidden = new NotFoundOrForbidden(deployment, 404, { serverMessage: "", detail: undefined });

describe("what became of a token that was replaced", () => {
  useVscode();
  let runs: unknown[][];

  beforeEach(() => {
    runs = [];
    for (const id of ["coderAccess.tokens.undoRetirement", "coderAccess.session.signIn"])
      host.commands.set(id, (...args) => void runs.push([id, ...args]));
  });

  async function told(outcome: Carried, more: Partial<PendingRetirement> = {}): Promise<string[]> {
    tellRetirement({ ...pending, ...more }, outcome);
    await new Promise((resolve) => setImmediate(resolve));
    return host.shown.map(({ kind, message }) => `${kind}: ${message}`);
  }

  for (const [what, outcome, more, sentences] of [
    [
      "expired",
      { kind: "retired", how: "expired" },
      {},
      ['information: Expired "old". "old-2" replaced it.'],
    ],
    [
      "deleted",
      { kind: "retired", how: "deleted" },
      {},
      ['information: Deleted "old", because coder.example.com can\'t expire tokens. "old-2" replaced it.'],
    ],
    ["over, of which nothing was told", { kind: "overAlready" }, {}, []],
    [
      "over, after a failure that was told",
      { kind: "overAlready" },
      { failures: 1 },
      ['information: "old" has expired. "old-2" replaced it.'],
    ],
    [
      "another one",
      { kind: "another" },
      {},
      ['warning: "old" on coder.example.com is a different token now, so it wasn\'t changed.'],
    ],
    ["still used", { kind: "stillUsed", lookAt: new Date() }, {}, []],
  ] as const)
    it(`is told when it is ${what}`, async () => assert.deepEqual(await told(outcome, more), sentences));

  it("is told as still working when it could not be ended, with the way to keep it", async () => {
    host.answer = pressing("Keep Token");
    const [sentence] = await told({ kind: "failed", error: unreachable });
    assert.ok(
      sentence?.startsWith('warning: "old" on coder.example.com couldn\'t be expired yet and still works.'),
    );
    assert.ok(sentence?.endsWith(unreachable.message));
    assert.deepEqual(host.shown[0]?.choices, ["Keep Token"]);
    assert.deepEqual(runs, [["coderAccess.tokens.undoRetirement", pending]]);
  });

  it("is told as not to be seen by this session, with the way to sign in there", async () => {
    host.answer = pressing("Sign In Again");
    const [sentence] = await told({ kind: "failed", error: hidden });
    assert.match(
      sentence ?? "",
      /may still work: the session you're signed in with isn't allowed to see or expire it/,
    );
    assert.deepEqual(host.shown[0]?.choices, ["Keep Token", "Sign In Again"]);
    assert.deepEqual(runs, [["coderAccess.session.signIn", deployment.href]]);
  });

  it("does nothing that the person did not press", async () => {
    await told({ kind: "failed", error: hidden });
    assert.deepEqual(runs, []);
  });
});

describe("a token that ends later, in words", () => {
  const now = new Date("2031-05-05T12:00:00.000Z");

  it("says when, or that it ends when unused", () => {
    assert.match(
      retirementInShort(pending, now),
      /^being replaced, expires (tomorrow|in \d+ hours|in 1 day)$/,
    );
    assert.equal(
      retirementInShort({ ...pending, whenUnused: true }, now),
      "being replaced, expires when unused",
    );
  });

  for (const [what, more, sentence] of [
    ["a time", {}, /It expires Tue, .*2031/],
    ["until it is unused", { whenUnused: true }, /It expires once it hasn't been used for a day\./],
    [
      "another try",
      { failures: 2, whenUnused: true },
      /It couldn't be expired yet\. The next attempt is .*2031/,
    ],
  ] as const) {
    it(`says what replaces it, what it waits for and what that needs: ${what}`, () => {
      const text = retirementInFull({ ...pending, ...more });
      assert.ok(text.startsWith('"old-2" replaces it. '), text);
      assert.match(text, sentence);
      assert.match(text, /Nothing expires early while VS Code is closed or you're signed out/);
    });
  }
});
