import assert from "node:assert/strict";
import { type Coderd, startCoderd } from "../../coderd";
import { ask, fields, type Reply } from "./ask";

/** What a test of a grant works on. */
interface Scene {
  server: Coderd;
  token: string;
  workspace: string;
  template: string;
}

/** A thing to do and what it takes; W, T, U and O in entries stand for ids. */
interface Case {
  toDo: string;
  scopes: string[];
  entries: string[];
  /** Their role, if a member may not do it. */
  role?: "template-admin";
  act: (scene: Scene) => Promise<Reply>;
}

const user = "/api/v2/users/me";
const build =
  (transition: string) =>
  ({ server, token, workspace }: Scene) =>
    ask(server, token, "POST", `/api/v2/workspaces/${workspace}/builds`, { transition });
const create = ({ server, template, token }: Scene) =>
  ask(server, token, "POST", `${user}/workspaces`, { name: "made-new", template_id: template });
const put =
  (path: string, body: unknown) =>
  ({ server, token, workspace }: Scene) =>
    ask(server, token, "PUT", `/api/v2/workspaces/${workspace}/${path}`, body);
const get =
  (path: string) =>
  ({ server, token }: Scene) =>
    ask(server, token, "GET", path);
const onOwnToken =
  (method: string, suffix: string) =>
  ({ server, token }: Scene) => {
    const victim = server.createToken("alice").slice(0, 10);
    return ask(server, token, method, `${user}/keys/${victim}${suffix}`);
  };

/** As `coder templates push` does, up to the first refusal. */
async function push({ server, token, template }: Scene): Promise<Reply> {
  const organizations = await ask(server, token, "GET", `${user}/organizations`);
  const { id = "" } = ((organizations.body as { id: string }[] | null) ?? [])[0] ?? {};
  const organization = `/api/v2/organizations/${id}`;
  const found = await ask(server, token, "GET", `${organization}/templates/docker`);
  if (found.status !== 200) return found;
  const file = await ask(server, token, "POST", "/api/v2/files", "a template");
  if (file.status !== 201) return file;
  const version = await ask(server, token, "POST", `${organization}/templateversions`, {
    template_id: template,
    file_id: fields(file)["hash"],
  });
  if (version.status !== 201) return version;
  const read = await ask(server, token, "GET", `/api/v2/templateversions/${String(fields(version)["id"])}`);
  if (read.status !== 200) return read;
  return ask(server, token, "PATCH", `/api/v2/templates/${template}/versions`, { id: fields(version)["id"] });
}

const cases: Case[] = [
  {
    toDo: "stop a workspace",
    scopes: ["workspace:read", "workspace:stop", "template:read", "user:read"],
    entries: ["workspace:W", "template:*", "user:U"],
    act: build("stop"),
  },
  {
    toDo: "start a workspace",
    scopes: ["workspace:read", "workspace:start", "template:read", "user:read"],
    entries: ["workspace:W", "template:*", "user:U"],
    act: build("start"),
  },
  {
    toDo: "stop with the composite",
    scopes: ["coder:workspaces.operate"],
    entries: ["workspace:W", "template:*", "organization_member:U"],
    act: build("stop"),
  },
  {
    toDo: "read one workspace by id",
    scopes: ["workspace:read", "template:read"],
    entries: ["workspace:W", "template:*"],
    act: (scene) => get(`/api/v2/workspaces/${scene.workspace}`)(scene),
  },
  {
    toDo: "create a workspace",
    scopes: [
      "workspace:create",
      "workspace:read",
      "workspace:start",
      "template:read",
      "template:use",
      "user:read",
    ],
    entries: ["workspace:*", "template:T", "user:U"],
    act: create,
  },
  {
    toDo: "create with the composite",
    scopes: ["coder:workspaces.create"],
    entries: ["workspace:*", "template:T", "organization_member:*"],
    act: create,
  },
  {
    toDo: "set the time until shutdown",
    scopes: ["workspace:read", "workspace:update", "template:read"],
    entries: ["workspace:W", "template:*"],
    act: put("ttl", { ttl_ms: 3_600_000 }),
  },
  {
    toDo: "set the autostart schedule",
    scopes: ["workspace:read", "workspace:update", "template:read"],
    entries: ["workspace:W", "template:*"],
    act: put("autostart", { schedule: "CRON_TZ=UTC 30 9 * * 1-5" }),
  },
  {
    toDo: "mark a favourite",
    scopes: ["workspace:read", "workspace:update"],
    entries: ["workspace:W"],
    act: put("favorite", {}),
  },
  {
    toDo: "list own tokens",
    scopes: ["user:read", "api_key:read"],
    entries: ["user:U", "api_key:*"],
    act: get(`${user}/keys/tokens`),
  },
  {
    toDo: "create a token",
    scopes: ["user:read", "api_key:create"],
    entries: ["user:U", "api_key:*"],
    act: ({ server, token }) => ask(server, token, "POST", `${user}/keys/tokens`, { token_name: "minted" }),
  },
  {
    toDo: "create a session key",
    scopes: ["user:read", "api_key:create"],
    entries: ["user:U", "api_key:*"],
    act: ({ server, token }) => ask(server, token, "POST", `${user}/keys`),
  },
  {
    toDo: "expire a token",
    scopes: ["user:read", "api_key:read", "api_key:update"],
    entries: ["user:U", "api_key:*"],
    act: onOwnToken("PUT", "/expire"),
  },
  {
    toDo: "delete a token",
    scopes: ["user:read", "api_key:delete"],
    entries: ["user:U", "api_key:*"],
    act: onOwnToken("DELETE", ""),
  },
  {
    toDo: "read the token limits",
    scopes: ["user:read"],
    entries: ["user:U"],
    act: get(`${user}/keys/tokens/tokenconfig`),
  },
  { toDo: "read oneself", scopes: ["user:read"], entries: ["user:U"], act: get(user) },
  {
    toDo: "log out",
    scopes: ["api_key:delete"],
    entries: ["api_key:*"],
    act: ({ server, token }) => ask(server, token, "POST", "/api/v2/users/logout"),
  },
  {
    toDo: "push a version of a template",
    scopes: [
      "template:read",
      "template:create",
      "template:update",
      "file:create",
      "file:read",
      "organization:read",
      "user:read",
    ],
    entries: ["template:T", "file:*", "organization:O", "user:U"],
    role: "template-admin",
    act: push,
  },
  {
    toDo: "list secrets",
    scopes: ["user:read", "user_secret:read"],
    entries: ["user:U", "user_secret:*"],
    act: get(`${user}/secrets`),
  },
];

/** Whether the answer does what was asked; `null` is a list that shows nothing. */
function worked({ body, status }: Reply): boolean {
  return status >= 200 && status < 300 && body !== null;
}

async function attempt(
  scopes: string[],
  entries: string[],
  { act, role }: Pick<Case, "act" | "role">,
): Promise<Reply> {
  const server = await startCoderd({ seed: "recorded", settings: { buildDuration: 0 } });
  try {
    const alice = server.user("alice");
    if (role !== undefined) alice.roles.push(role);
    const [workspace, template] = [server.workspace("alpha").id, server.template("docker").id];
    const ids: Record<string, string> = {
      W: workspace,
      T: template,
      U: alice.id,
      O: alice.organizationIds[0] ?? "",
    };
    const allowList = entries.map((entry) => entry.replace(/[WTUO]$/, (letter) => ids[letter] ?? ""));
    // An allow list without an entry means everything, so one that admits nothing stands in for it.
    const token = server.createToken("alice", {
      scopes,
      allowList: allowList.length === 0 ? ["license:*"] : allowList,
    });
    return await act({ server, token, workspace, template });
  } finally {
    await server.stop();
  }
}

describe("grants that suffice, and not without any one part", () => {
  for (const one of cases) {
    const { entries, scopes, toDo } = one;
    it(`${toDo}: ${scopes.join(" ")}`, async () => {
      assert.ok(worked(await attempt(scopes, entries, one)), "works with all of it");
      for (const scope of scopes) {
        const rest = scopes.filter((other) => other !== scope);
        assert.ok(!worked(await attempt(rest, entries, one)), `fails without the scope ${scope}`);
      }
      for (const entry of entries) {
        const rest = entries.filter((other) => other !== entry);
        assert.ok(!worked(await attempt(scopes, rest, one)), `fails without the entry ${entry}`);
      }
    });
  }

  it("composites before v2.32.0 cannot stop a workspace", async () => {
    const server = await startCoderd({ profile: "2.31.14", seed: "recorded" });
    try {
      const token = server.createToken("alice", {
        scopes: ["coder:workspaces.operate", "template:read", "user:read"],
      });
      const workspace = server.workspace("alpha").id;
      assert.equal((await build("stop")({ server, token, workspace, template: "" })).status, 403);
    } finally {
      await server.stop();
    }
  });

  it("a template with classic parameters is built without the owner's data, and by its id", async () => {
    const server = await startCoderd({ seed: "empty", settings: { buildDuration: 0 } });
    try {
      server.createUser({ username: "alice" });
      const template = server.createTemplate("alice", { name: "classic", classicParameters: true }).id;
      const workspace = server.createWorkspace("alice", "classic", { name: "one" }).id;
      const token = server.createToken("alice", {
        scopes: ["workspace:read", "workspace:stop", "template:read"],
        allowList: [`workspace:${workspace}`, `template:${template}`],
      });
      assert.equal((await build("stop")({ server, token, workspace, template })).status, 201);
    } finally {
      await server.stop();
    }
  });
});
