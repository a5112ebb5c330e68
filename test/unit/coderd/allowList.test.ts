import assert from "node:assert/strict";
import { admits, formatAllowEntry, parseAllowEntry, tidyAllowList } from "../../coderd/authz/allowList";
import { may, type Subject } from "../../coderd/authz/decide";
import { expandScopes } from "../../coderd/authz/expandScopes";

const a = "00000000-0000-4000-8000-00000000000a";
const b = "00000000-0000-4000-8000-00000000000b";

function parsed(texts: readonly string[]) {
  return texts.map((text) => {
    const entry = parseAllowEntry(text);
    assert.ok(!("refusal" in entry), text);
    return entry;
  });
}

describe("allow list of the embedded server", () => {
  const tidied: [given: string[], kept: string[]][] = [
    [["*:*"], ["*:*"]],
    [[], ["*:*"]],
    [[`workspace:${a}`, "*:*", `template:${b}`], ["*:*"]],
    [["workspace:*", `workspace:${a}`, `workspace:${b}`], ["workspace:*"]],
    [
      [`template:${b}`, `template:${b}`, `template:${a}`],
      [`template:${a}`, `template:${b}`],
    ],
    [
      [`workspace:${a}`, "template:*"],
      ["template:*", `workspace:${a}`],
    ],
    [
      ["*:*".replace("*", "workspace"), `*:${a}`],
      [`*:${a}`, "workspace:*"],
    ],
  ];
  for (const [given, kept] of tidied) {
    it(`keeps ${JSON.stringify(given)} as ${JSON.stringify(kept)}`, () => {
      assert.deepEqual(tidyAllowList(parsed(given)).map(formatAllowEntry), kept);
    });
  }

  for (const text of [
    "unknown:*",
    "workspace:bad-uuid",
    ":",
    "",
    "workspace",
    "workspace: *",
    "workspace :*",
  ]) {
    it(`refuses ${JSON.stringify(text)}`, () => {
      assert.ok("refusal" in parseAllowEntry(text));
    });
  }

  it("admits a thing without id only by typed wildcards", () => {
    assert.equal(admits(parsed([`workspace:${a}`]), "workspace", ""), false);
    assert.equal(admits(parsed(["workspace:*"]), "workspace", ""), true);
    assert.equal(admits(parsed([`*:${a}`]), "group", a), true);
    assert.equal(admits(parsed([`workspace:${a}`]), "group", a), false);
  });
});

describe("decisions of the embedded server", () => {
  const everythingButUsers = expandScopes(
    ["workspace:*", "template:*", "group:*", "coder:apikeys.manage_self"],
    true,
  );
  const subject: Subject = {
    userId: "me",
    roles: ["owner"],
    organizations: ["home"],
    permissions: everythingButUsers,
    allowList: parsed([`workspace:${a}`, "template:*", `group:${b}`, "user:*"]),
  };
  const checks: [action: string, type: string, id: string, allowed: boolean][] = [
    ["read", "workspace", a, true],
    ["read", "workspace", b, false],
    ["create", "workspace", "", false],
    ["update", "template", b, true],
    ["create", "template", "", true],
    ["read", "group", b, true],
    ["read", "group", a, false],
    ["create", "group", "", false],
    ["read", "user", a, false],
    ["read", "api_key", "0123456789", false],
  ];
  for (const [action, type, id, allowed] of checks) {
    it(`${allowed ? "allows" : "denies"} ${action} of ${type} ${id || "without id"}`, () => {
      assert.equal(may(subject, action, { type, id }), allowed);
    });
  }

  it("never lets a scope add to what the roles allow", () => {
    const member: Subject = {
      ...subject,
      roles: [],
      permissions: expandScopes(["coder:all"], true),
      allowList: parsed(["*:*"]),
    };
    const own = { type: "workspace", id: a, owner: "me", organization: "home" };
    assert.equal(may(member, "read", own), true);
    assert.equal(may(member, "read", { ...own, owner: "other" }), false);
    assert.equal(may(member, "read", { ...own, organization: "elsewhere" }), false);
  });
});
