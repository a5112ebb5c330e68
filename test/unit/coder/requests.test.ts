import assert from "node:assert/strict";
import fc from "fast-check";
import { type CoderClient, NotFoundOrForbidden, Rejected } from "../../../src/coder";
import { Secret } from "../../../src/core/token/secret";
import { answering } from "./answering";
import { failure } from "./expectError";
import { clientFor, json, markerSession, ofCoder, withServer } from "./testServer";

const key = {
  id: "abcdefghij",
  user_id: "u",
  last_used: "0001-01-01T00:00:00Z",
  expires_at: "2026-11-29T00:00:00Z",
  created_at: "2026-11-22T00:00:00Z",
  login_type: "token",
  lifetime_seconds: 604800,
};
const build = { id: "b", build_number: 1, created_at: "2026-11-22T00:00:00Z" };
const workspace = { ...build, id: "w", name: "alpha", owner_id: "u", latest_build: build };

type Expected = [method: string, url: string, body: string, answer: [status: number, body: unknown]];

describe("what is sent", () => {
  const calls: readonly [string, (client: CoderClient) => Promise<unknown>, Expected][] = [
    ["buildInfo", (c) => c.buildInfo(), ["GET", "/buildinfo", "", [200, { version: "v", external_url: "" }]]],
    ["scopeNames", (c) => c.scopeNames(), ["GET", "/auth/scopes", "", [200, { external: [] }]]],
    ["authMethods", (c) => c.authMethods(), ["GET", "/users/authmethods", "", [200, {}]]],
    [
      "logIn",
      (c) => c.logIn({ email: "a@example.com", password: new Secret('p"w') }),
      ["POST", "/users/login", '{"email":"a@example.com","password":"p\\"w"}', [201, { session_token: "s" }]],
    ],
    ["users.me", (c) => c.users.me(), ["GET", "/users/me", "", [200, { id: "u", username: "a" }]]],
    ["users.get", (c) => c.users.get("bob"), ["GET", "/users/bob", "", [200, { id: "u", username: "a" }]]],
    ["users.list", (c) => c.users.list(), ["GET", "/users", "", [200, { users: null, count: 0 }]]],
    [
      "users.list searching",
      (c) => c.users.list({ search: "al & é", limit: 10, offset: 20 }),
      ["GET", "/users?q=al+%26+%C3%A9&limit=10&offset=20", "", [200, { users: [], count: 0 }]],
    ],
    ["keys.get", (c) => c.keys.get("abcdefghij"), ["GET", "/users/me/keys/abcdefghij", "", [200, key]]],
    [
      "keys.delete",
      (c) => c.keys.delete("abcdefghij"),
      ["DELETE", "/users/me/keys/abcdefghij", "", [204, undefined]],
    ],
    [
      "keys.expire",
      (c) => c.keys.expire("abcdefghij"),
      ["PUT", "/users/me/keys/abcdefghij/expire", "", [204, undefined]],
    ],
    [
      "keys.createSession",
      (c) => c.keys.createSession(),
      ["POST", "/users/me/keys", "", [201, { key: "k" }]],
    ],
    ["tokens.list", (c) => c.tokens.list(), ["GET", "/users/me/keys/tokens", "", [200, null]]],
    [
      "tokens.list of everybody, expired too",
      (c) => c.tokens.list({ includeExpired: true, includeAll: true }),
      ["GET", "/users/me/keys/tokens?include_all=true&include_expired=true", "", [200, []]],
    ],
    [
      "tokens.list without wishes",
      (c) => c.tokens.list({ owner: "bob", includeExpired: false, includeAll: false }),
      ["GET", "/users/bob/keys/tokens", "", [200, []]],
    ],
    [
      "tokens.create",
      (c) =>
        c.tokens.create({
          name: 'ci "x"',
          lifetimeSeconds: 86_400,
          scopes: ["workspace:read", "template:read"],
          allowList: [
            { type: "workspace", id: "00000000-0000-4000-8000-000000000010" },
            { type: "template", id: "*" },
          ],
        }),
      [
        "POST",
        "/users/me/keys/tokens",
        '{"lifetime":86400000000000,"token_name":"ci \\"x\\"","scopes":["workspace:read","template:read"],' +
          '"allow_list":["workspace:00000000-0000-4000-8000-000000000010","template:*"]}',
        [201, { key: "k" }],
      ],
    ],
    [
      "tokens.create for another without limits",
      (c) => c.tokens.create({ owner: "bob", name: "", lifetimeSeconds: 1, scopes: [], allowList: [] }),
      ["POST", "/users/bob/keys/tokens", '{"lifetime":1000000000,"token_name":""}', [201, { key: "k" }]],
    ],
    [
      "tokens.getByName",
      (c) => c.tokens.getByName("a/b c?d#e%2F"),
      ["GET", "/users/me/keys/tokens/a%2Fb%20c%3Fd%23e%252F", "", [200, key]],
    ],
    [
      "tokens.config",
      (c) => c.tokens.config(),
      ["GET", "/users/me/keys/tokens/tokenconfig", "", [200, { max_token_lifetime: 1e9 }]],
    ],
    [
      "checkPermissions",
      (c) =>
        c.checkPermissions({
          a: { type: "workspace", action: "read", ownerId: "me", anyOrganization: true },
          b: { type: "template", action: "use", resourceId: "t", organizationId: "o" },
        }),
      [
        "POST",
        "/authcheck",
        '{"checks":{"a":{"action":"read","object":{"resource_type":"workspace","owner_id":"me","any_org":true}},' +
          '"b":{"action":"use","object":{"resource_type":"template","organization_id":"o","resource_id":"t"}}}}',
        [200, { a: true, b: false }],
      ],
    ],
    [
      "workspaces.list",
      (c) => c.workspaces.list({ query: "owner:me", limit: 5 }),
      ["GET", "/workspaces?q=owner%3Ame&limit=5", "", [200, { workspaces: [workspace], count: 1 }]],
    ],
    ["workspaces.get", (c) => c.workspaces.get("w"), ["GET", "/workspaces/w", "", [200, workspace]]],
    [
      "workspaces.getByName",
      (c) => c.workspaces.getByName("me", "alpha"),
      ["GET", "/users/me/workspace/alpha", "", [200, workspace]],
    ],
    [
      "workspaces.build",
      (c) => c.workspaces.build("w", { transition: "stop" }),
      ["POST", "/workspaces/w/builds", '{"transition":"stop"}', [201, build]],
    ],
    [
      "workspaces.build with all there is",
      (c) =>
        c.workspaces.build("w", {
          transition: "start",
          templateVersionId: "v2",
          parameters: [{ name: "size", value: "20" }],
          thenStart: false,
        }),
      [
        "POST",
        "/workspaces/w/builds",
        '{"transition":"start","template_version_id":"v2","rich_parameter_values":[{"name":"size","value":"20"}]}',
        [201, build],
      ],
    ],
    [
      "workspaces.build that stops and then starts",
      (c) => c.workspaces.build("w", { transition: "stop", thenStart: true }),
      [
        "POST",
        "/workspaces/w/builds",
        '{"transition":"stop","on_success":{"transition":"start"}}',
        [201, build],
      ],
    ],
    [
      "workspaces.getBuild",
      (c) => c.workspaces.getBuild("b"),
      ["GET", "/workspacebuilds/b", "", [200, build]],
    ],
    [
      "workspaces.cancelBuild",
      (c) => c.workspaces.cancelBuild("b"),
      ["PATCH", "/workspacebuilds/b/cancel", "", [200, { message: "Job has been marked as canceled..." }]],
    ],
    [
      "workspaces.buildParameters",
      (c) => c.workspaces.buildParameters("b"),
      ["GET", "/workspacebuilds/b/parameters", "", [200, null]],
    ],
    [
      "workspaces.templateParameters",
      (c) => c.workspaces.templateParameters("v"),
      ["GET", "/templateversions/v/rich-parameters", "", [200, [{ name: "size" }]]],
    ],
    [
      "workspaces.extend",
      (c) => c.workspaces.extend("w", new Date("2026-11-22T12:00:00+01:00")),
      ["PUT", "/workspaces/w/extend", '{"deadline":"2026-11-22T11:00:00.000Z"}', [200, { message: "Done" }]],
    ],
    [
      "workspaces.setFavorite",
      (c) => c.workspaces.setFavorite("w", true),
      ["PUT", "/workspaces/w/favorite", "", [204, undefined]],
    ],
    [
      "workspaces.setFavorite away",
      (c) => c.workspaces.setFavorite("w", false),
      ["DELETE", "/workspaces/w/favorite", "", [204, undefined]],
    ],
    [
      "workspaces.setDormant",
      (c) => c.workspaces.setDormant("w", true),
      ["PUT", "/workspaces/w/dormant", '{"dormant":true}', [200, workspace]],
    ],
    [
      "workspaces.setDormant to what it was",
      (c) => c.workspaces.setDormant("w", false),
      ["PUT", "/workspaces/w/dormant", '{"dormant":false}', [304, undefined]],
    ],
    [
      "workspaces.agentLog",
      (c) => c.workspaces.agentLog("a"),
      ["GET", "/workspaceagents/a/logs", "", [200, null]],
    ],
    [
      "workspaces.listeningPorts",
      (c) => c.workspaces.listeningPorts("a"),
      ["GET", "/workspaceagents/a/listening-ports", "", [200, { ports: null }]],
    ],
    [
      "workspaces.appHost",
      (c) => c.workspaces.appHost(),
      ["GET", "/applications/host", "", [200, { host: "" }]],
    ],
    ["templates.list", (c) => c.templates.list(), ["GET", "/templates", "", [200, null]]],
    [
      "organizations.mine",
      (c) => c.organizations.mine(),
      ["GET", "/users/me/organizations", "", [200, null]],
    ],
  ];

  for (const [name, call, [method, url, body, [status, answer]]] of calls) {
    it(`${name}: ${method} ${url}`, () =>
      withServer(
        (_request, response) => {
          json(response, status, answer);
        },
        async (server) => {
          await call(clientFor(`${server.origin}/base`));
          assert.equal(server.seen.length, 1);
          const [seen] = server.seen;
          assert.ok(seen);
          assert.deepEqual([seen.method, seen.url, seen.body], [method, `/base/api/v2${url}`, body]);
          assert.equal(seen.headers["coder-session-token"], markerSession);
          assert.equal(seen.headers["content-type"], body === "" ? undefined : "application/json");
          assert.equal(seen.headers.accept, "application/json");
          assert.equal(seen.headers["user-agent"], "coder-access");
          assert.equal(seen.headers.cookie, undefined);
          assert.equal(seen.headers.authorization, undefined);
        },
      ));
  }

  it("no session header without a session", () =>
    answering(async (client, seen) => {
      await client.users.me();
      assert.ok(!("coder-session-token" in (seen[0]?.headers ?? {})));
    }, null));

  it("no cookie, though every answer of the server sets one", () =>
    answering(async (client, seen) => {
      await client.users.me();
      await client.users.me();
      assert.equal(seen[1]?.headers.cookie, undefined);
    }));

  it("over one connection for one request after another", () =>
    withServer(
      (_request, response) => {
        json(response, 200, { id: "u", username: "alice" });
      },
      async (server) => {
        const client = clientFor(server);
        for (let round = 0; round < 5; round += 1) await client.users.me();

        assert.equal(server.connections(), 1);
      },
    ));

  it("over one connection that many clients share, with no more listeners for each", () =>
    withServer(
      (_request, response) => {
        json(response, 200, { id: "u", username: "alice" });
      },
      async (server) => {
        const warnings: Error[] = [];
        const warn = (warning: Error): unknown => warnings.push(warning);
        process.on("warning", warn);
        for (let count = 0; count < 15; count += 1) await clientFor(server).users.me();
        // Node warns in the next turn.
        await new Promise((resolve) => setImmediate(resolve));
        process.off("warning", warn);
        assert.equal(server.connections(), 1);
        assert.deepEqual(warnings, []);
      },
    ));

  it("over the same connection after an answer without a body and after a refusal, but for writes", () =>
    withServer(
      ({ method }, response) => {
        if (method === "GET")
          json(response, 404, { message: "Resource not found or you do not have access to this resource" });
        else response.writeHead(204, ofCoder).end();
      },
      async (server) => {
        const client = clientFor(server);
        await client.keys.delete("a");
        await failure(client.keys.get("a"), NotFoundOrForbidden);
        await failure(client.keys.get("a"), NotFoundOrForbidden);
        assert.equal(server.connections(), 1);
        // What waited may be dead, and a write is never sent again.
        await client.keys.delete("a");
        assert.equal(server.connections(), 2);
        await failure(client.keys.get("a"), NotFoundOrForbidden);
        assert.deepEqual([server.connections(), server.open()], [2, 1]);
      },
    ));

  describe("as a path", () => {
    it("stays at its endpoint whatever a name holds", () =>
      withServer(
        (_request, response) => {
          json(response, 200, key);
        },
        async (server) => {
          const client = clientFor(server);
          const names = fc.oneof(fc.string(), fc.string({ unit: "grapheme" }), fc.webPath(), fc.webUrl());
          await fc.assert(
            fc.asyncProperty(names, async (name) => {
              fc.pre(!/^\.{0,2}$/.test(name));
              await client.tokens.getByName(name);
              const url = new URL(server.seen.at(-1)?.url ?? "", "http://host");
              const [root, last, ...more] = url.pathname.split("/tokens/");
              assert.deepEqual([root, more], ["/api/v2/users/me/keys", []]);
              assert.equal(decodeURIComponent(last ?? ""), name);
              assert.equal(url.search, "");
            }),
            { numRuns: 200 },
          );
        },
      ));

    for (const name of ["", ".", "..", "\ud800"]) {
      it(`is not sent when a part of it is ${JSON.stringify(name)}`, () =>
        answering(async (client, seen) => {
          await failure(client.tokens.getByName(name), Rejected);
          await failure(client.keys.delete(name), Rejected);
          await failure(client.keys.expire(name), Rejected);
          assert.equal(seen.length, 0);
        }));
    }
  });

  describe("as a lifetime", () => {
    const year = 365 * 86_400;

    async function sentLifetime(lifetimeSeconds: number): Promise<string | undefined> {
      let body = "";
      await withServer(
        (request, response) => {
          body = request.body;
          json(response, 201, { key: "k" });
        },
        async (server) => {
          await clientFor(server).tokens.create({ name: "x", lifetimeSeconds, scopes: [], allowList: [] });
        },
      );
      return /^\{"lifetime":([^,]*),"token_name":"x"\}$/.exec(body)?.[1];
    }

    for (const [seconds, expected] of [
      [1, "1000000000"],
      [59, "59000000000"],
      [604_800, "604800000000000"],
      [100 * year, "3153600000000000000"],
      [876_600 * 3600, "3155760000000000000"],
      [876_600 * 3600 - 1, "3155759999000000000"],
      [292 * year, "9208512000000000000"],
      [292 * year + 1, "9208512001000000000"],
      [9_223_372_036, "9223372036000000000"],
    ] as const) {
      it(`is ${expected} for ${String(seconds)} seconds`, async () => {
        assert.equal(await sentLifetime(seconds), expected);
      });
    }

    for (const seconds of [0, -1, 1.5, Number.NaN, Number.POSITIVE_INFINITY, 2 ** 53]) {
      it(`is not sent when it is ${String(seconds)} seconds`, () =>
        answering(async (client, seen) => {
          const token = { name: "x", lifetimeSeconds: seconds, scopes: [], allowList: [] };
          await assert.rejects(client.tokens.create(token), RangeError);
          assert.equal(seen.length, 0);
        }));
    }
  });

  describe("as a permission check", () => {
    it("is cut into requests of at most ten ids, and put together again", () =>
      withServer(
        ({ body }, response) => {
          const { checks } = JSON.parse(body) as {
            checks: Record<string, { object: { resource_id?: string } }>;
          };
          const ids = Object.values(checks).filter(({ object }) => object.resource_id !== undefined);
          if (ids.length > 10) {
            json(response, 400, { message: 'Endpoint only supports using "resource_id" field 10 times.' });
          } else {
            json(
              response,
              200,
              Object.fromEntries(Object.keys(checks).map((name) => [name, name.endsWith("3")])),
            );
          }
        },
        async (server) => {
          const names = Array.from({ length: 64 }, (_, index) => `check${String(index)}`);
          const checks = Object.fromEntries(
            names.map((name, index) => [
              name,
              { type: "workspace", action: "read", resourceId: index % 2 === 0 ? "w" : undefined },
            ]),
          );
          const answers = await clientFor(server).checkPermissions(checks);
          assert.deepEqual(Object.keys(answers), names);
          assert.ok(names.every((name) => answers[name] === name.endsWith("3")));
          assert.equal(server.seen.length, 4);
        },
      ));

    for (const [count, sizes] of [
      [200, [200]],
      [201, [200, 1]],
    ] as const) {
      it(`is cut into requests of at most 200: ${String(count)}`, () =>
        withServer(
          ({ body }, response) => {
            const { checks } = JSON.parse(body) as { checks: Record<string, unknown> };
            json(response, 200, Object.fromEntries(Object.keys(checks).map((name) => [name, true])));
          },
          async (server) => {
            const check = { type: "template", action: "read" };
            const checks = Object.fromEntries(
              Array.from({ length: count }, (_, index) => [`check${String(index)}`, check]),
            );
            const answers = await clientFor(server).checkPermissions(checks);
            assert.ok(Object.values(answers).every(Boolean));
            const sent = server.seen.map(
              ({ body }) => Object.keys((JSON.parse(body) as { checks: object }).checks).length,
            );
            assert.deepEqual(sent, sizes);
          },
        ));
    }

    it("of nothing still asks whether the key is valid", () =>
      withServer(
        (_request, response) => {
          json(response, 200, {});
        },
        async (server) => {
          assert.deepEqual(await clientFor(server).checkPermissions({}), {});
          assert.equal(server.seen[0]?.body, '{"checks":{}}');
        },
      ));

    it("counts as no where the server left the answer out", () =>
      withServer(
        (_request, response) => {
          json(response, 200, { b: true });
        },
        async (server) => {
          const check = { type: "template", action: "read" };
          assert.deepEqual(await clientFor(server).checkPermissions({ a: check, b: check }), {
            a: false,
            b: true,
          });
        },
      ));
  });
});
