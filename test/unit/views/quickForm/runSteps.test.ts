import assert from "node:assert/strict";
import type { Draft } from "../../../../src/drafting/draft/draft";
import { back, runSteps, type Step } from "../../../../src/views/quickForm/runSteps";

const draft: Draft = { name: "", lifetime: "7d", scopes: [], reach: "all", allowList: [] };

describe("the questions of the quick way", () => {
  /** Answers from a script, and notes what each question was shown. */
  function script(answers: (string | typeof back)[]) {
    const seen: string[] = [];
    const step =
      (label: string, apply: (given: Draft, answer: string) => Draft, next?: Step): Step =>
      (given, hasBack) => {
        seen.push(
          `${label} ${given.scopes.join()} ${given.name} ${hasBack ? "back" : "first"}`.replace(/ +/g, " "),
        );
        const answer = answers.shift() ?? back;
        return Promise.resolve(answer === back ? back : { draft: apply(given, answer), next });
      };
    const last = step("name", (given, name) => ({ ...given, name }));
    const first = step("scopes", (given, scope) => ({ ...given, scopes: [scope] }), last);
    return { first, seen };
  }

  it("come one after the other, and end with what was filled in", async () => {
    const { first, seen } = script(["workspace:read", "mine"]);
    const filled = await runSteps(first, draft);
    assert.deepEqual(filled, { ...draft, scopes: ["workspace:read"], name: "mine" });
    assert.deepEqual(seen, ["scopes first", "name workspace:read back"]);
  });

  it("offer again what was answered when the person goes back", async () => {
    const { first, seen } = script(["workspace:read", back, "workspace:ssh", "mine"]);
    assert.deepEqual((await runSteps(first, draft)).scopes, ["workspace:ssh"]);
    assert.deepEqual(seen, [
      "scopes first",
      "name workspace:read back",
      "scopes workspace:read first",
      "name workspace:ssh back",
    ]);
  });
});
