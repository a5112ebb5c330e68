import assert from "node:assert/strict";
import { type Coderd, startCoderd } from "../../coderd";
import { ask, fields } from "./ask";

interface Refusal {
  what: string;
  scopes: string[];
  method?: string;
  path: string;
  body?: unknown;
  status: number;
  message: string;
  detail?: RegExp;
}

const reader = ["workspace:read", "template:read"];
const refusals: Refusal[] = [
  {
    what: "a workspace without template:read",
    scopes: ["workspace:read"],
    path: "workspaces/W",
    status: 403,
    message: "Forbidden.",
  },
  {
    what: "a workspace without workspace:read",
    scopes: ["template:read"],
    path: "workspaces/W",
    status: 404,
    message: "Resource not found or you do not have access to this resource",
  },
  {
    what: "stopping without workspace:stop",
    scopes: reader,
    method: "POST",
    path: "workspaces/W/builds",
    body: { transition: "stop" },
    status: 403,
    message: "You do not have permission to stop this workspace.",
  },
  {
    what: "deleting without workspace:delete",
    scopes: reader,
    method: "POST",
    path: "workspaces/W/builds",
    body: { transition: "delete" },
    status: 403,
    message: "You do not have permission to delete this workspace.",
  },
  {
    what: "stopping without template:read",
    scopes: ["workspace:read", "workspace:stop"],
    method: "POST",
    path: "workspaces/W/builds",
    body: { transition: "stop" },
    status: 500,
    message: "failed to fetch template",
    detail: /rbac: forbidden$/,
  },
  {
    what: "stopping without the owner's data",
    scopes: [...reader, "workspace:stop"],
    method: "POST",
    path: "workspaces/W/builds",
    body: { transition: "stop" },
    status: 400,
    message: "Unable to validate parameters",
    detail: /^Failed to fetch workspace owner; Please check your permissions/,
  },
  {
    what: "renaming",
    scopes: ["coder:all"],
    method: "PATCH",
    path: "workspaces/W",
    body: { name: "omega" },
    status: 400,
    message: "Workspace renames are not allowed.",
  },
  {
    what: "creating a token without api_key:create",
    scopes: ["user:read"],
    method: "POST",
    path: "users/me/keys/tokens",
    body: {},
    status: 500,
    message: "Failed to create API key.",
    detail: /^insert API key: unauthorized: rbac: forbidden$/,
  },
  {
    what: "logging out without api_key:delete",
    scopes: ["user:read"],
    method: "POST",
    path: "users/logout",
    status: 500,
    message: "Internal error deleting API key.",
    detail: /rbac: forbidden$/,
  },
  {
    what: "ttl without workspace:update",
    scopes: reader,
    method: "PUT",
    path: "workspaces/W/ttl",
    body: {},
    status: 500,
    message: "Error updating workspace time until shutdown.",
    detail: /rbac: forbidden$/,
  },
  {
    what: "a favourite without workspace:update",
    scopes: reader,
    method: "PUT",
    path: "workspaces/W/favorite",
    status: 500,
    message: "Internal error setting workspace as favorite",
    detail: /rbac: forbidden$/,
  },
  {
    what: "members by a narrow token",
    scopes: ["organization:read"],
    path: "organizations/O/members",
    status: 500,
    message: "An internal server error occurred.",
    detail: /^lookup custom roles: unauthorized: rbac: forbidden$/,
  },
  {
    what: "an enterprise route",
    scopes: ["coder:all"],
    path: "entitlements",
    status: 404,
    message: "Route not found.",
  },
  {
    what: "an id that is none",
    scopes: ["coder:all"],
    path: "workspaces/nope",
    status: 400,
    message: 'Invalid UUID "nope".',
    detail: /^invalid UUID length: 4$/,
  },
  {
    what: "creating a workspace from an unreadable template",
    scopes: ["workspace:create", "user:read"],
    method: "POST",
    path: "users/me/workspaces",
    body: { name: "n", template_id: "T" },
    status: 400,
    message: `Template "T" doesn't exist.`,
  },
];

describe("refusals", () => {
  let server: Coderd;
  let ids: Record<string, string>;
  const fill = (text: string): string => text.replace(/\b[WTO]\b/g, (letter) => ids[letter] ?? letter);
  before(async () => {
    server = await startCoderd({ seed: "recorded" });
    const [template, workspace] = [server.template("docker"), server.workspace("alpha")];
    ids = { W: workspace.id, T: template.id, O: template.organizationId };
  });
  after(() => server.stop());

  for (const { body, detail, message, method = "GET", path, scopes, status, what } of refusals) {
    it(`says of ${what}: ${status} ${message}`, async () => {
      const token = server.createToken("alice", { scopes });
      const reply = await ask(
        server,
        token,
        method,
        `/api/v2/${fill(path)}`,
        body === undefined ? undefined : fill(JSON.stringify(body)),
      );
      assert.equal(reply.status, status);
      assert.equal(fields(reply)["message"], fill(message));
      if (detail !== undefined) assert.match(String(fields(reply)["detail"]), detail);
    });
  }

  it("carries out what it then refuses to show: a workspace becomes dormant with a 500", async () => {
    const token = server.createToken("bob", { scopes: ["workspace:read", "workspace:update"] });
    const path = `/api/v2/workspaces/${server.workspace("gamma").id}`;
    const reply = await ask(server, token, "PUT", `${path}/dormant`, { dormant: true });
    assert.equal(reply.status, 500);
    assert.equal(fields(reply)["message"], "Internal error fetching workspace.");
    assert.notEqual(server.workspace("gamma").dormantAt, undefined);
    assert.equal((await ask(server, token, "GET", path)).status, 404);
  });

  it("makes a real build of a dry run", async () => {
    const token = server.sessionKeyFor("alice");
    const path = `/api/v2/workspaces/${server.workspace("beta").id}/builds`;
    const reply = await ask(server, token, "POST", path, { transition: "stop", dry_run: true });
    assert.equal(reply.status, 201);
    assert.equal(server.workspace("beta").builds.at(-1)?.transition, "stop");
  });

  it("answers a wrong method on a known path with 405 and nothing", async () => {
    const token = server.sessionKeyFor("alice");
    for (const [method, path] of [
      ["PATCH", "users/me/keys/tokens/x"],
      ["DELETE", "buildinfo"],
      ["PUT", "authcheck"],
    ] as const) {
      const reply = await ask(server, token, method, `/api/v2/${path}`);
      assert.deepEqual([reply.status, reply.body], [405, ""], `${method} ${path}`);
    }
  });
});
