import assert from "node:assert/strict";
import fc from "fast-check";
import { type Catalog, evaluate, type Grant, isFullAccess, lintGrant } from "../../../../src/core";
import { buildMatrix, type MatrixContext } from "../../../../src/presentation/matrix/buildMatrix";
import type { Matrix, MatrixCell } from "../../../../src/presentation/matrix/matrix";
import { grants, ids, ownUser, runs } from "../../core/arbitraries";
import { catalogOf } from "../../core/catalogs";

const catalog = catalogOf("2.35");
const [alpha, beta] = ids;

function cellsOf(matrix: Matrix): MatrixCell[] {
  if (matrix.kind === "everything") return [];
  return matrix.rows.flatMap(({ cells }) => cells).filter((cell) => cell !== null);
}

function cell(grant: Grant, permission: string, context: MatrixContext = {}): MatrixCell {
  const found = cellsOf(buildMatrix(catalog, grant, context)).find((one) => one.permission === permission);
  assert.ok(found, `no cell for ${permission}`);
  return found;
}

/** What the engine says: on a thing without an id, or only on some listed thing. */
function reachIn(of: Catalog, grant: Grant, permission: string): "all" | "some" | "none" {
  const [type = "", action = ""] = permission.split(":");
  if (evaluate(of, grant, { type, action }).allowed) return "all";
  const some = grant.allowList.some(({ id }) => evaluate(of, grant, { type, action, id }).allowed);
  return some && action !== "create" ? "some" : "none";
}

describe("the matrix of a grant", () => {
  for (const line of ["2.28", "2.31", "2.35"]) {
    it(`agrees with the engine on every cell, for any grant on ${line}`, () => {
      const of = catalogOf(line);
      fc.assert(
        fc.property(grants(of), (grant) => {
          for (const { state, permission } of cellsOf(buildMatrix(of, grant))) {
            const expected = { all: ["granted"], some: ["listed"], none: ["no", "dead"] };
            assert.ok(
              expected[reachIn(of, grant, permission)].includes(state),
              `${permission} is ${state}: ${JSON.stringify(grant)}`,
            );
          }
        }),
        { numRuns: Math.min(runs, 1000) },
      );
    });
  }

  it("never calls more usable than the engine does when findings and roles are known", () => {
    fc.assert(
      fc.property(grants(catalog), fc.boolean(), (grant, isAllowed) => {
        const findings = lintGrant(catalog, grant, { userId: ownUser });
        const roles = new Map([["workspace:read", isAllowed]]);
        for (const { state, permission } of cellsOf(buildMatrix(catalog, grant, { findings, roles }))) {
          const reach = reachIn(catalog, grant, permission);
          if (state === "granted") assert.equal(reach, "all", permission);
          if (state === "listed") assert.equal(reach, "some", permission);
          if (state === "blocked" || state === "server") assert.notEqual(reach, "none", permission);
          if (permission === "workspace:read" && !isAllowed)
            assert.ok(["blocked", "no", "dead"].includes(state), state);
        }
      }),
      { numRuns: Math.min(runs, 500) },
    );
  });

  it("has a row for every type that a scope touches", () => {
    fc.assert(
      fc.property(grants(catalog), (grant) => {
        const matrix = buildMatrix(catalog, grant);
        assert.equal(matrix.kind === "everything", isFullAccess(grant));
        if (matrix.kind === "everything") return;
        for (const { cells } of matrix.rows) assert.equal(cells.length, matrix.actions.length);
        const types = matrix.rows.map(({ type }) => type);
        assert.deepEqual([...new Set(types)], types);
        for (const scope of grant.scopes.filter((name) => !name.startsWith("coder:")))
          assert.ok(types.includes(scope.split(":")[0] ?? ""), scope);
      }),
      { numRuns: Math.min(runs, 500) },
    );
  });

  it("shows what a person looks for even when nothing of it is granted", () => {
    const matrix = buildMatrix(catalog, { scopes: ["file:read"], allowList: [] });
    assert.ok(matrix.kind === "table");
    assert.deepEqual(
      matrix.rows.map(({ type }) => type),
      ["workspace", "template", "user", "api_key", "file"],
    );
    assert.deepEqual(matrix.actions, ["read", "start", "stop", "SSH", "apps", "create", "change", "delete"]);
  });

  it("puts the answers of the server beside what is expected, and shows what it allows beyond that", () => {
    const grant = { scopes: ["workspace:read"], allowList: [] };
    const proof = { "workspace:read": "yes", "workspace:delete": "no", "user_secret:read": "more" } as const;
    assert.equal(cell(grant, "workspace:read", { proof }).proof, "yes");
    assert.equal(cell(grant, "workspace:delete", { proof }).proof, "no");
    assert.equal("proof" in cell(grant, "workspace:start", { proof }), false);
    const broad = cell(grant, "user_secret:read", { proof });
    assert.deepEqual([broad.state, broad.proof], ["no", "more"]);
    const shown = cellsOf(buildMatrix(catalog, grant, { proof: { "user:update_personal": "more" } }));
    assert.ok(shown.some(({ permission }) => permission === "user:update_personal"));
  });

  it("says full access in one sentence", () => {
    assert.equal(buildMatrix(catalog, { scopes: ["coder:all"], allowList: [] }).kind, "everything");
    assert.equal(buildMatrix(catalogOf("2.20"), { scopes: [], allowList: [] }).kind, "everything");
  });

  it("names the scope and the listed things", () => {
    const grant = { scopes: ["workspace:read"], allowList: [{ type: "workspace", id: alpha }] };
    assert.deepEqual(cell(grant, "workspace:read", { nameOf: () => "workspace alpha" }), {
      state: "listed",
      permission: "workspace:read",
      reason: "Granted by workspace:read, only for workspace alpha.",
      scope: "workspace:read",
    });
    assert.equal(cell(grant, "workspace:start").reason, "No scope grants this.");
  });

  it("tells the three ways of being dead apart", () => {
    const allowList = [{ type: "workspace", id: alpha }];
    assert.match(
      cell({ scopes: ["template:read"], allowList }, "template:read").reason,
      /no resource of type template is selected/,
    );
    assert.match(
      cell({ scopes: ["workspace:create"], allowList }, "workspace:create").reason,
      /have no ID yet/,
    );
    const keys = [{ type: "api_key", id: beta }];
    assert.match(
      cell({ scopes: ["api_key:read"], allowList: keys }, "api_key:read").reason,
      /no selected ID/,
    );
    assert.equal(cell({ scopes: ["api_key:read"], allowList: keys }, "api_key:read").state, "dead");
  });

  it("shows what the person's own role forbids", () => {
    const grant = { scopes: ["template:delete"], allowList: [] };
    const blocked = cell(grant, "template:delete", { roles: new Map([["template:delete", false]]) });
    assert.equal(blocked.state, "blocked");
    assert.match(blocked.reason, /your role doesn't allow it/);
    assert.equal(cell(grant, "template:delete", { roles: new Map() }).state, "granted");
  });

  it("shows what the server fails at although it is granted", () => {
    const [workspace, template] = [alpha, beta];
    const grant = {
      scopes: ["workspace:read", "workspace:start", "template:read"],
      allowList: [
        { type: "workspace", id: workspace },
        { type: "template", id: template },
      ],
    };
    const findings = lintGrant(catalog, grant);
    assert.equal(cell(grant, "workspace:read", { findings }).state, "server");
    assert.equal(cell(grant, "workspace:start", { findings }).state, "server");
    assert.equal(cell(grant, "template:read", { findings }).state, "listed");
    assert.match(cell(grant, "template:read", { findings }).reason, /fail/);
    const keys = { scopes: ["coder:apikeys.manage_self"], allowList: [] };
    assert.equal(cell(keys, "api_key:read", { findings: lintGrant(catalog, keys) }).state, "server");
  });
});
