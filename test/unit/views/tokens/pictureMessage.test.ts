import assert from "node:assert/strict";
import { parseTokenQuery } from "../../../../src/tokens/audit/tokenQuery";
import type { DeploymentState, PictureFacts } from "../../../../src/views/tokens/pictureFacts";
import { sentenceAbove } from "../../../../src/views/tokens/pictureMessage";
import { usualOptions } from "../../../../src/views/tokens/viewOptions";
import { outageOf } from "../../../../src/views/tree/outage";
import { useVscode } from "../../../support/vscode/host";
import { audit, token } from "../../tokens/auditSupport";
import { factsOf, sessionAt, stateOf } from "../pictureSupport";

const here = sessionAt("coder.example.com", 0);
const there = sessionAt("other.example.com", 0);
const soon = (name: string, days: number) => token(name, { age: 30 - days, lasts: 30 });
const over = (name: string) => token(name, { age: 40 });
const explain = () => "It does not answer.";

describe("the line above the rows", () => {
  useVscode();

  /** @param shown the names of the rows that a filter leaves; all of them by default. */
  function line(
    states: readonly DeploymentState[],
    more: Partial<PictureFacts> = {},
    shown?: readonly string[],
  ): string {
    const arranged = states.map((state) => {
      const tokens = state.survey?.tokens ?? [];
      const all = tokens.filter(({ key }) => shown?.includes(key.name) ?? true);
      return { ...state, groups: { all, attention: [], active: all, expired: [] } };
    });
    const facts = factsOf(states, more);
    const { filter } = facts.options;
    return sentenceAbove(facts, arranged, filter === "" ? undefined : parseTokenQuery(filter));
  }
  const failed = (state: DeploymentState, hasRows: boolean): DeploymentState => ({
    ...state,
    state: {
      kind: "failed",
      error: new Error("secret words"),
      since: new Date(0),
      last: hasRows ? state.state.last : undefined,
    },
  });
  const filter = (text: string, showsExpired = false) => ({
    options: { ...usualOptions, filter: text, showsExpired },
  });

  it("is empty when there is nothing to say", () => {
    assert.equal(line([stateOf(here, [token("deploy"), over("old")])]), "");
    assert.equal(line([]), "");
    assert.equal(line([stateOf(here, [])]), "");
  });

  it("says what failed and where, at one deployment or several, and leaves the age of rows to the rows", () => {
    const state = stateOf(here, [token("deploy")]);
    assert.equal(line([failed(state, false)], { explain }), "It does not answer.");
    assert.equal(line([failed(state, true)], { explain }), "It does not answer.");
    assert.equal(line([failed(state, true), stateOf(there, [])], { explain }), "It does not answer.");
    assert.equal(
      line([failed(state, true), failed(stateOf(there, []), true)], { explain }),
      "It does not answer. It does not answer.",
    );
    assert.equal(outageOf(String, { kind: "unasked", last: undefined }), undefined);
  });

  it("says what a filter leaves, of as many as would be shown without it", () => {
    const states = [stateOf(here, [token("deploy"), over("old")]), stateOf(there, [token("backup")])];
    assert.equal(line(states, filter("dep"), ["deploy"]), '1 of 2 tokens match "dep".');
    assert.equal(line(states, filter("dep", true), ["deploy"]), '1 of 3 tokens match "dep".');
    assert.equal(line(states, filter("zzz"), []), 'No token matches "zzz".');
  });

  it("says that all are hidden, since an empty view would say that there are none", () => {
    assert.equal(line([stateOf(here, [over("old")])]), "1 expired token is hidden.");
    const states = [stateOf(here, [over("a"), over("b")]), stateOf(there, [over("c")])];
    assert.equal(line(states), "3 expired tokens are hidden.");
    assert.equal(line(states, filter("", true)), "");
    assert.equal(line(states, filter("a"), []), 'No token matches "a".');
    assert.equal(line([...states, stateOf(there, [token("alive")])]), "");
  });

  it("does not repeat what a row says, such as an end that comes soon", () => {
    const states = [stateOf(here, [soon("later", 2), token("fine")])];
    assert.equal(audit([soon("later", 2)])[0]?.state, "expiresSoon");
    assert.equal(line(states), "");
  });

  it("says one thing at a time besides the filter: what failed, or else that the clock is wrong", () => {
    const late = sessionAt("coder.example.com", -12 * 60_000);
    const state = stateOf(late, [soon("deploy", 1)]);
    const clock = /^This computer's clock is 12 minutes ahead .* 1 of 1 tokens match "dep"\.$/;
    assert.match(line([state], filter("dep")), clock);
    const all = line([failed(state, true)], { explain, ...filter("dep") });
    assert.equal(all, 'It does not answer. 1 of 1 tokens match "dep".');
  });
});
