import assert from "node:assert/strict";
import {
  type CoderClient,
  type CoderError,
  KnownDefect,
  NotFoundOrForbidden,
  RateLimited,
  Rejected,
  RouteMissing,
  ServerFault,
  Unauthorized,
  type UnauthorizedReason,
  Unreachable,
} from "../../../../src/coder";
import { failure } from "../expectError";
import { clientFor, json, withServer } from "../testServer";

const signedOut = "You are signed out or your session has expired. Please sign in again to continue.";

describe("what the server says with a status", () => {
  describe("401", () => {
    const reasons: readonly [UnauthorizedReason, string | undefined, string?][] = [
      ["missing", 'Cookie "coder_session_token" or query parameter must be provided.'],
      ["invalid", "API key is invalid."],
      ["invalid", "API key secret is invalid."],
      ["invalid", "Invalid API key format: incorrect amount of API key parts, expected 2 got 1"],
      ["invalid", undefined],
      ["expired", 'API key expired at "2026-11-22 04:31:13 +0000 UTC".'],
      ["expired", 'OpenID Connect session expired at "2026-11-22". Try signing in again.'],
      [
        "suspended",
        undefined,
        'User is not active (status = "suspended"). Contact an admin to reactivate your account.',
      ],
      ["password", undefined, "Incorrect email or password."],
      [
        "expired",
        undefined,
        "Could not refresh expired OIDC token. Try re-authenticating to resolve this issue.",
      ],
    ];
    for (const [reason, detail, message = signedOut] of reasons) {
      it(`${reason}: ${detail ?? message}`, async () => {
        const error = await answered(401, { message, detail }, Unauthorized);
        assert.deepEqual([error.reason, error.detail], [reason, detail]);
      });
    }
  });

  for (const [status, body] of [
    [404, { message: "Resource not found or you do not have access to this resource" }],
    [403, { message: "Forbidden.", detail: "You don't have permission to view this content." }],
    [500, { message: "Failed to create API key.", detail: "insert API key: unauthorized: rbac: forbidden" }],
  ] as const) {
    it(`${String(status)} ${body.message} is a refusal`, async () => {
      const error = await answered(status, body, NotFoundOrForbidden);
      assert.deepEqual([error.status, error.isForbidden], [status, status !== 404]);
      assert.equal(error.serverMessage, body.message);
    });
  }

  it("404 Route not found. and 405 mean that this server cannot do it", async () => {
    assert.equal((await answered(404, { message: "Route not found." }, RouteMissing)).status, 404);
    assert.equal((await answered(405, undefined, RouteMissing)).status, 405);
  });

  it("a server without scopes has no scope names, rather than a failure", () =>
    withServer(
      (_request, response) => {
        json(response, 404, { message: "Route not found." });
      },
      async (server) => {
        assert.equal(await clientFor(server).scopeNames(), undefined);
      },
    ));

  it("409 is a conflict, with the server's word on the field", async () => {
    const error = await answered(
      409,
      {
        message: 'A token with name "x" already exists.',
        validations: [{ field: "name", detail: "This value is already in use and should be unique." }],
      },
      Rejected,
    );
    assert.equal(error.isConflict, true);
    assert.deepEqual(error.validations, [
      { field: "name", detail: "This value is already in use and should be unique." },
    ]);
  });

  for (const status of [400, 402, 412, 413, 422, 428]) {
    it(`${String(status)} is a rejection with message and detail`, async () => {
      const body = {
        message: "Failed to create API key.",
        detail: 'invalid or unsupported API key scope: "x"',
      };
      const error = await answered(status, body, Rejected);
      assert.deepEqual(
        [error.status, error.serverMessage, error.detail],
        [status, body.message, body.detail],
      );
      assert.equal(error.isConflict, false);
      assert.match(error.message, /unsupported API key scope/);
    });
  }

  for (const validations of [null, "none", [null], [{}], [{ field: 1, detail: [] }]]) {
    it(`survives validations that are ${JSON.stringify(validations)}`, async () => {
      const error = await answered(400, { message: "Validation failed.", validations }, Rejected);
      assert.ok(error.validations.every(({ field, detail }) => field === "" && detail === ""));
    });
  }

  describe("429", () => {
    const body = { message: "You've been rate limited for sending more than 512 requests in 1m0s." };
    const inNinetySeconds = "a date";
    for (const [header, expected] of [
      [undefined, undefined],
      ["60", 60],
      ["0", 0],
      ["soon", undefined],
      ["-5", undefined],
      ["1e9", undefined],
      ["3600", 3600],
      ["Thu, 01 Jan 1970 00:00:00 GMT", 0],
      [inNinetySeconds, 90],
    ] as const) {
      it(`with Retry-After ${header ?? "unsaid"}`, async () => {
        // Made at the last moment: a date that was made when the file was loaded is old by the time it is read.
        const value =
          header === inNinetySeconds ? new Date(Date.now() + 90_000).toUTCString() : (header ?? "unsaid");
        const headers = header === undefined ? {} : { "Retry-After": value };
        const { retryAfterSeconds, advice } = await answered(429, body, RateLimited, headers);
        if (expected === 90)
          assert.ok(retryAfterSeconds !== undefined && Math.abs(retryAfterSeconds - 90) <= 2);
        else assert.equal(retryAfterSeconds, expected);

        assert.match(advice, expected === undefined ? /minute/ : /seconds/);
      });
    }

    for (const header of [
      "3601",
      "2147484",
      "99999999999",
      "9".repeat(400),
      "Fri, 31 Dec 9999 23:59:59 GMT",
    ]) {
      it(`with Retry-After ${header.slice(0, 30)}, which nobody waits for`, async () => {
        const { retryAfterSeconds, advice } = await answered(429, body, RateLimited, {
          "Retry-After": header,
        });
        assert.ok((retryAfterSeconds ?? 0) > 3600);
        assert.equal(
          advice,
          "It asks you to wait for more than an hour. Ask an administrator of the deployment.",
        );
      });
    }

    it("with a date by the deployment's clock", async () => {
      const hour = 3_600_000;
      const there = (ms: number): string => new Date(Date.now() - hour + ms).toUTCString();
      await withServer(
        ({ url }, response) => {
          if (url.endsWith("/me")) json(response, 200, { id: "u", username: "a" }, { Date: there(0) });
          else json(response, 429, body, { "X-Coder-Build-Version": "", "Retry-After": there(90_000) });
        },
        async (server) => {
          const client = clientFor(server);
          await client.users.me();
          const { retryAfterSeconds = 0 } = await failure(client.users.get("bob"), RateLimited);
          assert.ok(Math.abs(retryAfterSeconds - 90) <= 3, String(retryAfterSeconds));
        },
      );
    });

    it("without any body", async () => {
      await answered(429, undefined, RateLimited);
    });
  });

  describe("5xx", () => {
    for (const status of [500, 501, 502, 503, 504, 505, 520, 599]) {
      it(`${String(status)} is the server's fault`, async () => {
        const error = await answered(status, { message: "An internal server error occurred." }, ServerFault);
        assert.equal(error.status, status);
        assert.match(error.message, new RegExp(String(status)));
        const isAway = status >= 502 && status <= 504;
        assert.match(error.message, isAway ? /is unavailable/ : /failed with an internal error/);
      });
    }

    for (const detail of [
      'pq: column reference "id" is ambiguous',
      'get templates: pq: column reference "id" is ambiguous',
    ]) {
      it(`${detail} is the known defect, not an outage`, async () => {
        const error = await answered(
          500,
          { message: "Internal error fetching workspaces.", detail },
          KnownDefect,
        );
        assert.equal(error.detail, detail);
        assert.match(error.advice, /template:\*/);
      });
    }

    it("with a page of a gateway is still the server's fault", () =>
      withServer(
        (_request, response) => {
          response.writeHead(502, { "Content-Type": "text/html" }).end("<h1>Bad Gateway</h1>");
        },
        async (server) => {
          await failure(clientFor(server).users.me(), ServerFault);
        },
      ));
  });

  it("407 is the proxy's", async () => {
    assert.equal((await answered(407, undefined, Unreachable)).cause, "proxy");
  });

  it("has its control characters and its length taken away", async () => {
    const error = await answered(400, { message: `a\u0007\u001b[31mb${"c".repeat(5000)}` }, Rejected);
    assert.match(error.serverMessage, /^a \[31mbc+…$/);
    assert.ok(error.serverMessage.length <= 501);
  });
});

async function answered<Kind extends CoderError>(
  status: number,
  body: unknown,
  kind: abstract new (...facts: never[]) => Kind,
  headers: Record<string, string> = {},
): Promise<Kind> {
  const errors: Kind[] = [];
  await withServer(
    (_request, response) => {
      json(response, status, body, headers);
    },
    async (server) => {
      const calls: ((client: CoderClient) => Promise<unknown>)[] = [
        (client) => client.users.me(),
        (client) => client.keys.delete("abc"),
        (client) => client.tokens.create({ name: "x", lifetimeSeconds: 60, scopes: [], allowList: [] }),
      ];
      for (const call of calls) errors.push(await failure(call(clientFor(server)), kind));

      assert.equal(server.seen.length, calls.length);
    },
  );
  const [first] = errors;
  assert.ok(first);
  return first;
}
