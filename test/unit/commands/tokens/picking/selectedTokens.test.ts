import assert from "node:assert/strict";
import { selectedTokens } from "../../../../../src/commands/tokens/picking/selectedTokens";
import type { ListedToken } from "../../../../../src/presentation/token/listedToken";
import { host, pressing, useVscode } from "../../../../support/vscode/host";
import { sessionAt } from "../../../views/pictureSupport";
import { listedAt, listingOf, rowOf, sessionsOf } from "../../commandSupport";

describe("the tokens that a command is about", () => {
  useVscode();
  const here = sessionAt("coder.example.com", 0);
  const tokens = listedAt(here, ["first", "second", "third"]);
  const [first, second] = tokens;
  const select = (argument: unknown, selected?: unknown, isOffered?: (listed: ListedToken) => boolean) =>
    selectedTokens(
      { sessions: sessionsOf(here), listed: listingOf(...tokens) },
      argument,
      selected,
      "Expire a Token",
      isOffered,
    );

  it("are all that are selected, whatever else is selected beside them", async () => {
    assert.deepEqual(await select(rowOf(first), [rowOf(first), { part: "Can" }, rowOf(second)]), [
      first,
      second,
    ]);
  });

  it("are that of the row where nothing more is selected", async () => {
    assert.deepEqual(await select(rowOf(second)), [second]);
    assert.deepEqual(host.shown, []);
  });

  it("are only those that make sense, and none is asked for in place of the others", async () => {
    const isFirst = (listed: ListedToken) => listed === first;
    assert.deepEqual(await select(rowOf(first), [rowOf(first), rowOf(second)], isFirst), [first]);
    assert.deepEqual(await select(rowOf(second), undefined, isFirst), []);
    assert.deepEqual(host.shown, []);
  });

  it("are the one that is picked without a row", async () => {
    host.answer = pressing("third");
    assert.deepEqual(await select(undefined), [tokens[2]]);
    host.answer = () => undefined;
    await assert.rejects(select(undefined), { name: "Cancelled" });
  });
});
