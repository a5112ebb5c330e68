import assert from "node:assert/strict";
import type { Draft } from "../../../src/drafting/draft/draft";
import { back, runSteps, type Step } from "../../../src/views/quickForm/runSteps";
import { suggestName } from "../../../src/views/quickForm/suggestName";

const draft: Draft = { name: "", lifetime: "7d", scopes: [], reach: "all", allowList: [] };
const alpha = "8d4f2c1a-55aa-4b0e-9c3e-2f1f7a6f0b21";

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

describe("the name that is suggested", () => {
  const nameOf = ({ id }: { id: string }) => (id === alpha ? { name: "alpha", detail: "" } : undefined);
  const suggest = (change: Partial<Draft>, taken: string[] = []) =>
    suggestName({ ...draft, ...change }, nameOf, taken, (id) => (id === "abc" ? "ci" : undefined));

  it("says the recipe and the thing", () => {
    const allowList = ["template:*", `workspace:${alpha}`];
    assert.equal(suggest({ start: "recipe:start-stop", allowList }), "start-stop-alpha");
    assert.equal(
      suggest({ start: "recipe:start-stop", allowList }, ["start-stop-alpha"]),
      "start-stop-alpha-2",
    );
    assert.equal(suggest({ start: "recipe:audit-tokens" }), "audit-tokens");
  });

  it("goes on from the name of the token it was started from", () => {
    assert.equal(suggest({ start: "token:abc" }, ["ci"]), "ci-2");
    assert.equal(suggest({ start: "token:gone" }), "");
  });

  it("is empty when nothing says what the token is for", () => {
    assert.equal(suggest({}), "");
    assert.equal(suggest({ allowList: ["nonsense"] }), "");
  });
});
