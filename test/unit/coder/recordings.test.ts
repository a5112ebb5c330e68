import assert from "node:assert/strict";
import { type ApiKey, type CoderClient, CoderError, type Listed } from "../../../src/coder";
import { Secret } from "../../../src/core/token/secret";
import v2310 from "../../recordings/v2.31.0.json";
import v2351 from "../../recordings/v2.35.1.json";
import { failure } from "./expectError";
import { clientFor, json, ofCoder, withServer } from "./testServer";

type Exchange = {
  as: string;
  request: { method: string; path: string; body?: unknown };
  response: { status: number; headers?: Record<string, string>; body: unknown };
};
type Recording = { server: string; exchanges: Exchange[] };

const recordings = [v2310, v2351] as unknown as Recording[];

type Reading = (client: CoderClient, parts: string[], exchange: Exchange) => Promise<unknown>;

/** The call of the client that makes each recorded request. */
const readings: readonly [RegExp, Reading][] = [
  [/^GET \/buildinfo$/, (client) => client.buildInfo()],
  [/^GET \/auth\/scopes$/, (client) => client.scopeNames()],
  [/^GET \/users\/authmethods$/, (client) => client.authMethods()],
  [
    /^POST \/users\/login$/,
    (client) => client.logIn({ email: "a@example.com", password: new Secret("a password") }),
  ],
  [/^GET \/users$/, (client) => client.users.list({ limit: 3 })],
  [/^GET \/users\/([^/]+)\/keys\/tokens$/, (client, [owner]) => client.tokens.list({ owner })],
  [/^GET \/users\/([^/]+)\/keys\/tokens\/tokenconfig$/, (client, [owner]) => client.tokens.config(owner)],
  [
    /^GET \/users\/([^/]+)\/keys\/tokens\/([^/]+)$/,
    (client, [owner, name]) => client.tokens.getByName(name ?? "", owner),
  ],
  [
    /^POST \/users\/([^/]+)\/keys\/tokens$/,
    (client, [owner]) =>
      client.tokens.create({ owner, name: "x", lifetimeSeconds: 60, scopes: [], allowList: [] }),
  ],
  [/^POST \/users\/me\/keys$/, (client) => client.keys.createSession()],
  [/^GET \/users\/me\/keys\/([^/]+)$/, (client, [id = ""]) => client.keys.get(id)],
  [/^DELETE \/users\/me\/keys\/([^/]+)$/, (client, [id = ""]) => client.keys.delete(id)],
  [/^PUT \/users\/me\/keys\/([^/]+)\/expire$/, (client, [id = ""]) => client.keys.expire(id)],
  [/^GET \/users\/me\/organizations$/, (client) => client.organizations.mine()],
  [
    /^GET \/users\/([^/]+)\/workspace\/([^/]+)$/,
    (client, [owner = "", name = ""]) => client.workspaces.getByName(owner, name),
  ],
  [/^GET \/users\/((?!first)[^/]+)$/, (client, [user]) => client.users.get(user)],
  [/^GET \/workspaces$/, (client) => client.workspaces.list()],
  [/^GET \/workspaces\/([^/]+)$/, (client, [id = ""]) => client.workspaces.get(id)],
  [
    /^POST \/workspaces\/([^/]+)\/builds$/,
    (client, [id = ""]) => client.workspaces.build(id, { transition: "stop" }),
  ],
  [/^GET \/templates$/, (client) => client.templates.list()],
  [
    /^POST \/authcheck$/,
    (client, _parts, { response }) =>
      client.checkPermissions(
        Object.fromEntries(
          Object.keys(response.body as object).map((name) => [name, { type: "workspace", action: "read" }]),
        ),
      ),
  ],
];

/** Which error a recorded refusal has to become, by what verified servers meant with it. */
function expectedKind({ response: { status, body } }: Exchange): string {
  const { message = "", detail = "" } = (body ?? {}) as { message?: string; detail?: string };
  if (status === 404 && message === "Route not found.") return "routeMissing";
  if (status === 404 || status === 403 || detail.includes("rbac: forbidden")) return "notFoundOrForbidden";
  if (detail.includes("is ambiguous")) return "knownDefect";
  if (status >= 500) return "serverFault";
  return { 401: "unauthorized", 405: "routeMissing", 429: "rateLimited" }[status] ?? "rejected";
}

function readingOf({
  request,
}: Exchange): ((client: CoderClient, exchange: Exchange) => Promise<unknown>) | undefined {
  const path = decodeURI(new URL(request.path, "http://host").pathname);
  if (!path.startsWith("/api/v2/")) return undefined;
  const wanted = `${request.method} ${path.slice("/api/v2".length)}`;
  for (const [pattern, read] of readings) {
    const found = pattern.exec(wanted);
    if (found) return (client, exchange) => read(client, found.slice(1), exchange);
  }
  return undefined;
}

for (const { server: version, exchanges } of recordings) {
  describe(`what v${version} answered`, () => {
    const known = exchanges.filter((exchange) => readingOf(exchange) !== undefined);

    it("is known to the client but for a few requests", () => {
      const unknown = exchanges.filter((exchange) => !known.includes(exchange));
      const paths = unknown.map(({ request }) => `${request.method} ${request.path}`);
      assert.ok(known.length >= 180, `only ${String(known.length)} of ${String(exchanges.length)}`);
      assert.ok(
        paths.every((path) => !/\/keys|\/authcheck|\/auth\/|\/users\/me$/.test(path)),
        paths.join("\n"),
      );
    });

    known.forEach((exchange, index) => {
      const { as, request, response } = exchange;
      it(`${String(index + 1)}: ${as} ${request.method} ${request.path} → ${String(response.status)}`, () =>
        replay(exchange));
    });

    it("reads the same keys, whatever form their dates and lists have", async () => {
      const keys: ApiKey[] = [];
      for (const exchange of known.filter(
        ({ request, response }) => request.path.includes("/keys/rec") && response.status === 200,
      ))
        keys.push((await replay(exchange)) as ApiKey);

      assert.ok(keys.length >= 15);
      assert.ok(keys.some(({ lastUsed }) => lastUsed === undefined));
      assert.ok(keys.every(({ lastUsed }) => lastUsed === undefined || lastUsed.getFullYear() >= 2026));
      assert.ok(keys.every(({ createdAt, expiresAt }) => createdAt < expiresAt || createdAt.getTime() > 0));
      assert.ok(keys.every(({ scopes, allowList }) => scopes !== undefined && allowList !== undefined));
      assert.ok(keys.some(({ allowList }) => allowList?.some(({ type, id }) => type === "*" && id === "*")));
      assert.ok(
        keys.some(({ allowList }) =>
          allowList?.some(({ type, id }) => type === "workspace" && /^[0-9a-f-]{36}$/.test(id)),
        ),
      );
    });

    it("has lists that are null, which are empty lists", async () => {
      const nulls = known.filter(({ response }) => response.status === 200 && response.body === null);
      assert.ok(nulls.length >= 2);
      for (const exchange of nulls) {
        const read = await replay(exchange);
        assert.deepEqual(Array.isArray(read) ? read : (read as Listed<ApiKey>).items, []);
      }
    });
  });
}

/** Lets a real server say what was recorded, and the client read it. Gives what was read, or nothing for a refusal. */
async function replay(exchange: Exchange): Promise<unknown> {
  const read = readingOf(exchange);
  assert.ok(read);
  const { status, headers, body } = exchange.response;
  let value: unknown;
  await withServer(
    (_request, response) => {
      if (status === 204 || status === 405) response.writeHead(status, ofCoder).end();
      else json(response, status, body, headers);
    },
    async (server) => {
      const client = clientFor(server);
      const isMissingScopes = status === 404 && exchange.request.path.endsWith("/auth/scopes");
      if (status < 300 || isMissingScopes) {
        value = await read(client, exchange);
      } else {
        const error = await failure(read(client, exchange), CoderError);
        assert.equal(error.kind, expectedKind(exchange));
      }
      assert.equal(server.seen[0]?.method, exchange.request.method);
      const [sent = ""] = server.seen[0].url.split("?");
      assert.equal(decodeURI(sent), decodeURI(new URL(exchange.request.path, "http://host").pathname));
    },
  );
  return value;
}
