import assert from "node:assert/strict";
import { FoundList } from "../../../../src/views/quickForm/foundList";

type Row = { readonly id: string };
const all: Row = { id: "*" };
const rows = (...ids: string[]): Row[] => ids.map((id) => ({ id }));

describe("what a quick pick shows while a person types", () => {
  let now = 0;
  const make = (last: Row | undefined = all) =>
    new FoundList<Row>(
      ({ id }) => id,
      last,
      () => now,
    );
  const idsOf = (shown: readonly { readonly item: Row }[]) => shown.map(({ item }) => item.id);

  it("keeps every thing at its place, and has the row for all of them last", () => {
    const list = make();
    assert.deepEqual(idsOf(list.show(rows("b", "a"), true)), ["b", "a", "*"]);
    const again = list.show(rows("a", "c"), true);
    assert.deepEqual(idsOf(again), ["b", "a", "c", "*"]);
    assert.deepEqual(
      again.map(({ isFresh }) => isFresh),
      [false, true, true, true],
    );
  });

  it("does not offer all of them as the only answer to a text, nor where there is no such row", () => {
    assert.deepEqual(idsOf(make().show([], false)), []);
    assert.deepEqual(idsOf(new FoundList<Row>(({ id }) => id, undefined).show(rows("a"), true)), ["a"]);
  });

  it("takes no thing that has just come where the row for all of them was", () => {
    const list = make();
    list.show(rows("a"), true);
    now = 1000;
    list.show(rows("b", "c"), true);
    now = 1500;
    assert.equal(list.isMeant({ id: "b" }), false, "Enter may have been pressed on the other row");
    assert.equal(list.isMeant({ id: "a" }), true);
    assert.equal(list.isMeant({ id: "c" }), true);
    assert.equal(list.isMeant(all), true);
    now = 1501;
    assert.equal(list.isMeant({ id: "b" }), true);
  });

  it("forgets no move because of a later answer that moves nothing", () => {
    const list = make();
    list.show([], true);
    now = 2000;
    list.show(rows("a"), true);
    list.show(rows("a"), true);
    assert.equal(list.isMeant({ id: "a" }), false);
  });
});
