import assert from "node:assert/strict";
import { type RequestEvent, Unreachable } from "../../../../../src/coder";
import { answering } from "../../answering";
import { failure } from "../../expectError";
import { clientFor, json, markerSession, withServer } from "../../testServer";

describe("additional headers", () => {
  it("comes along, but never in place of ours", () =>
    withServer(
      (_request, response) => {
        json(response, 201, { key: "k" });
      },
      async (server) => {
        const headers = () =>
          Promise.resolve({
            "CF-Access-Token": "gateway",
            "coder-session-token": "stolen",
            "CONTENT-TYPE": "text/plain",
            Host: "evil.example.com",
          });
        await clientFor(server, { headers }).tokens.create({
          name: "x",
          lifetimeSeconds: 1,
          scopes: [],
          allowList: [],
        });
        const sent = server.seen[0]?.headers ?? {};
        assert.equal(sent["cf-access-token"], "gateway");
        assert.equal(sent["coder-session-token"], markerSession);
        assert.equal(sent["content-type"], "application/json");
        assert.equal(sent.host, `127.0.0.1:${String(server.port)}`);
      },
    ));

  it("is asked for before each request", () => {
    let asked = 0;
    const headers = () => Promise.resolve({ "X-Count": String((asked += 1)) });
    return answering(
      async (client, seen) => {
        await client.users.me();
        await client.users.me();
        assert.deepEqual(
          seen.map((request) => request.headers["x-count"]),
          ["1", "2"],
        );
      },
      markerSession,
      { headers },
    );
  });

  for (const [name, headers] of Object.entries({
    fails: () => Promise.reject(new Error(`the command said ${markerSession}`)),
    "gives an impossible name": () => Promise.resolve({ "bad name": "x" }),
  })) {
    it(`sends nothing when the command ${name}`, () =>
      answering(
        async (client, seen) => {
          const error = await failure(client.users.me(), Unreachable);
          assert.deepEqual([error.cause, error.sent], ["headers", "no"]);
          assert.equal(seen.length, 0);
        },
        markerSession,
        { headers },
      ));
  }

  it("does not make a request wait beyond its time", () =>
    answering(
      async (client, seen) => {
        const error = await failure(client.users.me(), Unreachable);
        assert.deepEqual([error.cause, error.sent], ["timeout", "no"]);
        assert.equal(seen.length, 0);
      },
      markerSession,
      { headers: () => new Promise(() => undefined), timeoutMs: 50 },
    ));
});

describe("a request", () => {
  it("is told to the log without query, headers or bodies", () => {
    const events: RequestEvent[] = [];
    return withServer(
      ({ url }, response) => {
        if (url.includes("workspaces")) json(response, 500, { message: "Oh." });
        else json(response, 200, { users: [], count: 0 }, { "X-Coder-Request-Id": "request-7" });
      },
      async (server) => {
        const client = clientFor(server, {
          onRequest: (event) => events.push(event),
          userAgent: "coder-access/1 vscode",
        });
        await client.users.list({ search: markerSession });
        await client.workspaces.list({ query: markerSession }).catch(() => undefined);
        await client.keys.delete(markerSession).catch(() => undefined);
        assert.equal(server.seen[0]?.headers["user-agent"], "coder-access/1 vscode");
      },
    ).then(() => {
      assert.deepEqual(
        events.map(({ method, path, status, requestId, bytes }) => [method, path, status, requestId, bytes]),
        [
          ["GET", "/users", 200, "request-7", 22],
          ["GET", "/workspaces", 500, undefined, 17],
          ["DELETE", "/users/me/keys/…", 200, "request-7", 22],
        ],
      );
      assert.ok(events.every(({ ms }) => Number.isInteger(ms) && ms >= 0));
      assert.doesNotMatch(JSON.stringify(events), new RegExp(markerSession));
    });
  });
});
