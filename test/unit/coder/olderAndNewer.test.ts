import assert from "node:assert/strict";
import type { CoderClient } from "../../../src/coder";
import { clientFor, json, withServer } from "./testServer";

const key = {
  id: "abcdefghij",
  user_id: "u",
  last_used: "2026-01-02T03:04:05.678901Z",
  expires_at: "2126-11-29T00:00:00Z",
  created_at: "2026-11-22T00:00:00+02:00",
  updated_at: "2026-11-22T00:00:00Z",
  login_type: "token",
  scope: "all",
  token_name: "ci",
  lifetime_seconds: 604800,
};

describe("servers older and newer than those we know", () => {
  it("a key without scopes and allow list has none, rather than empty ones (before v2.27.0)", async () => {
    const [read] = (await reading([key], (client) => client.tokens.list())).items;
    assert.equal(read?.scopes, undefined);
    assert.equal(read?.allowList, undefined);
    assert.deepEqual([read?.scope, read?.name, read?.username], ["all", "ci", undefined]);
    assert.equal(read?.lastUsed?.toISOString(), "2026-01-02T03:04:05.678Z");
    assert.equal(read.createdAt.toISOString(), "2026-11-21T22:00:00.000Z");
    assert.equal(read.expiresAt.getUTCFullYear(), 2126);
  });

  it("allow-list entries are read as texts and as objects", async () => {
    const allow_list = ["*:*", "workspace:x", { type: "template", id: "*" }, "odd", "a:b:c", ":x"];
    const { items } = await reading([{ ...key, scopes: ["workspace:read"], allow_list }], (client) =>
      client.tokens.list(),
    );
    const [read] = items;
    assert.deepEqual(read?.allowList, [
      { type: "*", id: "*" },
      { type: "workspace", id: "x" },
      { type: "template", id: "*" },
      { type: "odd", id: "" },
      { type: "a", id: "b:c" },
      { type: "", id: "x" },
    ]);
    assert.deepEqual(read.scopes, ["workspace:read"]);
  });

  for (const [username, expected] of [
    ["alice", "alice"],
    ["", undefined],
    [null, undefined],
  ] as const) {
    it(`a key of ${JSON.stringify(username)} belongs to ${expected ?? "nobody that is told"}`, async () => {
      const read = await reading({ ...key, username }, (client) => client.keys.get("abcdefghij"));
      assert.equal(read.username, expected);
    });
  }

  for (const last_used of ["0001-01-01T00:00:00Z", "1970-01-01T00:00:00Z", null, undefined]) {
    it(`a key last used ${String(last_used)} was never used`, async () => {
      const read = await reading({ ...key, last_used }, (client) => client.keys.get("abcdefghij"));
      assert.equal(read.lastUsed, undefined);
    });
  }

  it("fields that we do not know do not disturb", async () => {
    const extra = { brand_new: { deep: [1, null] }, scopes: ["future:thing"], login_type: "quantum" };
    const read = await reading({ ...key, ...extra }, (client) => client.keys.get("abcdefghij"));
    assert.deepEqual([read.scopes, read.loginType], [["future:thing"], "quantum"]);
  });

  it("a user without what newer servers say is still a user", async () => {
    const read = await reading({ id: "u", username: "alice" }, (client) => client.users.me());
    assert.deepEqual([read.username, read.name, read.roles, read.organizationIds], ["alice", "", [], []]);
  });

  it("roles of organizations keep their organization", async () => {
    const roles = [
      { name: "owner", display_name: "Owner" },
      { name: "organization-admin", organization_id: "o" },
    ];
    const read = await reading({ id: "u", username: "alice", roles }, (client) => client.users.me());
    assert.deepEqual(read.roles, [
      { name: "owner", displayName: "Owner", organizationId: undefined },
      { name: "organization-admin", displayName: "", organizationId: "o" },
    ]);
  });

  describe("a workspace", () => {
    const latest_build = { id: "b", build_number: 1, created_at: "2026-11-22T00:00:00Z" };
    const created_at = "2026-11-21T00:00:00Z";
    const workspace = { id: "w", name: "alpha", owner_id: "u", created_at, latest_build };
    const agent = { id: "a", directory: "~/src" };

    it("is healthy and has no job, no agent and no end where the server says nothing of them", async () => {
      const read = await reading(workspace, (client) => client.workspaces.get("w"));
      const { job, agents, deadline } = read.latestBuild;
      assert.deepEqual(
        [read.healthy, job.status, job.error, agents, deadline],
        [true, "", "", [], undefined],
      );
    });

    it("is unhealthy and failed where the server says so", async () => {
      const job = { status: "failed", error: "out of disk" };
      const read = await reading(
        { ...workspace, health: { healthy: false }, latest_build: { ...latest_build, job } },
        (client) => client.workspaces.get("w"),
      );
      const { status, error } = read.latestBuild.job;
      assert.deepEqual([read.healthy, status, error], [false, "failed", "out of disk"]);
    });

    it("is opened in the folder as its agent found it, and as it was written before", async () => {
      const agents = [
        agent,
        { ...agent, expanded_directory: "" },
        { ...agent, expanded_directory: "/home/a/src" },
      ];
      const read = await reading(
        { ...workspace, latest_build: { ...latest_build, resources: [{ agents }] } },
        (client) => client.workspaces.get("w"),
      );
      assert.deepEqual(
        read.latestBuild.agents.map(({ directory }) => directory),
        ["~/src", "~/src", "/home/a/src"],
      );
    });
  });

  for (const [ns, seconds] of [
    [3_155_760_000_000_000_000, 3_155_760_000],
    [604_800_000_000_000, 604_800],
    [1_500_000_000, 1],
  ] as const) {
    it(`a longest lifetime of ${String(ns)} ns is ${String(seconds)} s`, async () => {
      const read = await reading({ max_token_lifetime: ns }, (client) => client.tokens.config());
      assert.deepEqual(read, { maxLifetimeSeconds: seconds });
    });
  }

  it("10,000 tokens are read", async () => {
    const tokens = Array.from({ length: 10_000 }, (_, index) => ({
      ...key,
      id: String(index).padStart(10, "0"),
      scopes: ["workspace:read", "template:read"],
      allow_list: ["workspace:00000000-0000-4000-8000-000000000010", "template:*"],
    }));
    const read = await reading(tokens, (client) => client.tokens.list());
    assert.equal(read.items.length, 10_000);
    assert.equal(read.items[9_999]?.id, "0000009999");
  });
});

async function reading<T>(body: unknown, read: (client: CoderClient) => Promise<T>): Promise<T> {
  const values: T[] = [];
  await withServer(
    (_request, response) => {
      json(response, 200, body);
    },
    async (server) => {
      values.push(await read(clientFor(server)));
    },
  );
  return values[0] as T;
}
