import assert from "node:assert/strict";
import { entryText } from "../../../src/core";
import { grantForCommand } from "../../../src/core/commands/grantForCommand";
import { catalogOf } from "./catalogs";

const workspace = "4a4b4c4d-4444-4444-8444-4444444eef01";
const template = "3a3b3c3d-3333-4333-8333-3333333ddc01";
const user = "22222222-2222-4222-8222-222222222202";
const organization = "11111111-1111-4111-8111-111111111101";
const chosen = {
  ownerId: user,
  choices: { workspace: [workspace], template: [template], organization: [organization] },
};

const short = new Map([
  [`workspace:${workspace}`, "W"],
  [`template:${template}`, "T"],
  [`user:${user}`, "U"],
  [`organization:${organization}`, "O"],
]);

// Commands run with a token of exactly this against a server v2.35.1: each works, and fails without any one scope.
const proved = `
whoami | user:read | U
list | workspace:read template:read | workspace:* template:*
show alpha | workspace:read template:read user:read | W template:* U
logs alpha | workspace:read template:read user:read | W template:* U
stop alpha | workspace:read workspace:stop template:read user:read | W template:* U
start alpha | workspace:read workspace:start template:read user:read | W template:* U
restart alpha | workspace:read workspace:start workspace:stop template:read user:read | W template:* U
create gamma -t docker | workspace:create workspace:read workspace:start template:read template:use user:read | workspace:* template:* U
delete alpha --yes | workspace:read workspace:delete template:read user:read | W template:* U
ssh alpha | workspace:read workspace:ssh template:read user:read | W template:* U
ping alpha | workspace:read workspace:ssh template:read user:read | W template:* U
schedule start alpha 9:30AM | workspace:read workspace:update template:read user:read | W template:* U
schedule stop alpha 8h | workspace:read workspace:update template:read user:read | W template:* U
favorite alpha | workspace:read workspace:update template:read user:read | W template:* U
autoupdate alpha always | workspace:read workspace:update template:read user:read | W template:* U
templates list | template:read | template:*
templates versions list docker | user:read organization:read template:read | U O T
templates pull docker | user:read organization:read template:read file:read | U O T file:*
templates edit docker | user:read organization:read template:read template:update | U O T
tokens create | user:read api_key:create | U api_key:*
tokens list | user:read api_key:read | U api_key:*
tokens view ci | user:read api_key:read | U api_key:*
tokens remove ci | user:read api_key:read api_key:update | U api_key:*
tokens remove --delete ci | user:read api_key:read api_key:delete | U api_key:*
users list | user:read | user:*
users show me | user:read organization:read | U O
publickey | user:read user:read_personal | U
secret list | user:read user_secret:read | U user_secret:*
login --use-token-as-session https://coder.example.com | user:read | U`;

function unknownReason(text: string): string {
  const result = grantForCommand(text);
  return result.ok ? "known" : result.reason;
}

describe("grantForCommand", () => {
  for (const line of proved.trim().split("\n")) {
    const [command = "", scopes = "", list = ""] = line.split(" | ");
    it(`names the smallest token for coder ${command}`, () => {
      const result = grantForCommand(`coder ${command}`, chosen);
      assert.ok(result.ok && result.grant);
      assert.deepEqual(result.grant.scopes.toSorted(), scopes.split(" ").sort());
      const entries = result.grant.allowList.map(entryText).map((text) => short.get(text) ?? text);
      assert.deepEqual(entries.sort(), list.split(" ").sort());
      assert.deepEqual(result.needs, []);
    });
  }

  it("says what the command line names and what is left to choose", () => {
    const result = grantForCommand("coder start alice/alpha --yes");
    assert.ok(result.ok);
    assert.equal(result.command, "start");
    assert.deepEqual(result.named, { workspace: "alice/alpha" });
    assert.deepEqual(result.needs, ["workspace"]);
    assert.equal(result.grant, undefined);
    const create = grantForCommand("coder create gamma --template docker --org=acme");
    assert.ok(create.ok);
    assert.deepEqual(create.named, { template: "docker", organization: "acme" });
    assert.deepEqual(create.needs, ["organization"]);
  });

  it("reads commands as they are typed", () => {
    for (const [text, command] of [
      ["start alpha", "start"],
      ["  CODER_URL=https://x /usr/bin/coder  --token=secret  stop 'my ws'", "stop"],
      ["coder.exe ls", "list"],
      ["coder template list", "templates list"],
      ["coder tokens rm ci", "tokens remove"],
      ["coder delete alpha --orphan", "delete --orphan"],
      ["coder rm alpha", "delete"],
      ["coder ssh alpha -- rm -rf /tmp/x", "ssh"],
    ] as const) {
      const result = grantForCommand(text);
      assert.ok(result.ok, text);
      assert.equal(result.command, command);
    }
    const quoted = grantForCommand("coder stop 'my ws'");
    assert.ok(quoted.ok);
    assert.equal(quoted.named.workspace, "my ws");
  });

  it("reads what decides and nothing else", () => {
    const scopesOf = (text: string): string => {
      const result = grantForCommand(text, chosen);
      assert.ok(result.ok && result.grant, text);
      return result.grant.scopes.join(" ");
    };
    const remove = scopesOf("coder tokens remove ci");
    assert.equal(scopesOf("coder tokens delete ci"), remove);
    assert.equal(scopesOf("coder tokens remove --delete=false ci"), remove);
    assert.notEqual(scopesOf("coder tokens remove --delete=true ci"), remove);
    assert.match(scopesOf("coder templates delete docker"), /template:read template:delete/);
    // What comes after -- is for the workspace.
    assert.equal(scopesOf("coder ssh alpha -- coder --log-level debug"), scopesOf("coder ssh alpha"));
  });

  it("names things as they are written, by what they are", () => {
    for (const [text, named] of [
      ["coder schedule start ls 9:30AM", { workspace: "ls" }],
      ["coder templates edit docker", { template: "docker" }],
      ["coder users show bob", { user: "bob" }],
      ["coder organizations show acme", { organization: "acme" }],
      ["coder create gamma -t docker -O acme", { template: "docker", organization: "acme" }],
      ["coder list alpha", {}],
      // Words that stand for others as commands are names after a command that stands alone.
      ["coder stop ls", { workspace: "ls" }],
      ["coder start user", { workspace: "user" }],
      ["coder rm rm", { workspace: "rm" }],
      ["coder ssh token", { workspace: "token" }],
    ] as const) {
      const result = grantForCommand(text);
      assert.ok(result.ok, text);
      assert.deepEqual(result.named, named, text);
    }
  });

  it("has a note where there is something to know, and only there", () => {
    const noteOf = (text: string): string | undefined => {
      const result = grantForCommand(text);
      assert.ok(result.ok, text);
      assert.equal("note" in result, result.note !== undefined);
      return result.note;
    };
    assert.match(noteOf("coder netcheck") ?? "", /Any token works/);
    assert.match(noteOf("coder tokens create") ?? "", /full-access/);
    assert.equal(noteOf("coder tokens list"), undefined);
    assert.equal(noteOf("coder start alpha"), undefined);
    const free = grantForCommand("coder netcheck --verbose");
    assert.equal(free.ok && free.command, "netcheck");
  });

  it("admits all that a set of scopes is about", () => {
    const result = grantForCommand("coder provisioner jobs list", chosen);
    assert.ok(result.ok && result.grant);
    assert.deepEqual(
      result.grant.allowList.map(entryText).map((text) => short.get(text) ?? text),
      ["file:*", "O", "provisioner_jobs:*", "T", "U"],
    );
  });

  it("says that some commands take full access", () => {
    for (const text of [
      "coder users create",
      "coder organizations members list",
      "coder sharing add alpha",
      "coder groups list",
      "coder notifications pause",
      "coder start alpha --log-level debug",
    ]) {
      const result = grantForCommand(text);
      assert.ok(!result.ok, text);
      assert.match(result.reason, /No limited token/);
    }
    for (const text of ["coder login https://coder.example.com", "coder open vscode alpha"]) {
      const result = grantForCommand(text);
      assert.ok(!result.ok, text);
      assert.match(result.reason, /full-access/);
    }
  });

  it("knows commands that need nothing, and nothing of others", () => {
    const free = grantForCommand("coder netcheck", chosen);
    assert.ok(free.ok && free.note !== undefined);
    for (const text of ["", "coder", "coder frobnicate", "git push"])
      assert.deepEqual(unknownReason(text), "This isn't a known coder command.", text);
  });

  it("builds nothing for what was not chosen, or for an owner that is not known", () => {
    for (const context of [
      {},
      { ownerId: user },
      { ...chosen, ownerId: "" },
      { ...chosen, choices: { workspace: [] } },
    ]) {
      const result = grantForCommand("coder start alpha", context);
      assert.ok(result.ok);
      assert.equal(result.grant, undefined);
    }
    const all = grantForCommand("coder start alpha", { ownerId: user, choices: { workspace: "all" } });
    assert.ok(all.ok && all.grant);
    assert.deepEqual(all.grant.allowList.map(entryText).sort(), [
      "template:*",
      `user:${user}`,
      "workspace:*",
    ]);
  });

  it("has none on deployments that lack a scope or would ignore the limit, and says why", () => {
    const reasonOn = (line: string, text: string): string => {
      const result = grantForCommand(text, chosen, catalogOf(line));
      return result.ok ? "" : result.reason;
    };
    assert.equal(reasonOn("2.28", "coder start alpha"), "user:read needs Coder v2.31.7.");
    assert.match(reasonOn("2.20", "coder list"), /doesn't support scopes/);
    assert.equal(reasonOn("2.28", "coder list"), "");
    assert.equal(reasonOn("2.38", "coder start alpha"), "");
    assert.match(reasonOn("2.27", "coder organizations list"), /organization:read needs Coder v2\.29\.0/);
  });
});
