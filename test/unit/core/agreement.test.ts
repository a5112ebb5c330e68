import assert from "node:assert/strict";
import fc from "fast-check";
import { type AccessRequest, type AllowEntry, entryText, evaluate, type Grant } from "../../../src/core";
import { answers } from "../../../src/core/routes/answers";
import { findRoute } from "../../../src/core/routes/findRoute";
import { type Coderd, startCoderd } from "../../coderd";
import { runs } from "./arbitraries";
import { catalogOf } from "./catalogs";

const alpha = "00000000-0000-4000-8000-000000000010";
const beta = "00000000-0000-4000-8000-000000000011";
const template = "00000000-0000-4000-8000-000000000008";
const organization = "00000000-0000-4000-8000-000000000007";
const owner = "00000000-0000-4000-8000-000000000001";
const alice = "00000000-0000-4000-8000-000000000002";
const ids = [alpha, beta, template, organization, owner, alice];

const profiles = [
  ["2.35.1", "2.35"],
  ["2.31.14", "2.31"],
  ["2.28", "2.28"],
] as const;

const catalog = catalogOf("2.35");

/** Checks without an id: of every type and action that the catalog knows, a sample per grant. */
const idless: AccessRequest[] = catalog.resourceTypes.flatMap(({ type, actions }) =>
  actions.map((action) => ({ type, action })),
);
/** Checks with an id, which the server takes for these types only. */
const named: AccessRequest[] = [alpha, beta].flatMap((id) =>
  ["read", "start", "ssh", "update"].map((action) => ({ type: "workspace", id, action })),
);
const namedOthers: AccessRequest[] = [
  ...["read", "use", "update"].map((action) => ({ type: "template", id: template, action })),
  ...[owner, alice].flatMap((id) =>
    ["read", "read_personal", "update"].map((action) => ({ type: "user", id, action })),
  ),
];

function grantsOf(line: string): Grant[] {
  const names = catalogOf(line).scopes.map(({ name }) => name);
  const types = [
    "*",
    "workspace",
    "workspace",
    "template",
    "user",
    "api_key",
    "organization_member",
    "organization",
    "task",
  ];
  const entry = fc.record({
    type: fc.constantFrom(...types),
    id: fc.constantFrom("*", ...ids, alpha.toUpperCase(), `{${alpha}}`, `urn:uuid:${beta}`),
  });
  const grant = fc.record({
    scopes: fc.array(fc.constantFrom(...names), { minLength: 1, maxLength: 6 }),
    allowList: fc.oneof(fc.constant<AllowEntry[]>([]), {
      weight: 4,
      arbitrary: fc.array(entry, { minLength: 1, maxLength: 5 }),
    }),
  });
  return fc.sample(grant, { numRuns: Math.min(Math.max(runs / 5, 200), 2000) });
}

async function call(
  server: Coderd,
  secret: string,
  method: string,
  path: string,
  body?: unknown,
): Promise<Response> {
  return fetch(`${server.url}/api/v2${path}`, {
    method,
    headers: { "Coder-Session-Token": secret, "Content-Type": "application/json" },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
}

async function authcheck(
  server: Coderd,
  secret: string,
  requests: readonly AccessRequest[],
): Promise<boolean[]> {
  const userOwned = ["api_key", "user_secret", "user_skill", "file"];
  const checks = requests.map(({ type, id, action }, index) => [
    String(index),
    {
      action,
      object: {
        resource_type: type,
        ...(id === undefined ? { owner_id: "me" } : { resource_id: id }),
        ...(id === undefined && !userOwned.includes(type) ? { any_org: true } : {}),
      },
    },
  ]);
  const response = await call(server, secret, "POST", "/authcheck", {
    checks: Object.fromEntries(checks) as unknown,
  });
  assert.equal(response.status, 200);
  const answer = (await response.json()) as Record<string, boolean>;
  return requests.map((_, index) => answer[String(index)] === true);
}

describe("agreement with the embedded server", function () {
  this.timeout(120_000);

  for (const [profile, line] of profiles) {
    it(`decides as v${profile} does, for random grants and every permission`, async () => {
      const server = await startCoderd({ profile, seed: "recorded" });
      const wrong: string[] = [];
      try {
        const session = server.sessionKeyFor("owner");
        const byRole = async (all: readonly AccessRequest[]): Promise<AccessRequest[]> => {
          const allowed = await authcheck(server, session, all);
          return all.filter((_, index) => allowed[index]);
        };
        const batches = await Promise.all([idless, named, namedOthers].map(byRole));
        assert.ok(batches.flat().length > 100);
        for (const grant of grantsOf(line)) {
          const secret = server.createToken("owner", {
            scopes: grant.scopes,
            allowList: grant.allowList.map(entryText),
          });
          for (const requests of batches) {
            const allowed = await authcheck(server, secret, requests);
            for (const [index, request] of requests.entries()) {
              // What is named by id is loaded as the caller, so it must be readable, too.
              const actions = request.id === undefined ? [request.action] : [request.action, "read"];
              const said = actions.every(
                (action) => evaluate(catalogOf(line), grant, { ...request, action }).allowed,
              );
              if (said !== allowed[index]) {
                wrong.push(
                  `${JSON.stringify(grant)} ${JSON.stringify(request)} server: ${String(allowed[index])}`,
                );
              }
            }
          }
        }
      } finally {
        await server.stop();
      }
      assert.deepEqual(wrong.slice(0, 5), [], `${wrong.length} disagreements`);
    });
  }

  const requests = [
    "GET /workspaces",
    `GET /workspaces/${alpha}`,
    `GET /workspaces/${beta}/builds`,
    "GET /users/me/workspace/alpha",
    "GET /templates",
    `GET /templates/${template}`,
    `GET /organizations/${organization}/templates`,
    "GET /organizations",
    `GET /organizations/${organization}`,
    `GET /organizations/${organization}/members/me`,
    "GET /users",
    "GET /users/me",
    "GET /users/me/organizations",
    "GET /users/me/keys/tokens",
    "GET /users/me/keys/tokens/tokenconfig",
    "GET /users/me/secrets",
    `PUT /workspaces/${alpha}/ttl {"ttl_ms":3600000}`,
    `PUT /workspaces/${alpha}/favorite`,
    `PUT /workspaces/${beta}/autostart {"schedule":"CRON_TZ=UTC 30 9 * * 1-5"}`,
  ];

  for (const [profile, line] of [profiles[0], profiles[1]]) {
    it(`answers as v${profile} does, for random grants and real requests`, async () => {
      const server = await startCoderd({ profile, seed: "recorded" });
      const wrong: string[] = [];
      try {
        for (const grant of grantsOf(line).slice(0, Math.max(runs / 20, 100))) {
          const secret = server.createToken("alice", {
            scopes: grant.scopes,
            allowList: grant.allowList.map(entryText),
          });
          for (const request of requests) {
            const [method = "", path = "", body] = request.split(/ (.*?)(?: (\{.*))?$/);
            const route = findRoute(`${method} ${path}`);
            assert.ok(route);
            const workspace = path.includes(beta) ? beta : alpha;
            const said = answers(catalogOf(line), grant, route, {
              me: alice,
              user: alice,
              owner: alice,
              workspace,
              template,
              organization,
            });
            const { status } = await call(
              server,
              secret,
              method,
              path,
              body === undefined ? undefined : JSON.parse(body),
            );
            if (said.status !== (status < 300 ? 200 : status)) {
              wrong.push(
                `${JSON.stringify(grant)} ${request}: ${status}, not ${said.status} (${said.reason})`,
              );
            }
          }
        }
      } finally {
        await server.stop();
      }
      assert.deepEqual(wrong.slice(0, 8), [], `${wrong.length} disagreements`);
    });
  }
});
