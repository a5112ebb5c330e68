import assert from "node:assert/strict";
import { answers, type RequestIds, type RouteAnswer } from "../../../src/core/routes/answers";
import { findRoute } from "../../../src/core/routes/findRoute";
import { parseRoutes } from "../../../src/core/routes/parseRoutes";
import { catalogOf } from "./catalogs";
import { grantOf } from "./lintInShort";

const user = "22222222-2222-4222-8222-222222222202";
const other = "4a4b4c4d-4444-4444-8444-4444444eef02";
const template = "3a3b3c3d-3333-4333-8333-3333333ddc01";

/** What a route with these needs answers to a token. */
function answerOf(
  needs: string,
  scopes: string,
  list = "",
  ids: RequestIds = {},
  line = "2.35",
): RouteAnswer {
  const [route] = parseRoutes(`${needs}\n GET /x`);
  assert.ok(route);
  return answers(catalogOf(line), grantOf(scopes, list), route, ids);
}

describe("what a route answers", () => {
  it("is that it is not there, before it came and after it ended", () => {
    const [route] = parseRoutes("+\n GET /x 2.33.0-2.36.0");
    assert.ok(route);
    const told = ["2.31", "2.35", "2.36"].map((line) => {
      const { status, reason } = answers(catalogOf(line), grantOf("file:read", ""), route);
      return `${status} ${reason}`;
    });
    assert.deepEqual(told, [
      "404 This route was added in Coder v2.33.0.",
      "200 The token can do this.",
      "404 This route was removed in Coder v2.36.0.",
    ]);
  });

  it("is the same to everybody where it needs no token", () => {
    assert.equal(answerOf("-", "file:read").reason, "This doesn't need a token.");
    assert.equal(answerOf("+", "file:read").reason, "The token can do this.");
  });

  it("asks no further where a list has nothing to show", () => {
    const { status, rows, missing } = answerOf("?file:read ?template:read", "user:read");
    assert.deepEqual([status, rows, missing.scopes], [200, "none", ["file:read"]]);
    assert.deepEqual(answerOf("?file:read ?template:read", "file:read").missing.scopes, ["template:read"]);
    assert.equal(answerOf("?file:read template:read", "file:read").status, 404);
  });

  it("keeps its rows with a success alone", () => {
    const rowsAt = (status: string) => {
      const answer = answerOf(`?workspace:read template:read!${status}`, "workspace:read");
      return [answer.status, answer.ok, answer.rows];
    };
    assert.deepEqual(rowsAt("200"), [200, true, "all"]);
    assert.deepEqual(rowsAt("400"), [400, false, undefined]);
    assert.deepEqual(rowsAt("404"), [404, false, undefined]);
    assert.equal(answerOf("template:read!200", "workspace:read").rows, undefined);
  });

  it("shows some rows only of what is granted and can be named", () => {
    assert.equal(answerOf("?template:read@*", "template:read", "template:T").rows, "some");
    assert.equal(answerOf("?template:read@*", "file:read", "template:T").rows, "none");
    assert.equal(answerOf("?api_key:read@*", "api_key:read", "api_key:W").rows, "none");
  });

  it("is a failure where ids are named, on releases that are known to fail and for what is granted", () => {
    const failing = answerOf("template:read@*~", "template:read", "template:T");
    assert.deepEqual([failing.status, failing.missing.allowEntries], [500, ["template:*"]]);
    const listed = answerOf("?template:read@*~", "template:read", "template:T");
    assert.deepEqual([listed.status, listed.ok], [500, false]);
    const lenient = answerOf("template:read@*~!200", "template:read", "template:T");
    assert.deepEqual([lenient.status, lenient.ok], [200, true]);
    assert.equal(answerOf("template:read@*~", "file:read", "template:T").status, 404);
    assert.equal(answerOf("template:read@*~", "template:read", "template:T", {}, "later").status, 404);
    assert.equal(answerOf("template:read@*", "template:read", "template:T").status, 404);
  });

  it("is about the owner of the thing, the caller, or whom the request names", () => {
    const lacking = (needs: string, ids: RequestIds): string[] =>
      answerOf(needs, "user:read", "user:U", ids).missing.allowEntries;
    assert.deepEqual(lacking("user:read@owner", { owner: other, me: user }), [`user:${other}`]);
    assert.deepEqual(lacking("user:read@owner", { me: user, user: other }), []);
    assert.deepEqual(lacking("user:read@me", { me: user, user: other, owner: other }), []);
    assert.deepEqual(lacking("user:read", { me: user, user: other }), [`user:${other}`]);
    assert.deepEqual(
      answerOf("organization_member:read", "coder:workspaces.access", "organization_member:U", {
        user: other,
      }).missing.allowEntries,
      [`organization_member:${other}`],
    );
  });

  it("is about what the allow list names where the request names nothing", () => {
    assert.ok(answerOf("template:read", "template:read", "workspace:W template:T").ok);
    assert.ok(answerOf("template:read", "template:read", "user:U *:T").ok);
    assert.ok(!answerOf("template:read", "template:read", "workspace:W").ok);
    assert.ok(!answerOf("template:read", "template:read", "workspace:W template:T", { template: other }).ok);
    assert.ok(answerOf("template:read", "template:read", "workspace:W template:T", { template }).ok);
  });

  it("names of several ways the one that can be asked for", () => {
    assert.deepEqual(answerOf("audit_log:read|user:read", "file:read").missing.scopes, ["user:read"]);
    assert.deepEqual(answerOf("user:read|audit_log:read", "file:read").missing.scopes, ["user:read"]);
    const { reason } = answerOf("user:read|audit_log:read", "file:read");
    assert.equal(reason, "No scope grants user:read.");
  });
});

describe("a route", () => {
  it("is found by its own part of the API, and for builds by any transition where none is named", () => {
    const skills = "/users/{user}/skills";
    assert.equal(findRoute(`GET /api/experimental${skills}`)?.path, skills);
    assert.equal(findRoute(`GET ${skills}`)?.path, skills);
    assert.equal(findRoute(`GET /api/v2${skills}`), undefined);
    assert.equal(findRoute("POST /workspaces/{workspace}/builds")?.path, "/workspaces/{workspace}/builds");
    assert.equal(findRoute("POST /workspaces/{workspace}/builds dance"), undefined);
  });
});
