import assert from "node:assert/strict";
import { successorOf } from "../../../../../src/commands/tokens/succession/successorOf";
import { useVscode } from "../../../../support/vscode/host";
import { type CommandWindow, openCommandWindow } from "../../commandSupport";

const day = 86_400_000;

describe("what the successor of a token begins with", () => {
  useVscode();
  let window: CommandWindow;
  afterEach(() => window.close());

  it("is its grant, its lifetime and the next name that is free, those of expired tokens included", async () => {
    window = await openCommandWindow();
    const allowList = [`workspace:${window.coderd.workspace("alpha").id}`];
    const token = await window.has("ci", { scopes: ["workspace:read"], allowList, lifetime: 7 * day });
    window.coderd.createToken("alice", {
      name: "ci-2",
      createdAt: new Date(Date.now() - 8 * day),
      lifetime: 7 * day,
    });
    assert.deepEqual(await successorOf(window.session, token), {
      owner: undefined,
      name: "ci-3",
      grant: {
        scopes: ["workspace:read"],
        allowList: [{ type: "workspace", id: window.coderd.workspace("alpha").id }],
      },
      lifetimeSeconds: 7 * 86_400,
      longerBefore: undefined,
    });
  });

  it("has no list where the server reads none back as an entry of its own", async () => {
    window = await openCommandWindow();
    const { grant } = await successorOf(
      window.session,
      await window.has("ci", { scopes: ["workspace:read"] }),
    );
    assert.deepEqual(grant, { scopes: ["workspace:read"], allowList: [] });
  });

  it("lives no longer than the deployment allows now, and tells what it was before", async () => {
    window = await openCommandWindow();
    const token = await window.has("ci", { lifetime: 60 * day });
    window.coderd.faults.add(
      { path: "/api/v2/users/me/keys/tokens/tokenconfig" },
      { kind: "lie", merge: { max_token_lifetime: 30 * day * 1e6 } },
    );
    const { lifetimeSeconds, longerBefore } = await successorOf(window.session, token);
    assert.deepEqual([lifetimeSeconds, longerBefore], [30 * 86_400, "60 days"]);
  });

  it("is for the same owner, whose names and whose longest lifetime count", async () => {
    window = await openCommandWindow("olive");
    const bob = window.coderd.user("bob");
    for (const name of ["theirs", "theirs-2"]) window.coderd.createToken("bob", { name });
    await window.tokens.of(window.session).ofEverybody(true);
    const token = await window.tokenNamed("theirs");
    const { owner, name } = await successorOf(window.session, token);
    assert.deepEqual([owner, name], [{ id: bob.id, username: "bob" }, "theirs-3"]);
    const asked = window.coderd.log.find({ path: `/api/v2/users/${bob.id}/**` }).map(({ path }) => path);
    assert.ok(asked.some((path) => path.endsWith("/tokenconfig")));
  });

  it("is refused before anything else is asked where the session may make none for that owner", async () => {
    window = await openCommandWindow("olive");
    window.coderd.createToken("bob", { name: "theirs" });
    await window.tokens.of(window.session).ofEverybody(true);
    const token = await window.tokenNamed("theirs");
    window.coderd.user("olive").roles.length = 0;
    await assert.rejects(successorOf(window.session, token), {
      name: "Explained",
      message: /You need the Owner role to create tokens for other users/,
    });
    assert.equal(window.coderd.log.count({ path: "/**/tokens/**" }), 0);
  });
});
