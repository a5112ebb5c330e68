import assert from "node:assert/strict";
import { buildCatalog, type Grant } from "../../../src/core";
import { answers, type RequestIds } from "../../../src/core/routes/answers";
import { findRoute, routes } from "../../../src/core/routes/findRoute";
import recorded from "../../vectors/route-answers.json" with { type: "json" };
import { catalogOf, entryOf, namesUpTo } from "./catalogs";

const workspace = "4a4b4c4d-4444-4444-8444-4444444eef01";
const template = "3a3b3c3d-3333-4333-8333-3333333ddc01";
const user = "22222222-2222-4222-8222-222222222202";
const ids: RequestIds = { workspace, template, user };

function answerTo(request: string, grant: Grant, line = "2.35") {
  const route = findRoute(request);
  assert.ok(route, request);
  return answers(catalogOf(line), grant, route, ids);
}

function grantOf(scopes: string, list: string): Grant {
  const named = list.replaceAll("W", workspace).replaceAll("T", template).replaceAll("U", user);
  return { scopes: scopes.split(" "), allowList: named === "" ? [] : named.split(" ").map(entryOf) };
}

describe("answers", () => {
  for (const { server, scopes, allowList, request, status, rows, workspace: id } of recorded.cases) {
    it(`v${server}: ${request} with ${scopes.join(" ")} [${allowList.join(" ")}]`, () => {
      const names = namesUpTo(server === "2.31.0" ? "v2.29.0" : "v2.35.0");
      const route = findRoute(request);
      assert.ok(route);
      const grant = { scopes, allowList: allowList.map(entryOf) };
      const answer = answers(buildCatalog(names, `v${server}`), grant, route, {
        ...recorded.ids,
        ...(id ? { workspace: id } : {}),
      });
      // Any success is 200 here.
      assert.equal(answer.status, status < 300 ? 200 : status, answer.reason);
      if (rows === false) assert.equal(answer.rows ?? "none", "none");
      if (rows === true && answer.rows) assert.notEqual(answer.rows, "none");
    });
  }

  // Rows: one allow list each; columns: requests. An asterisk: the list is there and shows nothing.
  const requests = [
    "GET /workspaces",
    "GET /workspaces/{workspace}",
    "GET /users/{user}/workspace/{workspacename}",
    "GET /templates",
    "GET /templates/{template}",
    "GET /users/me",
  ];
  for (const [list, expected] of [
    ["workspace:W", "500 403 404 200* 404 404"],
    ["workspace:W template:T", "500 500 404 500 200 404"],
    ["workspace:W template:*", "500 200 404 200 200 404"],
    ["workspace:W template:* user:U", "500 200 200 200 200 200"],
    ["workspace:W template:T user:U", "500 500 500 500 200 200"],
    ["workspace:*", "200* 403 404 200* 404 404"],
    ["workspace:* template:*", "200 200 404 200 200 404"],
    ["*:W", "500 500 404 500 404 404"],
  ] as const) {
    it(`knows the failing query behind the list ${list}`, () => {
      for (const scopes of ["workspace:read template:read user:read", "coder:all"]) {
        const got = requests.map((request) => {
          const { status, rows } = answerTo(request, grantOf(scopes, list));
          return `${status}${rows === "none" ? "*" : ""}`;
        });
        assert.equal(got.join(" "), expected, scopes);
      }
    });
  }

  it("names what is missing, for all checks at once", () => {
    const answer = answerTo(
      "POST /workspaces/{workspace}/builds stop",
      grantOf("workspace:read", "workspace:W"),
    );
    assert.equal(answer.status, 403);
    assert.deepEqual(answer.missing, {
      scopes: ["workspace:stop", "template:read", "user:read"],
      allowEntries: [`template:${template}`, `user:${user}`],
    });
  });

  it("offers a composite where no name of its own exists, and full access where nothing does", () => {
    const member = answerTo(
      "GET /organizations/{organization}/members/{user}/workspaces/available-users",
      grantOf("organization:read", ""),
    );
    assert.deepEqual(member.missing.scopes, ["coder:workspaces.access", "workspace:create"]);
    assert.deepEqual(answerTo("GET /audit", grantOf("user:read", "")).missing.scopes, ["coder:all"]);
  });

  it("tells a change that is made although it is refused", () => {
    const answer = answerTo(
      "PUT /workspaces/{workspace}/dormant",
      grantOf("workspace:read workspace:update", ""),
    );
    assert.deepEqual([answer.status, answer.done], [500, true]);
    const refused = answerTo("PUT /workspaces/{workspace}/dormant", grantOf("workspace:read", ""));
    assert.deepEqual([refused.status, refused.done], [500, false]);
  });

  it("shows only the organizations that are listed", () => {
    const grant = grantOf("organization:read", `organization:${template}`);
    assert.equal(answerTo("GET /organizations", grant).rows, "some");
    assert.equal(answerTo("GET /organizations", grantOf("organization:read", "")).rows, "all");
  });

  it("knows which release brought a route", () => {
    const grant = grantOf("user:read_personal", "");
    assert.equal(answerTo("GET /users/me/secrets", grant, "2.31").status, 404);
    assert.equal(answerTo("PUT /users/me/keys/abc/expire", grant, "2.28").status, 404);
  });

  it("lets everything pass on a deployment without scopes", () => {
    assert.equal(answerTo("GET /audit", grantOf("workspace:read", "workspace:W"), "2.20").status, 200);
  });

  it("needs no token where there is nothing to guard", () => {
    assert.equal(answerTo("GET /api/v2/buildinfo", grantOf("file:read", "")).status, 200);
    assert.equal(answerTo("POST /authcheck", grantOf("file:read", "")).status, 200);
  });
});

describe("findRoute", () => {
  it("knows some 300 routes, each by its own form", () => {
    assert.ok(routes.length > 300);
    for (const route of routes) {
      const prefix = route.experimental ? "/api/experimental" : "/api/v2";
      const found = findRoute(`${route.method} ${prefix}${route.path} ${route.transition ?? ""}`);
      assert.equal(
        `${found?.method} ${found?.path} ${found?.transition}`,
        `${route.method} ${route.path} ${route.transition}`,
      );
    }
  });

  it("prefers the fixed to the varying part and ignores a query", () => {
    assert.equal(findRoute("GET /api/v2/users/me")?.path, "/users/me");
    assert.equal(findRoute("get /users/alice?x=1")?.path, "/users/{user}");
    assert.equal(
      findRoute("GET /users/me/keys/tokens/tokenconfig")?.path,
      "/users/{user}/keys/tokens/tokenconfig",
    );
    assert.equal(findRoute("GET /debug/health")?.path, "/debug/*");
    assert.equal(findRoute("GET /nowhere"), undefined);
  });
});
