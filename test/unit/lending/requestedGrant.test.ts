import assert from "node:assert/strict";
import fc from "fast-check";
import type { UserId } from "../../../src/coder/api/answers";
import { keyOf, requestedGrant } from "../../../src/lending/requestedGrant";
import { catalogOf } from "../core/catalogs";

const userId = "11111111-2222-4333-8444-555555555555" as UserId;
const workspace = "aaaaaaaa-2222-4333-8444-555555555555";
const catalog = catalogOf("2.35");

const grant = (...list: string[]) => {
  const read = requestedGrant(list, catalog, userId);
  assert.ok(read.ok, read.ok ? "" : read.error);
  return read.value;
};
const refusal = (...list: string[]) => {
  const read = requestedGrant(list, catalog, userId);
  assert.ok(!read.ok);
  return read.error;
};

describe("what an extension asks for", () => {
  it("is exactly the scopes and the resources that it names", () => {
    assert.deepEqual(
      grant("workspace:read", "template:read", `allow:workspace:${workspace}`, "allow:template:*"),
      {
        scopes: ["template:read", "workspace:read"],
        allowList: [
          { type: "template", id: "*" },
          { type: "workspace", id: workspace },
        ],
      },
    );
  });

  it("takes template:* for a scope, unless allow: stands before it", () => {
    assert.deepEqual(grant("template:*"), { scopes: ["template:*"], allowList: [] });
  });

  it("is who they are, and nothing else, for an empty list", () => {
    assert.deepEqual(grant(), { scopes: ["user:read"], allowList: [{ type: "user", id: userId }] });
    const nobody = requestedGrant([], catalog, "");
    assert.ok(!nobody.ok && nobody.error.includes("own user"));
  });

  it("is refused with the name that is wrong", () => {
    assert.match(refusal("workspace:reed"), /workspace:reed.*workspace:read/);
    assert.match(refusal("workspace:read", "allow:workspace:alpha"), /alpha/);
    assert.match(refusal("workspace:read", "allow:spaceship:*"), /spaceship/);
    assert.match(refusal("workspace:read", "allow:"), /type and an ID/);
    assert.match(refusal("workspace:read", ""), /scope/);
    assert.match(refusal("allow:workspace:*"), /scopes/);
    const many = Array.from({ length: 129 }, (_, index) => {
      return `allow:workspace:aaaaaaaa-2222-4333-8444-${String(index).padStart(12, "0")}`;
    });
    assert.match(refusal("workspace:read", ...many), /129/);
  });

  it("is full access alone where tokens cannot be limited, and only by its name", () => {
    const old = catalogOf("2.27");
    const read = (...list: string[]) => requestedGrant(list, old, userId);
    const all = read("coder:all");
    assert.ok(all.ok);
    assert.deepEqual(all.value, { scopes: ["coder:all"], allowList: [] });
    for (const list of [[], ["workspace:read"], ["coder:all", "allow:workspace:*"], ["all"]])
      assert.ok(!read(...list).ok, list.join());
  });

  it("has a key that neither order nor repetition changes, and nothing else leaves alone", () => {
    const names = fc.constantFrom(
      "workspace:read",
      "template:read",
      "allow:template:*",
      "coder:all",
      "a,b",
      '"',
    );
    fc.assert(
      fc.property(fc.array(names), fc.array(names), (one, other) => {
        const isSame = one.every((name) => other.includes(name)) && other.every((name) => one.includes(name));
        assert.equal(keyOf(one) === keyOf(other), isSame);
        assert.equal(keyOf(one), keyOf([...one].reverse()));
      }),
    );
  });

  it("is never broader than its names: each scope and each entry was asked for", () => {
    const scopes = catalog.scopes.map(({ name }) => name);
    const list = fc.record({
      scopes: fc.array(fc.constantFrom(...scopes), { minLength: 1, maxLength: 8 }),
      allow: fc.array(fc.constantFrom(`workspace:${workspace}`, "template:*", `user:${userId}`), {
        maxLength: 4,
      }),
    });
    fc.assert(
      fc.property(list, ({ scopes: asked, allow }) => {
        const given = grant(...asked, ...allow.map((entry) => `allow:${entry}`));
        for (const scope of given.scopes) assert.ok(asked.includes(scope), scope);
        for (const { type, id } of given.allowList) assert.ok((allow as string[]).includes(`${type}:${id}`));
        assert.equal(given.allowList.length === 0, allow.length === 0);
      }),
    );
  });
});
