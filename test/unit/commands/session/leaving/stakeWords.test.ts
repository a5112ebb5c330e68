import assert from "node:assert/strict";
import type { AtStake } from "../../../../../src/commands/session/leaving/atStake";
import { namesOf, notEnding, stakeLines } from "../../../../../src/commands/session/leaving/stakeWords";
import { useVscode } from "../../../../support/vscode/host";
import { sessionAt } from "../../../views/pictureSupport";
import { retiringAt } from "./leavingSupport";

describe("what is said before somebody signs out of what is at stake", () => {
  useVscode();
  const here = sessionAt("coder.example.com");
  const nothing: AtStake = { waiting: [], saved: [], pending: [], isUnknown: false };
  const said = (stake: Partial<AtStake>) => stakeLines({ ...nothing, ...stake });
  const pending = (...names: string[]) => names.map((name) => retiringAt(here, name));

  it("is nothing when nothing is", () => {
    assert.deepEqual(said({}), []);
    assert.equal(notEnding([]), undefined);
  });

  it("is a line for each secret that is lost, and one for those that are deleted", () => {
    assert.deepEqual(said({ waiting: ["a", "b"], saved: ["c", "d"] }), [
      "The new secret of \"a\" will be deleted. If you haven't saved it, it's lost.",
      "The new secret of \"b\" will be deleted. If you haven't saved it, it's lost.",
      'Secrets saved in VS Code will be deleted: "c" and "d".',
    ]);
  });

  it("tells a time from a use", () => {
    const [at, unused] = said({
      pending: [retiringAt(here, "old"), retiringAt(here, "older", { whenUnused: true })],
    });
    assert.match(
      at ?? "",
      /^"old" was to expire on .*2\d{3}.*\. It won't while you're signed out, only after you sign in again\.$/,
    );
    assert.match(
      unused ?? "",
      /^"older" was to expire once unused\. It won't while you're signed out, only after/,
    );
  });

  it("is that nobody knows where the keyring does not answer", () => {
    assert.deepEqual(said({ isUnknown: true }), [
      "VS Code's secret storage doesn't answer. Secrets you haven't saved will be lost.",
    ]);
  });

  it("names five, and counts the others", () => {
    assert.equal(namesOf(pending("a", "b", "c", "d", "e")), '"a", "b", "c", "d", and "e"');
    assert.equal(namesOf(pending("a", "b", "c", "d", "e", "f", "g")), '"a", "b", "c", "d", "e", and 2 more');
    assert.equal(notEnding(pending("a")), 'These tokens won\'t expire early until you sign in again: "a".');
  });
});
