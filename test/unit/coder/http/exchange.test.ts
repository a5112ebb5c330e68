import assert from "node:assert/strict";
import { GivenUp, NotCoder, type RequestEvent, ServerFault, Unauthorized } from "../../../../src/coder";
import { Secret } from "../../../../src/core/token/secret";
import { failure } from "../expectError";
import { type Answering, clientFor, json, type TestServer, withServer } from "../testServer";

const buildInfo = { version: "v2.35.1+abc", external_url: "https://github.com/coder/coder" };
const user = { id: "u", username: "alice" };
const signedOut = { message: "You are signed out or your session has expired." };
const token = { name: "x", lifetimeSeconds: 60, scopes: [], allowList: [] };

const asked = ({ seen }: TestServer): string[] =>
  seen.map(({ method, url }) => `${method} ${url.slice("/api/v2".length)}`);

/** Everything comes without Coder's header, the build information too. */
function stripped(answer: Answering): Answering {
  return (request, response, socket) => {
    if (request.url.endsWith("/buildinfo")) json(response, 200, buildInfo, null);
    else answer(request, response, socket);
  };
}

describe("an outage", () => {
  it("may have come after the change that was asked for, and is no more than that for a read", () =>
    withServer(
      (_request, response) => {
        json(response, 503, { message: "Later." });
      },
      async (server) => {
        const { users, keys } = clientFor(server);
        assert.equal((await failure(users.me(), ServerFault)).advice, "Try again later.");
        for (const change of [keys.delete("a"), keys.expire("a"), keys.createSession()])
          assert.match((await failure(change, ServerFault)).advice, /^The change may have been made\./);
      },
    ));
});

describe("the question whether something takes Coder's header off", () => {
  for (const [what, status, body] of [
    ["an outage", 503, buildInfo],
    ["a refusal", 404, buildInfo],
    ["another success", 203, buildInfo],
    ["no object", 200, null],
    ["a text", 200, "v2.35.1"],
    ["a version alone", 200, { version: "v2.35.1" }],
    ["a version that is no text", 200, { version: 2, external_url: "" }],
    ["another address alone", 200, { external_url: "" }],
  ] as const) {
    it(`is not answered by ${what}, so a refusal stays a stranger's`, () =>
      withServer(
        ({ url }, response) => {
          if (url.endsWith("/buildinfo")) json(response, status, body, null);
          else json(response, 401, signedOut, null);
        },
        async (server) => {
          const client = clientFor(server);
          await client.buildInfo().catch(() => undefined);
          assert.equal((await failure(client.users.me(), NotCoder)).isCertain, false);
        },
      ));
  }

  it("ends with the caller who gives up meanwhile", () => {
    const giving = new AbortController();
    return withServer(
      ({ url }, response) => {
        if (url.endsWith("/buildinfo")) giving.abort();
        else json(response, 401, signedOut, null);
      },
      async (server) => {
        await failure(clientFor(server).users.me(giving.signal), GivenUp);
        assert.deepEqual(asked(server), ["GET /users/me", "GET /buildinfo"]);
      },
    );
  });

  it("proves nothing when it gets no answer", () =>
    withServer(
      ({ url }, response, socket) => {
        if (url.endsWith("/buildinfo")) socket.destroy();
        else json(response, 401, signedOut, null);
      },
      async (server) => {
        await failure(clientFor(server).users.me(), NotCoder);
        await failure(clientFor(server).keys.delete("a"), NotCoder);
      },
    ));
});

describe("the 401 of a write where the header is taken off", () => {
  const refusingWrites = (answerRead: Answering): Answering =>
    stripped((request, response, socket) => {
      if (request.method === "GET") answerRead(request, response, socket);
      else json(response, 401, signedOut, null);
    });

  it("ends no session when the read after it gets no answer", () =>
    withServer(
      refusingWrites((_request, _response, socket) => socket.destroy()),
      async (server) => {
        const error = await failure(clientFor(server).tokens.create(token), NotCoder);
        assert.deepEqual([error.why, error.isCertain], ["between", false]);
        assert.equal(server.seen.filter(({ method }) => method === "POST").length, 1);
      },
    ));

  it("ends no session when the caller gives up during that read", () => {
    const giving = new AbortController();
    return withServer(
      refusingWrites(() => {
        giving.abort();
      }),
      async (server) => {
        await failure(clientFor(server).tokens.create(token, giving.signal), GivenUp);
      },
    );
  });

  it("is told as it is to one who has no session, and nothing else is asked", () =>
    withServer(
      refusingWrites((_request, response) => {
        json(response, 200, user, null);
      }),
      async (server) => {
        const client = clientFor(server, {}, null);
        await failure(client.logIn({ email: "a@example.com", password: new Secret("p") }), Unauthorized);
        assert.deepEqual(asked(server), ["POST /users/login", "GET /buildinfo"]);
      },
    ));

  it("is told to the log as what came of it", () => {
    const events: RequestEvent[] = [];
    return withServer(
      refusingWrites((_request, response) => {
        json(response, 401, signedOut, null);
      }),
      async (server) => {
        const client = clientFor(server, { onRequest: (event) => events.push(event) });
        await failure(client.keys.delete("a"), Unauthorized);
        assert.deepEqual(
          events.map(({ method, path, failure: kind }) => [method, path, kind]),
          [
            ["GET", "/buildinfo", undefined],
            ["DELETE", "/users/me/keys/a", "notCoder"],
            ["GET", "/users/me", "unauthorized"],
          ],
        );
      },
    );
  });
});
