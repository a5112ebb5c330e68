import assert from "node:assert/strict";
import { startCoderd, type Coderd } from "../../coderd";
import {
  completeGrant,
  entryText,
  lintGrant,
  recipes,
  requestable,
  type Choices,
  type Recipe,
} from "../../../src/core";
import { answers } from "../../../src/core/routes/answers";
import { findRoute } from "../../../src/core/routes/findRoute";
import { catalogOf } from "./catalogs";
import { promises, requestsOf, type PromisedRequest } from "./recipePromises";

const workspace = "00000000-0000-4000-8000-000000000010";
const otherWorkspace = "00000000-0000-4000-8000-000000000011";
const template = "00000000-0000-4000-8000-000000000008";
const organization = "00000000-0000-4000-8000-000000000007";
const user = "00000000-0000-4000-8000-000000000002";
const choices: Choices = { workspace, template, organization, user };
const catalog = catalogOf("2.35");

function filled(text: string, agent: string): string {
  return text
    .replaceAll("{workspace}", workspace)
    .replaceAll("{otherWorkspace}", otherWorkspace)
    .replaceAll("{template}", template)
    .replaceAll("{organization}", organization)
    .replaceAll("{agent}", agent);
}

/** What the engine says of a promised request, by the same ids. */
function foretold(recipe: Recipe, request: PromisedRequest): boolean {
  const transition = /"transition":"(\w+)"/.exec(request.body)?.[1] ?? "";
  const route = findRoute(`${request.method} ${filled(request.path, "agent")} ${transition}`.trim());
  assert.ok(route, request.path);
  const target = request.path.includes("{otherWorkspace}") ? otherWorkspace : workspace;
  const answer = answers(catalog, recipe.grant(choices), route, {
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

  for (const recipe of recipes(catalog)) {
    describe(recipe.id, () => {
      const [pass = "", refuse = ""] = promises[recipe.id] ?? [];

      it("foretells what passes and what does not", () => {
        for (const request of requestsOf(pass))
          assert.ok(foretold(recipe, request), `${request.method} ${request.path}`);
        for (const request of requestsOf(refuse))
          assert.ok(!foretold(recipe, request), `${request.method} ${request.path}`);
      });

      it("lacks nothing, and no scope too many for its promises", () => {
        for (const grant of [recipe.grant(choices), recipe.grant({})]) {
          assert.equal(completeGrant(catalog, grant, { userId: user }), grant);
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
          const grant = recipe.grant(choices);
          const secret = server.createToken("alice", {
            scopes: grant.scopes,
            allowList: grant.allowList.map(entryText),
          });
          const agent = await agentOf(server);
          for (const request of requestsOf(pass)) await assertAnswer(server, secret, agent, request, true);
          for (const request of requestsOf(refuse)) await assertAnswer(server, secret, agent, request, false);
        } finally {
          await server.stop();
        }
      });
    });
  }

  it("stand on full access within limits where the owner cannot be read otherwise", () => {
    const [startStop] = recipes(catalogOf("2.28")).filter(({ id }) => id === "start-stop");
    assert.deepEqual(startStop?.grant(choices), {
      scopes: ["coder:all"],
      allowList: [
        { type: "template", id: "*" },
        { type: "user", id: user },
        { type: "workspace", id: workspace },
      ],
    });
  });

  it("are none where tokens cannot be limited", () => {
    assert.deepEqual(recipes(catalogOf("2.20")), []);
    assert.deepEqual(recipes(catalogOf("2.27")), []);
  });

  it("ask for what can be chosen", () => {
    const needs = Object.fromEntries(recipes(catalog).map((recipe) => [recipe.id, recipe.needs]));
    assert.deepEqual(needs["start-stop"], ["user", "workspace"]);
    assert.deepEqual(needs["dashboard"], ["user"]);
    assert.deepEqual(needs["push-template"], ["organization", "template", "user"]);
    assert.deepEqual(needs["apps"], ["workspace"]);
  });
});

async function agentOf(server: Coderd): Promise<string> {
  const response = await fetch(`${server.url}/api/v2/workspaces/${workspace}`, {
    headers: { "Coder-Session-Token": server.sessionKeyFor("alice") },
  });
  const body = (await response.json()) as { latest_build: { resources: { agents?: { id: string }[] }[] } };
  return body.latest_build.resources.flatMap(({ agents = [] }) => agents)[0]?.id ?? "";
}

/** Sends a request and compares; what the embedded server does not have is left to what is foretold. */
async function assertAnswer(
  server: Coderd,
  secret: string,
  agent: string,
  request: PromisedRequest,
  passes: boolean,
): Promise<void> {
  const path = filled(request.path, agent);
  const response = await fetch(`${server.url}/api/v2${path}`, {
    method: request.method,
    headers: { "Coder-Session-Token": secret, "Content-Type": "application/json" },
    ...(request.body === "" ? {} : { body: filled(request.body, agent) }),
  });
  const text = await response.text();
  if (text.includes("Route not found.")) return;
  const filters = findRoute(`${request.method} ${path}`)?.needs.some(({ rows }) => rows) ?? false;
  const empty = filters && (["[]", "null"].includes(text.trim()) || text.includes('"workspaces":[]'));
  const passed = response.status < 400 && !empty;
  assert.equal(passed, passes, `${request.method} ${request.path}: ${response.status} ${text.slice(0, 200)}`);
}
