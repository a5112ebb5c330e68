import assert from "node:assert/strict";
import { type Coderd, startCoderd } from "../../coderd";
import { ask, fields } from "./ask";

type Check = { action: string; object: Record<string, unknown> };

/** Who asks what, and what the server says. O, W, T and U in texts stand for ids. */
const questions: [who: string, action: string, object: Record<string, unknown>, answer: boolean][] = [
  ["member", "read", { resource_type: "workspace", owner_id: "me" }, false],
  ["member", "read", { resource_type: "workspace", owner_id: "me", any_org: true }, true],
  ["member", "create", { resource_type: "workspace", owner_id: "me", organization_id: "O" }, true],
  ["member", "create", { resource_type: "api_key", owner_id: "me" }, true],
  ["member", "create", { resource_type: "user_secret", owner_id: "me" }, true],
  ["member", "read", { resource_type: "user_skill", owner_id: "me" }, true],
  ["member", "read", { resource_type: "workspace", resource_id: "W" }, true],
  ["member", "update", { resource_type: "template", resource_id: "T" }, false],
  ["member", "use", { resource_type: "template", resource_id: "T" }, true],
  ["member", "read", { resource_type: "user", resource_id: "U" }, true],
  ["member", "read", { resource_type: "nonsense", owner_id: "me" }, false],
  ["member", "frobnicate", { resource_type: "workspace", owner_id: "me", any_org: true }, false],
  ["member", "frobnicate", { resource_type: "api_key", owner_id: "me" }, true],
  ["member", "frobnicate", { resource_type: "file", owner_id: "me" }, true],
  ["owner", "read", { resource_type: "workspace", resource_id: "W" }, true],
  ["owner", "update", { resource_type: "template", any_org: true }, true],
  ["one workspace", "read", { resource_type: "workspace", resource_id: "W" }, true],
  ["one workspace", "read", { resource_type: "workspace", owner_id: "me", any_org: true }, false],
  ["one workspace", "read", { resource_type: "template", resource_id: "T" }, false],
  ["all workspaces", "read", { resource_type: "workspace", owner_id: "me", any_org: true }, true],
  ["stops only", "stop", { resource_type: "workspace", owner_id: "me", any_org: true }, true],
  ["stops only", "stop", { resource_type: "workspace", resource_id: "W" }, false],
];

describe("authcheck", () => {
  let server: Coderd;
  let tokens: Record<string, string>;
  let ids: Record<string, string>;
  const send = (token: string | undefined, checks: Record<string, Check>) =>
    ask(server, token, "POST", "/api/v2/authcheck", { checks });
  before(async () => {
    server = await startCoderd({ seed: "recorded" });
    const [template, workspace] = [server.template("docker"), server.workspace("alpha")];
    ids = { O: template.organizationId, W: workspace.id, T: template.id, U: workspace.ownerId };
    tokens = {
      member: server.sessionKeyFor("alice"),
      owner: server.sessionKeyFor("owner"),
      "one workspace": server.createToken("alice", { allowList: [`workspace:${workspace.id}`] }),
      "all workspaces": server.createToken("alice", {
        scopes: ["workspace:read"],
        allowList: ["workspace:*"],
      }),
      "stops only": server.createToken("alice", { scopes: ["workspace:stop"] }),
    };
  });
  after(() => server.stop());

  for (const [who, action, object, answer] of questions) {
    it(`tells ${who} that ${action} ${JSON.stringify(object)} is ${answer ? "allowed" : "denied"}`, async () => {
      const filled = Object.fromEntries(
        Object.entries(object).map(([field, value]) => [
          field,
          typeof value === "string" ? (ids[value] ?? value) : value,
        ]),
      );
      const reply = await send(tokens[who], { it: { action, object: filled } });
      assert.deepEqual(reply.body, { it: answer });
    });
  }

  it("answers 200 questions without ids at once", async () => {
    const check: Check = { action: "create", object: { resource_type: "api_key", owner_id: "me" } };
    const reply = await send(
      tokens["member"],
      Object.fromEntries(Array.from({ length: 200 }, (_, index) => [`c${index}`, check])),
    );
    assert.equal(Object.values(fields(reply)).filter((answer) => answer === true).length, 200);
  });

  it("does not show the defect with ids: allowed, and the list answers 500", async () => {
    const token = server.createToken("alice", { allowList: [`workspace:${ids["W"] ?? ""}`, "template:*"] });
    const reply = await send(token, {
      it: { action: "read", object: { resource_type: "workspace", resource_id: ids["W"] } },
    });
    assert.deepEqual(reply.body, { it: true });
    assert.equal((await ask(server, token, "GET", "/api/v2/workspaces")).status, 500);
  });

  it("needs a key", async () => {
    assert.equal((await send(undefined, {})).status, 401);
  });
});
