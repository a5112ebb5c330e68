import assert from "node:assert/strict";
import fc from "fast-check";
import { freeName, successorName } from "../../../../src/tokens/minting/freeName";

describe("the name of a successor", () => {
  it("is recognisable", () => {
    assert.equal(successorName("deploy", ["deploy"]), "deploy-2");
    assert.equal(successorName("deploy-2", ["deploy", "deploy-2"]), "deploy-3");
    assert.equal(successorName("deploy-9", []), "deploy-10");
    assert.equal(successorName("deploy", ["deploy", "deploy-2", "deploy-3"]), "deploy-4");
    assert.equal(successorName("laptop-2024", ["laptop-2024"]), "laptop-2024-2");
    assert.equal(successorName("-2", []), "-2-2");
    assert.equal(successorName("a-007", []), "a-007-2");
  });

  it("is always free and another", () => {
    const names = fc.array(fc.constantFrom<string>("a", "a-1", "a-2", "a-3", "a-4", "b-2"));
    fc.assert(
      fc.property(fc.string({ minLength: 1 }), names, (name, taken) => {
        for (const each of [name, ...taken]) {
          const next = successorName(each, taken);
          assert.ok(next !== each && !taken.includes(next));
        }
      }),
    );
  });
});

describe("the next free name", () => {
  it("counts on from the number that is there", () => {
    assert.equal(freeName("watch", []), "watch");
    assert.equal(freeName("watch", ["watch"]), "watch-2");
    assert.equal(freeName("watch", ["watch", "watch-2"]), "watch-3");
    assert.equal(freeName("watch-9", ["watch-9"]), "watch-10");
    assert.equal(freeName("2024-11", ["2024-11"]), "2024-12");
  });

  it("is never taken, whatever is", () => {
    const names = fc.constantFrom<string>("a", "a-1", "a-2", "a-3", "-1", "-", "b-99999999999");
    fc.assert(
      fc.property(names, fc.array(names), (name, taken) => {
        assert.ok(!taken.includes(freeName(name, taken)));
      }),
    );
  });
});
