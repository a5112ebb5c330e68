import assert from "node:assert/strict";
import {
  type CoderClient,
  CoderError,
  type CoderErrorKind,
  NotCoder,
  RateLimited,
  type RequestEvent,
  ServerFault,
  Unauthorized,
  Unreachable,
} from "../../../src/coder";
import { Secret } from "../../../src/core/token/secret";
import { type Coderd, startCoderd } from "../../coderd";
import { failure } from "./expectError";
import { type Answering, clientFor, json, ofCoder, withServer } from "./testServer";

const buildInfo = { version: "v2.35.1+abc", external_url: "https://github.com/coder/coder" };
const user = { id: "u", username: "alice" };
const token = { name: "x", lifetimeSeconds: 60, scopes: [], allowList: [] };

const reads: readonly [string, (client: CoderClient) => Promise<unknown>][] = [
  ["users.me", (c) => c.users.me()],
  ["keys.get", (c) => c.keys.get("abcdefghij")],
  ["tokens.list", (c) => c.tokens.list()],
  ["scopeNames", (c) => c.scopeNames()],
];
const writes: readonly [string, (client: CoderClient) => Promise<unknown>][] = [
  ["tokens.create", (c) => c.tokens.create(token)],
  ["keys.expire", (c) => c.keys.expire("abcdefghij")],
  ["keys.delete", (c) => c.keys.delete("abcdefghij")],
  ["logIn", (c) => c.logIn({ email: "a@example.com", password: new Secret("secret") })],
  ["checkPermissions", (c) => c.checkPermissions({})],
];

/** Something in between answers all but the question who the deployment is. */
function between(status: number, body: unknown, buildInfoHeaders: Record<string, string> | null): Answering {
  return ({ url }, response) => {
    if (url.endsWith("/buildinfo")) json(response, 200, buildInfo, buildInfoHeaders);
    else json(response, status, body, null);
  };
}

describe("what has no header of Coder's", () => {
  const said: readonly [number, unknown][] = [
    [401, { message: "Unauthorized" }],
    [401, { message: "You are signed out or your session has expired.", detail: "API key is invalid." }],
    [403, { message: "Forbidden." }],
    [404, { message: "Resource not found or you do not have access to this resource" }],
    [404, { message: "Route not found." }],
    [405, undefined],
    [500, { message: "Failed.", detail: "unauthorized: rbac: forbidden" }],
    [500, { message: "Failed.", detail: 'pq: column reference "id" is ambiguous' }],
    ...[400, 402, 408, 409, 410, 412, 413, 418, 421, 422, 423, 425, 426, 428, 431, 451, 499].map(
      (status): [number, unknown] => [status, { message: "No.", validations: [{ field: "name" }] }],
    ),
  ];
  const believed: readonly CoderErrorKind[] = ["notCoder", "serverFault"];

  for (const [status, body] of said) {
    it(`proves nothing: ${String(status)} ${JSON.stringify(body)}`, () =>
      withServer(between(status, body, {}), async (server) => {
        for (const [name, call] of [...reads, ...writes]) {
          const events: RequestEvent[] = [];
          const client = clientFor(server, { onRequest: (event) => events.push(event) });
          const error = await failure(call(client), CoderError);
          assert.ok(believed.includes(error.kind), `${name}: ${error.kind}`);
          assert.equal(error.isCertain, false, name);
          assert.ok(events.every(({ failure: kind }) => kind === undefined || believed.includes(kind)));
        }
        // Who the deployment is was asked without the session, and nothing was sent twice.
        const asked = server.seen.filter(({ url }) => url.endsWith("/buildinfo"));
        assert.ok(asked.every(({ headers }) => headers["coder-session-token"] === undefined));
        assert.equal(server.seen.length - asked.length, reads.length + writes.length);
      }));
  }

  for (const [status, body] of [
    [200, user],
    [200, {}],
    [201, { key: "abcdefghij-0123456789abcdefghijkl", session_token: "s" }],
    [202, []],
    [204, undefined],
  ] as const) {
    it(`is no answer: ${String(status)} ${JSON.stringify(body)}`, () =>
      withServer(between(status, body, {}), async (server) => {
        for (const [, call] of [...reads, ...writes]) {
          const error = await failure(call(clientFor(server)), NotCoder);
          assert.deepEqual([error.status, error.isCertain], [status, false]);
        }
      }));
  }

  it("is told as what it is: with the host, the status and what to do", () =>
    withServer(between(401, { message: "Unauthorized" }, {}), async (server) => {
      const error = await failure(clientFor(server).users.me(), NotCoder);
      assert.equal(error.why, "between");
      assert.match(
        error.message,
        /^Something between VS Code and 127\.0\.0\.1:\d+ answered in its place \(401\)\.$/,
      );
      assert.equal(error.advice, "Check your network, VPN, or proxy, then try again.");
    }));

  it("stays what it says when it is a rate limit or an outage, whoever says it", () =>
    withServer(
      ({ method }, response) => {
        json(response, method === "GET" ? 429 : 503, { message: "No." }, null);
      },
      async (server) => {
        assert.equal((await failure(clientFor(server).users.me(), RateLimited)).isCertain, false);
        assert.equal((await failure(clientFor(server).keys.delete("a"), ServerFault)).isCertain, false);
        assert.equal(server.seen.length, 2);
      },
    ));

  it("proves nothing either where nobody says who the deployment is", () =>
    withServer(
      (_request, response) => {
        json(response, 401, { message: "Unauthorized" }, null);
      },
      async (server) => {
        await failure(clientFor(server).users.me(), NotCoder);
        await failure(clientFor(server).buildInfo(), NotCoder);
        await failure(clientFor(server).keys.delete("a"), NotCoder);
      },
    ));

  it("proves nothing where what is said of the deployment is something else", () =>
    withServer(
      (_request, response) => {
        json(response, 200, { version: "v1", username: "alice", id: "u" }, null);
      },
      async (server) => {
        await failure(clientFor(server).users.me(), NotCoder);
        await failure(clientFor(server).buildInfo(), NotCoder);
      },
    ));

  it("is not the word of Coder if the header is blank", () =>
    withServer(
      ({ url }, response) => {
        const version = url.endsWith("/buildinfo") ? "v2.35.1" : " ";
        json(response, url.endsWith("/buildinfo") ? 200 : 401, buildInfo, {
          "X-Coder-Build-Version": version,
        });
      },
      async (server) => {
        await failure(clientFor(server).users.me(), NotCoder);
      },
    ));
});

describe("a deployment whose header something takes off", () => {
  const message = "You are signed out or your session has expired. Please sign in again to continue.";

  it("is used as any other", () =>
    withServer(
      ({ url }, response) => {
        json(response, 200, url.endsWith("/buildinfo") ? buildInfo : user, null);
      },
      async (server) => {
        const client = clientFor(server);
        assert.equal((await client.users.me()).username, "alice");
        await client.users.me();
        // Who it is was asked once.
        assert.deepEqual(
          server.seen.map(({ url }) => url),
          ["/api/v2/users/me", "/api/v2/buildinfo", "/api/v2/users/me"],
        );
      },
    ));

  it("teaches that when it is asked who it is, so that no other client asks again", () =>
    withServer(
      ({ url }, response) => {
        json(response, 200, url.endsWith("/buildinfo") ? buildInfo : user, null);
      },
      async (server) => {
        assert.equal((await clientFor(server, {}, null).buildInfo()).version, buildInfo.version);
        await clientFor(server).users.me();
        assert.equal(server.seen.length, 2);
      },
    ));

  it("does not end a session by a lone 401", () => {
    let refusals = 1;
    return withServer(
      ({ url }, response) => {
        if (url.endsWith("/buildinfo")) json(response, 200, buildInfo, null);
        else if (refusals-- > 0) json(response, 401, { message }, null);
        else json(response, 200, user, null);
      },
      async (server) => {
        const events: RequestEvent[] = [];
        const client = clientFor(server, { onRequest: (event) => events.push(event) });
        assert.equal((await client.users.me()).username, "alice");
        assert.ok(events.every(({ failure: kind }) => kind !== "unauthorized"));
      },
    );
  });

  it("is believed when it refuses a read twice", () =>
    withServer(between(401, { message }, null), async (server) => {
      const events: RequestEvent[] = [];
      const client = clientFor(server, { onRequest: (event) => events.push(event) });
      assert.equal((await failure(client.users.me(), Unauthorized)).isCertain, true);
      assert.equal(server.seen.filter(({ url }) => url.endsWith("/users/me")).length, 2);
      assert.deepEqual(
        events.map(({ failure: kind }) => kind),
        [undefined, "notCoder", "unauthorized"],
      );
    }));

  it("is believed about a write that was sent once", () =>
    withServer(between(409, { message: "Taken." }, null), async (server) => {
      const error = await failure(clientFor(server).tokens.create(token), CoderError);
      assert.deepEqual([error.kind, error.isCertain], ["rejected", true]);
      assert.equal(server.seen.filter(({ method }) => method === "POST").length, 1);
    }));

  it("ends no session by the 401 of a write that a read with the same session does not get", () =>
    withServer(
      ({ url, method }, response) => {
        if (url.endsWith("/buildinfo")) json(response, 200, buildInfo, null);
        else if (method === "GET") json(response, 200, user, null);
        else json(response, 401, { message }, null);
      },
      async (server) => {
        await failure(clientFor(server).keys.delete("a"), NotCoder);
        assert.equal(server.seen.filter(({ method }) => method === "DELETE").length, 1);
      },
    ));

  it("ends a session by the 401 of a write that a read with the same session gets too", () =>
    withServer(between(401, { message }, null), async (server) => {
      await failure(clientFor(server).keys.delete("a"), Unauthorized);
      assert.equal(server.seen.filter(({ method }) => method === "DELETE").length, 1);
    }));

  it("is told that a password is wrong", () =>
    withServer(between(401, { message: "Incorrect email or password." }, null), async (server) => {
      const client = clientFor(server, {}, null);
      const error = await failure(
        client.logIn({ email: "a@example.com", password: new Secret("p") }),
        Unauthorized,
      );
      assert.equal(error.reason, "password");
    }));

  for (const status of [408, 421, 425, 499]) {
    it(`is not believed to say ${String(status)}, which is the way there`, () =>
      withServer(between(status, { message: "No." }, null), async (server) => {
        const error = await failure(clientFor(server).tokens.create(token), NotCoder);
        assert.equal(error.isCertain, false);
      }));
  }

  it("is judged by the header again once that arrives", () => {
    let strips = true;
    return withServer(
      ({ url }, response) => {
        const headers = strips ? null : {};
        if (url.endsWith("/buildinfo")) json(response, 200, buildInfo, headers);
        else if (url.endsWith("/me")) json(response, 200, user, headers);
        else json(response, 404, { message: "Gone." }, null);
      },
      async (server) => {
        const client = clientFor(server);
        assert.equal((await failure(client.users.get("bob"), CoderError)).kind, "notFoundOrForbidden");
        strips = false;
        await client.users.me();
        await failure(client.users.get("bob"), NotCoder);
      },
    );
  });
});

describe("a change", () => {
  for (const status of [200, 201, 202, 203, 205, 206]) {
    it(`is not done when ${String(status)} comes instead of 204`, () =>
      withServer(
        (_request, response) => {
          if (status === 205) response.writeHead(205, ofCoder).end();
          else json(response, status, { message: "OK" });
        },
        async (server) => {
          for (const work of [clientFor(server).keys.expire("a"), clientFor(server).keys.delete("a")])
            assert.equal((await failure(work, CoderError)).isCertain, false);
        },
      ));
  }

  for (const [status, headers] of [
    [304, null],
    [204, ofCoder],
    [201, ofCoder],
    [302, ofCoder],
  ] as const) {
    it(`that 200 or 304 would confirm is not done when ${String(status)} comes${headers === null ? " from something in between" : ""}`, () =>
      withServer(
        (_request, response) => {
          response.writeHead(status, { ...headers }).end();
        },
        async (server) => {
          const error = await failure(clientFor(server).workspaces.setDormant("w", true), CoderError);
          assert.deepEqual([error.kind, error.isCertain], ["notCoder", false]);
        },
      ));
  }

  it("that was made is told from one that was not, though both answer 500", async () => {
    for (const [message, kind] of [
      ["Internal error fetching workspace.", undefined],
      ["Internal error updating workspace locked status.", "notFoundOrForbidden"],
    ] as const) {
      await withServer(
        (_request, response) => {
          json(response, 500, { message, detail: "unauthorized: rbac: forbidden" });
        },
        async (server) => {
          const work = clientFor(server).workspaces.setDormant("w", true);
          if (kind === undefined) await work;
          else assert.equal((await failure(work, CoderError)).kind, kind);
        },
      );
    }
  });

  it("is not read from a 304 where that confirms nothing", () =>
    withServer(
      (_request, response) => {
        response.writeHead(304, ofCoder).end();
      },
      async (server) => {
        const { workspaces } = clientFor(server);
        assert.equal((await failure(workspaces.get("w"), CoderError)).kind, "notCoder");
        assert.equal((await failure(workspaces.setFavorite("w", true), CoderError)).kind, "notCoder");
      },
    ));

  it("is certainly not made by what Coder itself refuses, and by what was not sent", () =>
    withServer(
      (_request, response) => {
        json(response, 409, { message: "Taken." });
      },
      async (server) => {
        const client = clientFor(server);
        assert.equal((await failure(client.tokens.create(token), CoderError)).isCertain, true);
        assert.equal((await failure(client.keys.delete(".."), CoderError)).isCertain, true);
        const nowhere = clientFor("https://no-such-host.invalid");
        assert.equal((await failure(nowhere.tokens.create(token), Unreachable)).isCertain, true);
      },
    ));
});

describe("the embedded server behind a gateway", () => {
  let coderd: Coderd;
  beforeEach(async () => {
    coderd = await startCoderd();
  });
  afterEach(() => coderd.stop());

  for (const status of [408, 409, 429, 502]) {
    it(`acts on what the gateway answers ${String(status)}, and nothing is certain`, async () => {
      const client = clientFor(coderd.url, {}, coderd.sessionKeyFor("alice"));
      coderd.faults.add(
        { method: "POST", path: "/api/v2/users/me/keys/tokens" },
        { kind: "gateway", status, body: { message: "Conflict" }, when: "after" },
      );
      const error = await client.tokens
        .create({ ...token, name: "acted" })
        .catch((thrown: unknown) => thrown);
      assert.ok(error instanceof CoderError);
      assert.equal(error.isCertain, false);
      const { items } = await client.tokens.list();
      assert.ok(items.some(({ name }) => name === "acted"));
    });
  }

  it("works with the header taken off everything", async () => {
    coderd.faults.add({ path: "/**" }, { kind: "strip" });
    const client = clientFor(coderd.url, {}, coderd.sessionKeyFor("alice"));
    const secret = await client.tokens.create({ ...token, name: "stripped" });
    await client.keys.delete(secret.expose().slice(0, 10));
    assert.equal(
      (await failure(client.keys.get(secret.expose().slice(0, 10)), CoderError)).kind,
      "notFoundOrForbidden",
    );
    const stranger = clientFor(coderd.url, {}, "abcdefghij-0123456789abcdefghijkl");
    await failure(stranger.users.me(), Unauthorized);
  });
});

describe("who is told of requests", () => {
  it("cannot replace an answer or an error by throwing", () =>
    withServer(
      ({ url }, response) => {
        json(response, url.endsWith("/me") ? 200 : 404, url.endsWith("/me") ? user : { message: "Gone." });
      },
      async (server) => {
        const client = clientFor(server, {
          onRequest: () => {
            throw new Error("Channel has been closed");
          },
        });
        assert.equal((await client.users.me()).username, "alice");
        assert.equal((await failure(client.users.get("bob"), CoderError)).kind, "notFoundOrForbidden");
      },
    ));
});
