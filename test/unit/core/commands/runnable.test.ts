import assert from "node:assert/strict";
import fc from "fast-check";
import { type Catalog, evaluate, type Grant } from "../../../../src/core";
import { commandRoute } from "../../../../src/core/commands/commandRoute";
import { commandRows } from "../../../../src/core/commands/commandRows";
import type { Obstacle } from "../../../../src/core/commands/obstacle";
import { obstaclesWith } from "../../../../src/core/commands/obstaclesWith";
import { namedRequests } from "../../../../src/core/commands/requests";
import { runnableWith } from "../../../../src/core/commands/runnable";
import { answers } from "../../../../src/core/routes/answers";
import { routes } from "../../../../src/core/routes/findRoute";
import { grants, ids, ownUser, runs } from "../arbitraries";
import { catalogOf, entryOf, lines } from "../catalogs";

const [workspace, template] = ids;
const organization = "11111111-1111-4111-8111-111111111101";
const things = new Map([
  ["W", workspace],
  ["T", template],
  ["U", ownUser],
  ["O", organization],
]);

/** Writes `workspace:W template:*` out. */
function grantOf(scopes: string, list: string): Grant {
  const entries = list.split(" ").filter((text) => text !== "");
  return {
    scopes: scopes.split(" ").filter((name) => name !== ""),
    allowList: entries.map((text) => {
      const { type, id } = entryOf(text);
      return { type, id: things.get(id) ?? id };
    }),
  };
}

function listsOf(grant: Grant, line = "2.35") {
  const runnable = runnableWith(catalogOf(line), grant, ownUser);
  assert.ok(runnable !== "everything");
  return {
    requests: new Map(runnable.requests.map(({ name, obstacles }) => [name as string, obstacles])),
    commands: new Map(runnable.commands.map(({ command, obstacles }) => [command, obstacles])),
  };
}

function passing(found: ReadonlyMap<string, readonly Obstacle[]>): string[] {
  return [...found].flatMap(([name, obstacles]) => (obstacles.length === 0 ? [name] : []));
}

const scoped = lines.filter((line) => catalogOf(line).features.scopes);
const allCommands = commandRows.flatMap(({ commands, needs }) =>
  commands.map((command) => ({ command, needs })),
);

describe("what a token can run", function () {
  this.timeout(60_000);

  it("tells what a token for one workspace can be used for, and what not", () => {
    const { requests, commands } = listsOf(
      grantOf("workspace:read workspace:start template:read user:read", "workspace:W template:* user:U"),
    );
    assert.deepEqual(passing(requests), ["viewWorkspace", "startWorkspace", "listTemplates", "viewProfile"]);
    assert.deepEqual(passing(commands), [
      "whoami",
      "login --use-token-as-session",
      "show",
      "logs",
      "open app",
      "sharing status",
      "start",
      "templates list",
    ]);
    assert.deepEqual(commands.get("list"), [
      { kind: "defect", type: "workspace", fails: "list", isSure: true },
    ]);
    assert.deepEqual(requests.get("listWorkspaces"), commands.get("list"));
    assert.deepEqual(commands.get("stop"), [{ kind: "permission", scope: "workspace:stop" }]);
    assert.deepEqual(commands.get("groups"), [{ kind: "fullAccess" }]);
  });

  it("has a route for each request that a person would name", () => {
    assert.equal(namedRequests.length, 17);
  });

  it("names what the allow list lacks", () => {
    const { requests, commands } = listsOf(
      grantOf("workspace:read template:read user:read api_key:read", "workspace:*"),
    );
    const lacks = (type: string, id: string): Obstacle => ({ kind: "unlisted", entry: { type, id } });
    assert.deepEqual(commands.get("list"), [lacks("template", "*")]);
    assert.deepEqual(commands.get("whoami"), [lacks("user", ownUser)]);
    assert.deepEqual(commands.get("tokens list"), [lacks("user", ownUser), lacks("api_key", "*")]);
    assert.deepEqual(requests.get("listTokens"), commands.get("tokens list"));
    const other = listsOf(grantOf("workspace:read template:read user:read", "template:* user:U"));
    assert.deepEqual(other.commands.get("show"), [lacks("workspace", "")]);
    assert.deepEqual(other.commands.get("list"), [lacks("workspace", "*")]);
  });

  it("does not take an id for one of a thing that has none", () => {
    const { requests } = listsOf(grantOf("user:read api_key:read", "user:U *:W"));
    assert.deepEqual(requests.get("listTokens"), [{ kind: "unlisted", entry: { type: "api_key", id: "*" } }]);
  });

  it("knows that templates named by id make the server fail with workspaces", () => {
    const { requests, commands } = listsOf(
      grantOf("workspace:read template:read user:read", "workspace:W template:T user:U"),
    );
    const broken = { kind: "defect", type: "template", fails: "readWorkspaces", isSure: true } as const;
    assert.deepEqual(commands.get("show"), [broken]);
    assert.deepEqual(requests.get("viewWorkspace"), [broken]);
    assert.deepEqual(commands.get("templates list"), [{ ...broken, fails: "list" }]);
  });

  it("knows that what is new has no id", () => {
    const { requests, commands } = listsOf(
      grantOf(
        "workspace:create workspace:read workspace:start template:read template:use user:read",
        "workspace:W template:* user:U",
      ),
    );
    for (const found of [commands.get("create"), requests.get("createWorkspace")])
      assert.ok(found?.some(({ kind }) => kind === "new"));
  });

  it("does not speak of lists where something new is to be made", () => {
    const { commands } = listsOf(grantOf("workspace:read", "workspace:W template:* user:U"));
    assert.ok(commands.get("create")?.every(({ kind }) => kind !== "defect"));
  });

  it("knows what is newer than the deployment, and may not know of one newer than itself", () => {
    const { requests, commands } = listsOf(
      grantOf("api_key:read api_key:update user_secret:read workspace:read", ""),
      "2.28",
    );
    assert.deepEqual(requests.get("expireToken"), [{ kind: "release", since: "2.31.1" }]);
    assert.deepEqual(commands.get("secret list"), [{ kind: "release", since: "2.33.0" }]);
    assert.deepEqual(commands.get("whoami"), [{ kind: "permission", scope: "user:read" }]);
    const later = listsOf(grantOf("workspace:read template:read", "workspace:W template:*"), "later");
    assert.deepEqual(later.commands.get("list"), [
      { kind: "defect", type: "workspace", fails: "list", isSure: false },
    ]);
    assert.deepEqual(later.requests.get("listWorkspaces"), later.commands.get("list"));
  });

  it("takes the membership that the sets for workspaces hold where that was seen to do", () => {
    const list = "workspace:W template:* organization_member:U";
    for (const [set, commands] of [
      ["coder:workspaces.operate", ["show", "open app", "stop", "schedule stop"]],
      ["coder:workspaces.access", ["show", "open app", "ssh"]],
      ["coder:workspaces.delete", ["show", "open app", "delete"]],
    ] as const) {
      const found = passing(listsOf(grantOf(set, list)).commands);
      assert.deepEqual(found.filter((command) => command !== "templates list").sort(), [...commands].sort());
    }
  });

  it("asks for the narrowest scope that grants what cannot be requested alone", () => {
    const { commands } = listsOf(
      grantOf("user:read organization:read template:read file:create file:read", ""),
    );
    assert.deepEqual(commands.get("provisioner jobs list"), [
      { kind: "permission", scope: "coder:templates.build" },
    ]);
  });

  it("tells nothing apart for a token that limits its owner in nothing", () => {
    for (const [line, grant] of [
      ["2.35", grantOf("coder:all", "")],
      ["2.35", grantOf("", "")],
      ["2.20", grantOf("coder:all", "")],
      ["2.27", grantOf("coder:all", "workspace:W")],
    ] as const)
      assert.equal(runnableWith(catalogOf(line), grant, ownUser), "everything");

    assert.notEqual(
      runnableWith(catalogOf("2.35"), grantOf("coder:all", "workspace:W"), ownUser),
      "everything",
    );
  });

  for (const line of scoped) {
    const catalog = catalogOf(line);

    it(`agrees with the answers of a server ${line} to every request`, () => {
      const all = [...namedRequests.map(({ route }) => route), ...routes];
      fc.assert(
        fc.property(grants(catalog), fc.constantFrom(...all), (grant, route) => {
          fc.pre(!route.public && route.until === undefined);
          const obstacles = obstaclesWith(catalog, grant, ownUser)(route);
          const isSure = obstacles.every((one) => one.kind !== "defect" || one.isSure);
          const saysNo = !canWithSomeThing(catalog, grant, route);
          if (isSure) assert.equal(obstacles.length > 0, saysNo);
        }),
        { numRuns: runs },
      );
    });

    it(`says of no command that it runs on ${line} unless each of its permissions is granted`, () => {
      fc.assert(
        fc.property(grants(catalog), fc.constantFrom(...allCommands), (grant, { command, needs }) => {
          const obstacles = obstaclesWith(catalog, grant, ownUser)(commandRoute(catalog, command, needs));
          const unlimited = { ...grant, allowList: [] };
          const isGranted = (name: string): boolean => {
            const [type = "", action = ""] = name.split(":");
            return evaluate(catalog, unlimited, { type, action }).allowed;
          };
          const single = needs.scopes.filter((name) => !name.startsWith("coder:"));
          const lacking = single.filter((name) => !isGranted(name));
          const mayLack = isGranted("organization_member:read") ? ["user:read"] : [];
          if (obstacles.length === 0) {
            assert.deepEqual(
              lacking.filter((name) => !mayLack.includes(name)),
              [],
            );
          }
        }),
        { numRuns: runs },
      );
    });
  }

  it("says that a new template takes all templates, and a version of one does not", () => {
    const scopes =
      "user:read organization:read template:create template:read template:update file:create file:read";
    const { commands } = listsOf(grantOf(scopes, "user:U organization:O template:T file:*"));
    assert.deepEqual(commands.get("templates push"), []);
    assert.deepEqual(commands.get("templates create"), [{ kind: "new", type: "template" }]);
  });
});

/** Asks `answers` about things that the allow list admits, where the tests name any: which of them does not matter here. */
function canWithSomeThing(catalog: Catalog, grant: Grant, route: Parameters<typeof answers>[2]): boolean {
  const all = { ...grant, scopes: ["coder:all"] };
  const admitted = catalog.resourceTypes.flatMap(({ type }) => {
    const id = ids.find((each) => evaluate(catalog, all, { type, id: each, action: "read" }).allowed);
    return id === undefined ? [] : [[type, id] as const];
  });
  const own = { me: ownUser, owner: ownUser, user: ownUser };
  return [{}, Object.fromEntries(admitted)].some((things) => {
    const answer = answers(catalog, grant, route, { ...things, ...own });
    return answer.ok && answer.rows !== "none";
  });
}
