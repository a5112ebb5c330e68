import assert from "node:assert/strict";
import {
  type Choices,
  completeGrant,
  entryText,
  type Grant,
  lintGrant,
  type OfferedRecipe,
  recipes,
  requestable,
} from "../../../../src/core";
import { answers } from "../../../../src/core/routes/answers";
import { findRoute } from "../../../../src/core/routes/findRoute";
import { type Coderd, startCoderd } from "../../../coderd";
import { catalogOf } from "../catalogs";
import { type PromisedRequest, promises, requestsOf } from "../recipePromises";

const workspace = "00000000-0000-4000-8000-000000000010";
const otherWorkspace = "00000000-0000-4000-8000-000000000011";
const template = "00000000-0000-4000-8000-000000000008";
const organization = "00000000-0000-4000-8000-000000000007";
const user = "00000000-0000-4000-8000-000000000002";
const choices: Choices = { workspace: [workspace], template: [template], organization: [organization] };
const everything: Choices = { workspace: "all", template: "all", organization: "all" };
const catalog = catalogOf("2.35");

function offeredAt(line: string): OfferedRecipe[] {
  return recipes(catalogOf(line)).filter((recipe) => recipe.offered);
}

function withheldAt(line: string): Record<string, string> {
  const withheld = recipes(catalogOf(line)).filter((recipe) => !recipe.offered);
  return Object.fromEntries(withheld.map(({ id, reason }) => [id, reason]));
}

function grantOf(recipe: OfferedRecipe, chosen: Choices): Grant {
  const grant = recipe.grant(user, chosen);
  assert.ok(grant.ok, recipe.id);
  return grant.value;
}

/** The IDs of what the server makes when it is asked. */
type MadeThings = { readonly agent: string; readonly file: string };

function filled(text: string, { agent, file }: MadeThings): string {
  return text
    .replaceAll("{workspace}", workspace)
    .replaceAll("{otherWorkspace}", otherWorkspace)
    .replaceAll("{template}", template)
    .replaceAll("{organization}", organization)
    .replaceAll("{reconnect}", "00000000-0000-4000-8000-000000000099")
    .replaceAll("{agent}", agent)
    .replaceAll("{file}", file);
}

/** What the engine says of a promised request, by the same ids. */
function foretold(recipe: OfferedRecipe, request: PromisedRequest): boolean {
  const transition = /"transition":"(\w+)"/.exec(request.body)?.[1] ?? "";
  const route = findRoute(
    `${request.method} ${filled(request.path, { agent: "agent", file: "file" })} ${transition}`.trim(),
  );
  assert.ok(route, request.path);
  const target = request.path.includes("{otherWorkspace}") ? otherWorkspace : workspace;
  const answer = answers(catalog, grantOf(recipe, choices), route, {
    workspace: target,
    template,
    organization,
    user,
    me: user,
    owner: user,
  });
  return answer.ok && answer.rows !== "none";
}

describe("recipes", () => {
  it("are a dozen and more, each with promises", () => {
    const all = recipes(catalog);
    assert.ok(all.length >= 12);
    assert.deepEqual(all.map(({ id }) => id).sort(), Object.keys(promises).sort());
    assert.equal(new Set(all.map(({ title }) => title)).size, all.length);
  });

  for (const recipe of offeredAt("2.35")) {
    describe(recipe.id, () => {
      const [pass = "", refuse = ""] = promises[recipe.id] ?? [];

      it("foretells what passes and what does not", () => {
        for (const request of requestsOf(pass))
          assert.ok(foretold(recipe, request), `${request.method} ${request.path}`);
        for (const request of requestsOf(refuse))
          assert.ok(!foretold(recipe, request), `${request.method} ${request.path}`);
      });

      it("lacks nothing, and no scope too many for its promises", () => {
        for (const grant of [grantOf(recipe, choices), grantOf(recipe, everything)]) {
          assert.equal(completeGrant(catalog, grant, { userId: user }), grant);
          assert.deepEqual(lintGrant(catalog, grant, { userId: user, recipeGrant: grant }), []);
          const errors = lintGrant(catalog, grant, { userId: user }).filter(
            ({ severity }) => severity === "error",
          );
          assert.deepEqual(errors, []);
          for (const name of grant.scopes) assert.ok(requestable(catalog, name).ok, name);
        }
      });

      it("is proved by requests", async () => {
        const server = await startCoderd({
          profile: "2.35.1",
          seed: "recorded",
          settings: { buildDuration: 0 },
        });
        try {
          const grant = grantOf(recipe, choices);
          const secret = server.createToken("alice", {
            scopes: grant.scopes,
            allowList: grant.allowList.map(entryText),
          });
          connectAgents(server);
          // Who pushes templates has the role for it; a token never gives more than its owner has.
          server.user("alice").roles.push("template-admin");
          const made = { agent: await agentOf(server), file: await fileOf(server) };
          for (const request of requestsOf(pass)) await assertAnswer(server, secret, made, request, true);
          for (const request of requestsOf(refuse)) await assertAnswer(server, secret, made, request, false);
        } finally {
          await server.stop();
        }
      });
    });
  }

  it("are withheld with the reason where their promise cannot be kept", () => {
    assert.deepEqual(withheldAt("2.35"), {});
    assert.deepEqual(Object.keys(withheldAt("2.29")).sort(), [
      "audit-tokens",
      "create-workspaces",
      "delete-workspace",
      "editor",
      "push-template",
      "rotate-token",
      "secrets",
      "ssh",
      "start-stop",
    ]);
    assert.match(withheldAt("2.29")["start-stop"] ?? "", /user:read.*v2\.31\.7/);
    assert.deepEqual(Object.keys(withheldAt("2.31")), ["secrets"]);
    assert.match(withheldAt("2.31")["secrets"] ?? "", /v2\.33\.0/);
    assert.match(
      withheldAt("2.28")["push-template"] ?? "",
      /^organization:read needs Coder v2\.29\.0\. user:read needs Coder v2\.31\.7\.$/,
    );
  });

  it("are, where allow lists are ignored, only those that limit nothing to things", () => {
    assert.deepEqual(
      offeredAt("2.27").map(({ id }) => id),
      ["dashboard", "read-templates"],
    );
    assert.match(withheldAt("2.27")["apps"] ?? "", /v2\.28\.0/);
    for (const recipe of offeredAt("2.27")) assert.deepEqual(grantOf(recipe, {}).allowList, []);
  });

  it("are all withheld where tokens cannot be limited", () => {
    assert.deepEqual(offeredAt("2.20"), []);
    assert.match(withheldAt("2.20")["dashboard"] ?? "", /doesn't support scopes/);
  });

  it("take the smaller set that works where the owner cannot be read, and say what is lost", () => {
    const smaller = (line: string) =>
      offeredAt(line).map((recipe) => [
        recipe.id,
        grantOf(recipe, everything).scopes.join(" "),
        recipe.limits.length,
      ]);
    assert.deepEqual(smaller("2.29"), [
      ["terminal", "workspace:read workspace:ssh template:read", 0],
      ["apps", "workspace:application_connect", 0],
      ["dashboard", "workspace:read template:read", 1],
      ["keep-alive", "workspace:read workspace:update template:read", 1],
      ["read-templates", "template:read file:read organization:read", 1],
    ]);
    assert.deepEqual(smaller("2.28").at(-1), ["read-templates", "template:read file:read", 1]);
  });

  it("ask for what has to be chosen", () => {
    const needs = Object.fromEntries(offeredAt("2.35").map((recipe) => [recipe.id, recipe.needs]));
    assert.deepEqual(needs["start-stop"], ["workspace"]);
    assert.deepEqual(needs["dashboard"], []);
    assert.deepEqual(needs["push-template"], ["template", "organization"]);
    assert.deepEqual(needs["apps"], ["workspace"]);
  });

  it("say before what a plain member's role keeps them from", () => {
    const limits = offeredAt("2.35").flatMap(({ id, roleLimits }) =>
      roleLimits.map(({ permission }) => [id, permission]),
    );
    assert.deepEqual(limits, [["read-templates", "template:update"]]);
  });
});

/** The recording's agents never call, and what no terminal reaches refuses everybody. */
function connectAgents(server: Coderd): void {
  for (const { builds } of server.store.workspaces.values())
    for (const { agents } of builds) for (const agent of agents) agent.connectsAfter = 0;
}

async function agentOf(server: Coderd): Promise<string> {
  const response = await fetch(`${server.url}/api/v2/workspaces/${workspace}`, {
    headers: { "Coder-Session-Token": server.sessionKeyFor("alice") },
  });
  const body = (await response.json()) as { latest_build: { resources: { agents?: { id: string }[] }[] } };
  return body.latest_build.resources.flatMap(({ agents = [] }) => agents)[0]?.id ?? "";
}

/** Uploads a template, as its owner. */
async function fileOf(server: Coderd): Promise<string> {
  const response = await fetch(`${server.url}/api/v2/files`, {
    method: "POST",
    headers: { "Coder-Session-Token": server.sessionKeyFor("alice"), "Content-Type": "application/x-tar" },
    body: "a template",
  });
  return ((await response.json()) as { hash: string }).hash;
}

/** Sends a request and compares; what the embedded server does not have is left to what is foretold. */
async function assertAnswer(
  server: Coderd,
  secret: string,
  made: MadeThings,
  request: PromisedRequest,
  passes: boolean,
): Promise<void> {
  const path = filled(request.path, made);
  const response = await fetch(`${server.url}/api/v2${path}`, {
    method: request.method,
    headers: { "Coder-Session-Token": secret, "Content-Type": "application/json" },
    ...(request.body === "" ? {} : { body: filled(request.body, made) }),
  });
  const text = await response.text();
  if (text.includes("Route not found.")) return;
  const filters = findRoute(`${request.method} ${path}`)?.needs.some(({ rows }) => rows) ?? false;
  const empty = filters && (["[]", "null"].includes(text.trim()) || text.includes('"workspaces":[]'));
  // Servers say 426 to a plain request for a terminal that may be opened.
  const passed = (response.status < 400 || response.status === 426) && !empty;
  assert.equal(passed, passes, `${request.method} ${request.path}: ${response.status} ${text.slice(0, 200)}`);
}
