import assert from "node:assert/strict";
import { plain, reshapedPlain } from "../../../../src/coder/endpoints/plain";
import { readTime } from "../../../../src/coder/endpoints/wire";

describe("plain JSON from a server", () => {
  const thing = reshapedPlain(
    plain.fields({
      id: plain.text,
      size: plain.maybeNumber,
      isOld: plain.maybeFlag,
      made: plain.text,
      parts: plain.maybe(plain.list(plain.either(plain.text, plain.fields({ id: plain.number })))),
    }),
    ({ id, size, made, parts }, parsing) => ({
      id,
      size: size ?? 0,
      made: readTime(made, "made", parsing),
      parts: parts ?? [],
    }),
  );
  const made = "2026-11-27T12:00:00Z";
  const faults = (value: unknown) => {
    const read = thing.safeParse(value);
    return read.success ? [] : read.error.issues.map(({ path }) => path.join("."));
  };

  it("is turned into ours, whatever else is there", () => {
    const read = thing.safeParse({ id: "a", made, parts: ["x", { id: 1, more: null }], more: {} });
    assert.deepEqual(read, {
      success: true,
      data: { id: "a", size: 0, made: new Date(made), parts: ["x", { id: 1, more: null }] },
    });
  });

  it("may lack what may be absent, as null or not at all", () => {
    assert.deepEqual(faults({ id: "a", made }), []);
    assert.deepEqual(faults({ id: "a", made, size: null, isOld: null, parts: null }), []);
  });

  it("does not fit where anything in it does not, and everything is named", () => {
    assert.deepEqual(faults({ size: "1", isOld: 1, made, parts: ["x", {}, 5, null] }), [
      "id",
      "size",
      "isOld",
      "parts.1.id",
      "parts.2",
      "parts.3",
    ]);
    assert.deepEqual(faults({ id: "a", made, parts: {} }), ["parts"]);
  });

  it("does not fit where what is made of it does not", () => {
    assert.deepEqual(faults({ id: "a", made: "soon" }), ["made"]);
  });

  it("is an object, and nothing else that has fields", () => {
    for (const odd of [undefined, null, "text", 5, [], true]) assert.deepEqual(faults(odd), [""]);
  });
});
