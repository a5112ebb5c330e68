import assert from "node:assert/strict";
import { brotliCompressSync, deflateSync, gzipSync } from "node:zlib";
import { NotCoder, ServerFault, TooLarge, Unreadable } from "../../../src/coder";
import { failure } from "./expectError";
import { clientFor, json, ofCoder, startServer, type TestServer, until, withServer } from "./testServer";

const user = { id: "u", username: "alice" };

describe("what answers in a Coder server's place", () => {
  describe("redirects", () => {
    let elsewhere: TestServer;
    beforeEach(async () => {
      elsewhere = await startServer((_request, response) => {
        json(response, 200, user);
      });
    });
    afterEach(() => elsewhere.close());

    const host = () => `127.0.0.1:${String(elsewhere.port)}`;
    const locations: Readonly<Record<string, () => string>> = {
      "an absolute address": () => `http://${host()}/api/v2/users/me`,
      "a //host": () => `//${host()}/api/v2/users/me`,
      "a \\\\host": () => `\\\\${host()}/api/v2/users/me`,
      "a /\\host": () => `/\\${host()}/api/v2/users/me`,
      "an address with credentials": () => `http://user:pass@${host()}/x?token=secret#part`,
    };

    for (const status of [301, 302, 303, 307, 308]) {
      for (const [name, location] of Object.entries(locations)) {
        it(`never follows a ${String(status)} to ${name}`, () =>
          withServer(
            (_request, response) => {
              response.writeHead(status, { Location: location() }).end();
            },
            async (server) => {
              const client = clientFor(server);
              for (const call of [
                client.users.me(),
                client.keys.createSession(),
                client.keys.expire("abc"),
              ]) {
                const error = await failure(call, NotCoder);
                assert.equal(error.status, status);
                assert.equal(error.redirect?.host, host());
                assert.doesNotMatch(error.redirect.address, /[?#@]|token|pass/);
                assert.match(error.message, new RegExp(host()));
              }
              assert.equal(elsewhere.seen.length, 0);
              assert.equal(elsewhere.connections(), 0);
              assert.equal(server.seen.length, 3);
            },
          ));
      }
    }

    it("does not follow a redirect within the same origin either", () =>
      withServer(
        (_request, response) => {
          response.writeHead(302, { Location: "/login?redirect=%2F" }).end();
        },
        async (server) => {
          const error = await failure(clientFor(server).users.me(), NotCoder);
          assert.deepEqual(error.redirect, {
            host: `127.0.0.1:${String(server.port)}`,
            address: `${server.origin}/login`,
          });
          assert.match(error.message, /^127\.0\.0\.1:\d+ is behind a sign-in page of your network\.$/);
          assert.equal(server.seen.length, 1);
        },
      ));

    for (const location of [undefined, "", "javascript:alert(1)", "file:///etc/passwd", "http://[broken"]) {
      it(`calls a redirect to ${location ?? "nowhere"} not Coder`, () =>
        withServer(
          (_request, response) => {
            response.writeHead(302, location === undefined ? {} : { Location: location }).end();
          },
          async (server) => {
            const { redirect } = await failure(clientFor(server).users.me(), NotCoder);
            if (location !== "") assert.deepEqual(redirect, { host: "", address: "" });
          },
        ));
    }

    it("does not repeat a session that the redirect carries in its address", () =>
      withServer(
        ({ headers }, response) => {
          const session = String(headers["coder-session-token"]);
          response.writeHead(302, { Location: `https://evil.example.com/${session}/?s=${session}` }).end();
        },
        async (server) => {
          const { redirect } = await failure(clientFor(server).users.me(), NotCoder);
          assert.equal(redirect?.address, "https://evil.example.com/…/");
        },
      ));
  });

  describe("web pages", () => {
    const page = "<!doctype html><title>Welcome to the hotel</title>";

    for (const [status, type] of [
      [200, "text/html; charset=utf-8"],
      [200, undefined],
      [200, "text/plain"],
      [201, "text/html"],
      [401, "text/html"],
      [403, "text/html"],
      [404, "text/html"],
      [511, "text/html"],
    ] as const) {
      it(`is not taken in by a page with status ${String(status)} and type ${type ?? "unsaid"}`, () =>
        withServer(
          (_request, response) => {
            response.writeHead(status, type === undefined ? {} : { "Content-Type": type }).end(page);
          },
          async (server) => {
            const client = clientFor(server);
            assert.equal((await failure(client.users.me(), NotCoder)).status, status);
            // Least of all may a portal's page pass for "the key was expired".
            await failure(client.keys.expire("abc"), NotCoder);
            await failure(client.keys.delete("abc"), NotCoder);
            await failure(client.buildInfo(), NotCoder);
          },
        ));
    }

    it("does not read a page to its end", () =>
      withServer(
        (_request, response) => {
          response.writeHead(200, { "Content-Type": "text/html" });
          const timer = setInterval(() => response.write("<p>more</p>".repeat(1000)), 1);
          response.on("close", () => {
            clearInterval(timer);
          });
        },
        async (server) => {
          await failure(clientFor(server).users.me(), NotCoder);
          await until(() => server.open() === 0);
        },
      ));
  });

  describe("other JSON", () => {
    for (const body of [null, [], {}, "text", 5, { version: 7 }, { ok: true }]) {
      it(`is no build information: ${JSON.stringify(body)}`, () =>
        answering(200, body, async (server) => {
          await failure(clientFor(server).buildInfo(), NotCoder);
        }));
    }

    it("names the paths that do not fit, and no values", () =>
      answering(
        200,
        { id: 5, username: null, roles: [{ name: 7 }], email: "alice@example.com" },
        async (server) => {
          const error = await failure(clientFor(server).users.me(), Unreadable);
          assert.deepEqual([...error.issues].sort(), ["id", "roles.0.name", "username"]);
        },
      ));

    it("names the path of a date that is none", () =>
      answering(200, { ...user, last_seen_at: "yesterday" }, async (server) => {
        assert.deepEqual((await failure(clientFor(server).users.me(), Unreadable)).issues, ["last_seen_at"]);
      }));

    for (const [name, body] of Object.entries({
      "null instead of a user": null,
      "a list instead of a user": [user],
      "roles that are no list": { ...user, roles: {} },
      "a date that is none": { ...user, last_seen_at: "yesterday" },
    })) {
      it(`is unreadable: ${name}`, () =>
        answering(200, body, async (server) => {
          await failure(clientFor(server).users.me(), Unreadable);
        }));
    }

    it("reads at most ten paths of a long list that is all wrong", () =>
      answering(
        200,
        Array.from({ length: 500 }, () => ({})),
        async (server) => {
          assert.equal((await failure(clientFor(server).tokens.list(), Unreadable)).issues.length, 10);
        },
      ));

    for (const body of ["", "{", '{"id":"u","username":"al', "nul", "\u0000", "<html>"]) {
      it(`is unreadable when the body is ${JSON.stringify(body)}`, () =>
        withServer(
          (_request, response) => {
            response.writeHead(200, { "Content-Type": "application/json", ...ofCoder }).end(body);
          },
          async (server) => {
            assert.deepEqual((await failure(clientFor(server).users.me(), Unreadable)).issues, ["(body)"]);
          },
        ));
    }
  });

  it("says which date of which key is none", () =>
    withServer(
      (_request, response) => {
        const key = { id: "a", user_id: "u", lifetime_seconds: 1, expires_at: "2026-01-01T00:00:00Z" };
        json(response, 200, [
          { ...key, created_at: "2026-01-01T00:00:00Z" },
          { ...key, created_at: "soon", last_used: "" },
        ]);
      },
      async (server) => {
        const { unreadable } = await clientFor(server).tokens.list();
        assert.deepEqual([...(unreadable[0]?.issues ?? [])].sort(), ["1.created_at", "1.last_used"]);
      },
    ));

  describe("bodies without end", () => {
    it("stops an endless body at the limit and hangs up", () =>
      withServer(
        (_request, response) => {
          response.writeHead(200, { "Content-Type": "application/json", ...ofCoder });
          const pour = (): void => {
            while (!response.destroyed && response.write("[".repeat(16_384)));
            if (!response.destroyed) response.once("drain", pour);
          };
          pour();
        },
        async (server) => {
          const error = await failure(clientFor(server, { maxBytes: 1_000_000 }).users.me(), TooLarge);
          assert.equal(error.limitBytes, 1_000_000);
          await until(() => server.open() === 0);
        },
      ));

    it("does not begin to read a body that says it is too long", () =>
      withServer(
        (_request, response) => {
          response.writeHead(200, {
            "Content-Type": "application/json",
            ...ofCoder,
            "Content-Length": 9_000_000_000,
          });
          response.write("{");
        },
        async (server) => {
          await failure(clientFor(server).users.me(), TooLarge);
          await until(() => server.open() === 0);
        },
      ));

    for (const [encoding, compress] of [
      ["gzip", gzipSync],
      ["deflate", deflateSync],
      ["br", brotliCompressSync],
    ] as const) {
      it(`stops a ${encoding} bomb by its size after decompression`, () => {
        const bomb = compress(Buffer.alloc(64 * 1024 * 1024, 32));
        assert.ok(bomb.length < 200_000);
        return withServer(
          (_request, response) => {
            response.writeHead(200, {
              "Content-Type": "application/json",
              ...ofCoder,
              "Content-Encoding": encoding,
            });
            response.end(bomb);
          },
          async (server) => {
            const before = process.memoryUsage().rss;
            const error = await failure(clientFor(server).users.me(), TooLarge);
            assert.equal(error.limitBytes, 16 * 1024 * 1024);
            const grown = process.memoryUsage().rss - before;
            assert.ok(grown < 60 * 1024 * 1024, `grew by ${String(grown)} bytes`);
          },
        );
      });

      it(`reads an honest ${encoding} body`, () =>
        withServer(
          (_request, response) => {
            response.writeHead(200, {
              "Content-Type": "application/json",
              ...ofCoder,
              "Content-Encoding": encoding,
            });
            response.end(compress(Buffer.from(JSON.stringify(user))));
          },
          async (server) => {
            assert.equal((await clientFor(server).users.me()).username, "alice");
          },
        ));
    }

    it("calls a damaged gzip body unreadable", () =>
      withServer(
        (_request, response) => {
          response.writeHead(200, {
            "Content-Type": "application/json",
            ...ofCoder,
            "Content-Encoding": "gzip",
          });
          response.end("this is not gzip");
        },
        async (server) => {
          await failure(clientFor(server).users.me(), Unreadable);
        },
      ));

    it("reads a long error only so far as a person would", () =>
      withServer(
        (_request, response) => {
          response.writeHead(500, { "Content-Type": "application/json", ...ofCoder });
          const pour = (): void => {
            while (!response.destroyed && response.write('{"message":"'.padEnd(16_384, "x")));
            if (!response.destroyed) response.once("drain", pour);
          };
          pour();
        },
        async (server) => {
          await failure(clientFor(server).users.me(), ServerFault);
          await until(() => server.open() === 0);
        },
      ));
  });
});

async function answering(
  status: number,
  body: unknown,
  work: (server: TestServer) => Promise<void>,
): Promise<void> {
  await withServer((_request, response) => {
    json(response, status, body);
  }, work);
}
