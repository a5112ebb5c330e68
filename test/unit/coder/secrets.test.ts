import assert from "node:assert/strict";
import { inspect } from "node:util";
import fc from "fast-check";
import { type CoderClient, CoderError } from "../../../src/coder";
import { Redactor } from "../../../src/coder/http/answer/redactor";
import { Secret } from "../../../src/core/token/secret";
import { assertIsSafe } from "./expectError";
import { type Answering, clientFor, markerSession, ofCoder, withServer } from "./testServer";

/** Whatever answers may know the session, since it was sent there, and may put it wherever it likes. */
const echoes: Readonly<Record<string, Answering>> = {
  "in the message of a 400": echo(400, (secret) => ({ message: `You sent ${secret}`, detail: secret })),
  "in the fields of a 400": echo(400, (secret) => ({
    message: "No.",
    validations: [{ field: secret, detail: secret }],
  })),
  "in the detail of a 401": echo(401, (secret) => ({ message: "No.", detail: `unknown ${secret}` })),
  "in a 403": echo(403, (secret) => ({ message: secret, detail: secret })),
  "in a 500": echo(500, (secret) => ({ message: secret, detail: `${secret} rbac` })),
  "in the known defect": echo(500, (secret) => ({
    message: "x",
    detail: `${secret} column reference "id" is ambiguous`,
  })),
  "in names of wrong JSON": echo(200, (secret) => ({ [secret]: secret, id: [secret] })),
  "in broken JSON": (request, response) => {
    response
      .writeHead(200, { "Content-Type": "application/json", ...ofCoder })
      .end(`{"${sessionOf(request)}`);
  },
  "in a web page": (request, response) => {
    response.writeHead(200, { "Content-Type": "text/html" }).end(sessionOf(request));
  },
  "in a redirect": (request, response) => {
    const secret = sessionOf(request);
    response
      .writeHead(302, { Location: `https://x-${secret}.example.com/${secret}?${secret}#${secret}` })
      .end();
  },
  "in a request id and Retry-After": (request, response) => {
    const secret = sessionOf(request);
    response.writeHead(429, { "X-Coder-Request-Id": secret, "Retry-After": secret }).end();
  },
  "nowhere, but ends the connection": (_request, _response, socket) => socket.destroy(),
  "nowhere, but ends the answer": (_request, response, socket) => {
    response
      .writeHead(200, { "Content-Type": "application/json", ...ofCoder })
      .write("{", () => socket.destroy());
  },
  "nowhere, but never answers": () => undefined,
};

describe("a secret", () => {
  for (const [name, answer] of Object.entries(echoes)) {
    it(`is in no error and in no event when it is echoed ${name}`, () =>
      withServer(answer, async (server) => {
        const events: unknown[] = [];
        const client = clientFor(server, {
          timeoutMs: 200,
          onRequest: (event) => events.push(event),
          headers: () => Promise.resolve({ "X-Gateway-Secret": gatewaySecret }),
        });
        const calls: ((client: CoderClient) => Promise<unknown>)[] = [
          (c) => c.users.me(),
          (c) => c.tokens.list(),
          (c) => c.keys.delete(markerSession),
          (c) => c.tokens.getByName(markerSession),
          (c) => c.keys.expire("abc"),
          (c) => c.checkPermissions({ [markerSession]: { type: "user", action: "read" } }),
        ];
        for (const call of calls) {
          await call(client).then(undefined, (error: unknown) => {
            assertIsSafe(error);
            assert.doesNotMatch(inspect(error, { depth: 10 }), new RegExp(gatewaySecret));
          });
        }
        const everything = inspect({ events, client }, { depth: 20, showHidden: true });
        assert.doesNotMatch(everything, /MarkerSecret/);
        assert.doesNotMatch(everything, new RegExp(gatewaySecret));
      }));
  }

  it("is not in an error when it is a password", () =>
    withServer(
      ({ body }, response) => {
        response.writeHead(400, { "Content-Type": "application/json", ...ofCoder });
        response.end(JSON.stringify({ message: "Bad.", detail: `could not read ${body} with ${password}` }));
      },
      async (server) => {
        const error: unknown = await clientFor(server, {}, null)
          .logIn({ email: "alice@example.com", password: new Secret(password) })
          .catch((thrown: unknown) => thrown);
        assert.ok(error instanceof CoderError);
        assert.doesNotMatch(inspect(error, { depth: 10 }), /correct horse|battery/);
      },
    ));

  it("is not in a client that is inspected or turned into JSON", () => {
    const client = clientFor("https://coder.example.com");
    for (const text of [inspect(client, { depth: 20, showHidden: true }), JSON.stringify(client)])
      assert.doesNotMatch(text, /MarkerSecret/);
  });

  it("is taken out of any text, alone, encoded or inside something", () => {
    const secrets = fc
      .string({ unit: "grapheme-ascii", minLength: 8, maxLength: 40 })
      .filter((text) => text.trim() === text);
    fc.assert(
      fc.property(secrets, fc.string(), fc.string(), (secret, before, after) => {
        const redacted = new Redactor(undefined, [new Secret(secret)]).hide(
          `${before}${secret}${after} ${encodeURIComponent(secret)}`,
        );
        assert.ok(!redacted.includes(secret));
      }),
    );
  });

  it("is taken out when it merely looks like one", () => {
    assert.equal(
      new Redactor(undefined).hide(`code coder_0123456789_${"aB3d".repeat(10)}.`),
      "code coder_….",
    );
    assert.equal(
      new Redactor(undefined).hide("key abcdefghij-0123456789abcdefghijAB was used"),
      "key abcdefghij-… was used",
    );
    assert.equal(
      new Redactor(undefined).hide("a%20abcdefghij-0123456789abcdefghijAB%20b"),
      "a%20abcdefghij-…%20b",
    );
    assert.equal(new Redactor(undefined).hide("abc-def stays"), "abc-def stays");
  });
});

const password = 'correct horse "battery" staple';
const gatewaySecret = "gatewaySecret77";

function sessionOf({ headers }: Parameters<Answering>[0]): string {
  return `${String(headers["coder-session-token"])} ${String(headers["x-gateway-secret"])}`;
}

function echo(status: number, body: (secret: string) => unknown): Answering {
  return (request, response) => {
    response
      .writeHead(status, { "Content-Type": "application/json", ...ofCoder })
      .end(JSON.stringify(body(sessionOf(request))));
  };
}
