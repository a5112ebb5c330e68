import assert from "node:assert/strict";
import fc from "fast-check";
import { type Catalog, covers, diffGrants, evaluate, type Grant } from "../../../src/core";
import { buildCatalog } from "../../../src/core/catalog/buildCatalog";
import { grants, requests, runs } from "./arbitraries";
import { catalogOf, entryOf, namesUpTo } from "./catalogs";

const catalogs = ["2.27", "2.28", "2.31", "2.35"].map(catalogOf);
const anyCatalog = fc.constantFrom(...catalogs);
const numRuns = Math.min(runs, 20_000);

function permits(
  catalog: Catalog,
  grant: Grant,
  request: { type: string; id: string; action: string },
): boolean {
  return evaluate(catalog, grant, request).allowed;
}

describe("covers", () => {
  it("is reflexive", () => {
    fc.assert(
      fc.property(
        anyCatalog.chain((catalog) => fc.tuple(fc.constant(catalog), grants(catalog))),
        ([catalog, grant]) => {
          assert.ok(covers(catalog, grant, grant));
          assert.equal(diffGrants(catalog, grant, grant).relation, "same");
        },
      ),
      { numRuns },
    );
  });

  it("is transitive", () => {
    fc.assert(
      fc.property(
        anyCatalog.chain((catalog) =>
          fc.tuple(fc.constant(catalog), grants(catalog), grants(catalog), grants(catalog)),
        ),
        ([catalog, a, b, c]) => {
          // Wider and wider: b holds a, c holds b, so that the premise is met often.
          const wider = { scopes: [...a.scopes, ...b.scopes], allowList: joined(a, b) };
          const widest = { scopes: [...wider.scopes, ...c.scopes], allowList: joined(wider, c) };
          for (const [x, y, z] of [
            [a, b, c],
            [widest, wider, a],
          ] as const)
            if (covers(catalog, x, y) && covers(catalog, y, z)) assert.ok(covers(catalog, x, z));
        },
      ),
      { numRuns },
    );
  });

  it("agrees with evaluate on every sampled request", () => {
    fc.assert(
      fc.property(
        anyCatalog.chain((catalog) =>
          fc.tuple(
            fc.constant(catalog),
            grants(catalog),
            grants(catalog),
            fc.array(requests(catalog), { minLength: 10, maxLength: 10 }),
          ),
        ),
        ([catalog, a, b, sample]) => {
          for (const [outer, inner] of [
            [a, b],
            [{ ...a, allowList: b.allowList }, b],
            [a, { ...b, scopes: a.scopes }],
          ] as const) {
            if (!covers(catalog, outer, inner)) continue;
            for (const request of sample) {
              assert.ok(
                !permits(catalog, inner, request) || permits(catalog, outer, request),
                JSON.stringify(request),
              );
            }
          }
        },
      ),
      { numRuns },
    );
  });

  it("is false wherever a request tells two grants apart", () => {
    fc.assert(
      fc.property(
        anyCatalog.chain((catalog) =>
          fc.tuple(fc.constant(catalog), grants(catalog), grants(catalog), requests(catalog)),
        ),
        ([catalog, a, b, request]) => {
          if (permits(catalog, b, request) && !permits(catalog, a, request))
            assert.equal(covers(catalog, a, b), false);
        },
      ),
      { numRuns },
    );
  });

  it("tells a wildcard from the sum of today's actions", () => {
    const catalog = catalogOf("2.35");
    const all = { scopes: ["file:create", "file:read"], allowList: [] };
    const wildcard = { scopes: ["file:*"], allowList: [] };
    assert.equal(covers(catalog, wildcard, all), true);
    assert.equal(covers(catalog, all, wildcard), false);
  });

  it("knows a set newer than its table as itself, held by itself and by full access alone", () => {
    const newer = buildCatalog([...namesUpTo("v2.35.0"), "coder:moon.walk", "coder:sun.walk"], "v2.35.1");
    const by = (...scopes: string[]): Grant => ({ scopes, allowList: [] });
    const walk = by("coder:moon.walk");
    assert.deepEqual(
      [by("file:read"), by("coder:sun.walk"), walk, by("coder:all"), by()].map((outer) =>
        covers(newer, outer, walk),
      ),
      [false, false, true, true, true],
    );
  });

  it("asks of full access on listed things all that can be done to them", () => {
    const catalog = catalogOf("2.35");
    const on = (scope: string, entry: string): Grant => ({ scopes: [scope], allowList: [entryOf(entry)] });
    const full = on("coder:all", "workspace:*");
    assert.deepEqual(
      [on("file:read", "file:*"), on("workspace:read", "workspace:*"), on("coder:all", "file:*")].map(
        (outer) => covers(catalog, outer, full),
      ),
      [false, false, false],
    );
    assert.ok(covers(catalog, on("workspace:*", "workspace:*"), full));
  });

  it("holds anything by anything where nothing is limited", () => {
    const narrow = { scopes: ["file:read"], allowList: [entryOf("file:*")] };
    assert.ok(covers(catalogOf("2.20"), narrow, { scopes: ["coder:all"], allowList: [] }));
    assert.ok(!covers(catalogOf("2.35"), narrow, { scopes: ["coder:all"], allowList: [] }));
  });

  it("asks nothing for ids that name nothing, be it of any type", () => {
    const catalog = catalogOf("2.35");
    const id = "4a4b4c4d-4444-4444-8444-4444444eef01";
    const files = { scopes: ["file:read"], allowList: [entryOf(`*:${id}`)] };
    const nil = {
      scopes: ["workspace:read"],
      allowList: [entryOf("workspace:00000000-0000-0000-0000-000000000000")],
    };
    const braced = { scopes: ["workspace:read"], allowList: [entryOf(`workspace:{${id}}`)] };
    const keysToo = { scopes: ["file:read", "api_key:read"], allowList: [entryOf(`*:${id}`)] };
    for (const inner of [nil, braced, keysToo]) assert.ok(covers(catalog, files, inner));
    const workspaces = { scopes: ["workspace:read"], allowList: [entryOf(`workspace:${id}`)] };
    assert.ok(!covers(catalog, files, workspaces));
  });

  it("asks nothing for what is dead", () => {
    const catalog = catalogOf("2.35");
    const dead = {
      scopes: ["api_key:read"],
      allowList: [entryOf("api_key:4a4b4c4d-4444-4444-8444-4444444eef01")],
    };
    assert.ok(covers(catalog, { scopes: ["file:read"], allowList: [] }, dead));
  });
});

describe("diffGrants", () => {
  const catalog = catalogOf("2.35");
  const one = {
    scopes: ["workspace:read"],
    allowList: [entryOf("workspace:4a4b4c4d-4444-4444-8444-4444444eef01")],
  };

  it("tells narrower, wider and different apart", () => {
    const all = { scopes: ["workspace:*"], allowList: [entryOf("workspace:*")] };
    assert.equal(diffGrants(catalog, all, one).relation, "narrower");
    assert.equal(diffGrants(catalog, one, all).relation, "wider");
    assert.equal(diffGrants(catalog, one, { ...all, scopes: ["workspace:start"] }).relation, "different");
    assert.equal(
      diffGrants(catalog, all, { ...all, scopes: ["workspace:*", "workspace:read"] }).relation,
      "same",
    );
  });

  it("lists what came and what went", () => {
    const other = { scopes: ["all"], allowList: [] };
    assert.deepEqual(diffGrants(catalog, one, other), {
      relation: "wider",
      scopes: { added: ["coder:all"], removed: ["workspace:read"] },
      permissions: { added: ["*:*"], removed: [] },
      allowList: { added: ["*:*"], removed: [] },
    });
  });
});

/** A list that admits all that both lists admit. */
function joined(a: Grant, b: Grant): Grant["allowList"] {
  return a.allowList.length === 0 || b.allowList.length === 0 ? [] : [...a.allowList, ...b.allowList];
}
