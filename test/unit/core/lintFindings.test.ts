import assert from "node:assert/strict";
import { buildCatalog, lintGrant } from "../../../src/core";
import { catalogOf, namesUpTo } from "./catalogs";
import { grantOf, told, userId } from "./lintInShort";

const all = "workspace:read template:read user:read";

describe("what is said of a grant, and what each button makes of it", () => {
  const cases: readonly (readonly [scopes: string, list: string, says: readonly string[]])[] = [
    [all, "", []],
    [all, "workspace:* template:* user:U", []],
    ["coder:workspaces.operate user:read", "", []],
    [`${all} workspace:start`, "", []],
    [all, "workspace:* template:* user:*", []],
    ["coder:workspaces.operate", "", ["cannot-identify-itself", "+ coder:workspaces.operate user:read |"]],
    ["coder:all", "", ["full-access coder:all"]],
    ["coder:all", "*:*", ["full-access coder:all"]],
    [
      "file:read user:read",
      "file:* file:* user:U",
      ["allow-entry-swallowed file:*", "→ file:read user:read | file:* user:U"],
    ],
    [
      "file:read",
      "file:* user:U",
      [
        "allow-entry-without-scope user:U",
        "→ file:read | file:*",
        "cannot-identify-itself",
        "+ file:read user:read | file:* user:U",
      ],
    ],
    ["moon:* user:read", "", ["unknown-scope moon:*", "→ user:read |"]],
    [
      `${all} workspace:start`,
      "workspace:* template:* user:X",
      ["cannot-identify-itself", `+ ${all} workspace:start | workspace:* template:* user:X user:U`],
    ],
    ["file:read", "", ["cannot-identify-itself", "+ file:read user:read |"]],
    [
      all,
      "workspace:W workspace:* template:* user:U workspace:W",
      ["allow-entry-swallowed workspace:W workspace:W", `→ ${all} | template:* user:U workspace:*`],
    ],
    [
      "file:read user:read",
      "file:* user:U user:U file:nope",
      [
        "invalid-allow-entry file:nope",
        "→ file:read user:read | file:* user:U user:U",
        "allow-entry-swallowed user:U",
        "→ file:read user:read | file:* user:U file:nope",
      ],
    ],
    [
      "file:read user:read",
      "file:* user:U *:*",
      ["allow-entry-swallowed file:* user:U", "→ file:read user:read | *:*"],
    ],
    [
      "user_secret:read user:read file:read",
      "user_secret:W *:X user:U file:*",
      [
        "type-has-no-ids user_secret:W *:X",
        "+ user_secret:read user:read file:read | *:X user:U file:* user_secret:*",
      ],
    ],
    [
      "api_key:read user:read",
      "api_key:W user:U",
      ["api-key-needs-type-wildcard api_key:W", "+ api_key:read user:read | user:U api_key:*"],
    ],
    [
      "workspace:create template:read user:read file:read",
      "workspace:W template:* user:U file:*",
      [
        "create-needs-type-wildcard workspace:W",
        "+ workspace:create template:read user:read file:read | template:* user:U file:* workspace:*",
        "action-without-read workspace:create",
        "+ workspace:create template:read user:read file:read workspace:read | workspace:W template:* user:U file:*",
        "dormant-workspaces-not-covered workspace:W",
      ],
    ],
    [
      "file:create user:read",
      "*:W user:U",
      ["create-needs-type-wildcard *:W", "+ file:create user:read | *:W user:U file:*"],
    ],
    [
      "template:create template:read user:read",
      "template:T user:U",
      ["list-fails-with-id template:T", "+ template:create template:read user:read | user:U template:*"],
    ],
    [
      all,
      "workspace:W template:T user:U",
      [
        "template-id-breaks-workspace template:T",
        `+ ${all} | workspace:W user:U template:*`,
        "list-fails-with-id workspace:W template:T",
        `+ ${all} | user:U workspace:* template:*`,
        "dormant-workspaces-not-covered workspace:W",
      ],
    ],
    [
      all,
      "template:T user:U",
      [
        "scope-type-without-allow-entry workspace:read",
        `+ ${all} | template:T user:U workspace:*`,
        "list-fails-with-id template:T",
        `+ ${all} | user:U template:*`,
      ],
    ],
    [
      all,
      "*:W user:U",
      [
        "template-id-breaks-workspace *:W",
        `+ ${all} | *:W user:U template:*`,
        "list-fails-with-id *:W",
        `+ ${all} | *:W user:U workspace:* template:*`,
      ],
    ],
    [
      "file:read user:read",
      "workspace:W workspace_dormant:W file:* user:U",
      ["allow-entry-without-scope workspace:W workspace_dormant:W", "→ file:read user:read | file:* user:U"],
    ],
    [
      "file:read user:read",
      "workspace:W workspace_dormant:X file:* user:U",
      [
        "allow-entry-without-scope workspace:W workspace_dormant:X",
        "→ file:read user:read | file:* user:U",
        "dormant-workspaces-not-covered workspace:W",
      ],
    ],
    [
      "file:read user:read",
      "workspace:{W} file:* user:U",
      [
        "non-canonical-id workspace:{W}",
        "→ file:read user:read | workspace:W file:* user:U",
        "allow-entry-without-scope workspace:{W}",
        "→ file:read user:read | file:* user:U",
        "dormant-workspaces-not-covered workspace:{W}",
      ],
    ],
    [
      "workspace:application_conect user:read file:read",
      "",
      [
        "unknown-scope workspace:application_conect",
        "+ workspace:application_connect user:read file:read |",
        "→ user:read file:read |",
      ],
    ],
    ["xyzzy user:read", "", ["unknown-scope xyzzy", "→ user:read |"]],
    [
      "user:read user:read file:read file:read",
      "",
      ["duplicate-scope user:read file:read", "→ user:read file:read |"],
    ],
    [
      "coder:all user:read file:read",
      "",
      [
        "full-access-makes-others-redundant user:read file:read",
        "→ user:read file:read |",
        "→ coder:all |",
        "full-access coder:all user:read file:read",
      ],
    ],
    [
      "file:* file:read user:read",
      "",
      ["scope-covered-by-another file:read", "→ file:* user:read |", "wildcard-grows-with-upgrades file:*"],
    ],
    ["api_key:create user:read", "", ["can-mint-broader-tokens api_key:create"]],
    ["coder:all", "api_key:* user:U", ["can-mint-broader-tokens coder:all"]],
    [
      "workspace:start workspace:read template:read user:read",
      "workspace:* template:* user:nope",
      [
        "invalid-allow-entry user:nope",
        "→ workspace:start workspace:read template:read user:read | workspace:* template:*",
        "scope-type-without-allow-entry user:read",
        "+ workspace:start workspace:read template:read user:read | workspace:* template:* user:nope user:U",
        "cannot-identify-itself",
        "+ workspace:start workspace:read template:read user:read | workspace:* template:* user:nope user:U",
        "build-needs-owner workspace:start",
      ],
    ],
  ];
  for (const [scopes, list, says] of cases) {
    it(`${scopes} | ${list}`, () => {
      assert.deepEqual(told(scopes, list), says);
    });
  }

  it("leaves nothing out that would leave nothing: an empty list means everything", () => {
    assert.deepEqual(told("user:read", "user:nope").slice(0, 2), [
      "invalid-allow-entry user:nope",
      "scope-type-without-allow-entry user:read",
    ]);
    assert.ok(!told("xyzzy", "").some((line) => line === "→  |" || line === "→ |"));
  });

  it("is more than a hint where the release is known to fail", () => {
    const findings = lintGrant(catalogOf("2.35"), grantOf(all, "workspace:W template:* user:U"), { userId });
    const [first] = findings.filter(({ kind }) => kind === "list-fails-with-id");
    assert.equal(first?.severity, "warning");
    assert.match(first.message, /^Listing fails on this server/);
  });

  it("calls two sets that it does not know each by its own name, and covered by neither", () => {
    const newer = buildCatalog([...namesUpTo("v2.35.0"), "coder:moon.walk", "coder:sun.walk"], "v2.35.1");
    assert.deepEqual(told("coder:moon.walk coder:sun.walk user:read", "", { userId }, newer), []);
  });

  it("offers to read oneself where that can be asked for, and says which release it takes elsewhere", () => {
    const message = (line: string, scopes: string): string =>
      lintGrant(catalogOf(line), grantOf(scopes, ""), { userId }).find(
        ({ kind }) => kind === "cannot-identify-itself",
      )?.message ?? "";
    assert.match(message("2.31", "file:read"), /coder whoami will fail: the token can't read your profile/);
    assert.match(message("2.29", "file:read"), /That needs Coder v2\.31\.7/);
    assert.equal(told("file:read", "", { userId }, catalogOf("2.29")).length, 1);
  });

  it("replaces a misspelt scope by none that grants every action or everything, whatever is near it", () => {
    const catalog = catalogOf("2.35");
    const wide = catalog.scopes.filter(({ kind }) => kind === "wildcard" || kind === "full");
    const narrow = catalog.scopes.filter(({ kind }) => kind === "action");
    for (const { name } of [...wide, ...narrow]) {
      for (let at = 1; at < name.length; at += 1) {
        const misspelt = name.slice(0, at) + name.slice(at + 1);
        if (misspelt.includes("*")) continue;
        const findings = lintGrant(catalog, { scopes: [misspelt, "user:read"], allowList: [] });
        const made = findings
          .filter(({ kind }) => kind === "unknown-scope")
          .flatMap(({ fixes }) => fixes.flatMap(({ grant }) => grant.scopes));
        assert.deepEqual(
          made.filter((scope) => scope.endsWith(":*") || scope === "coder:all"),
          [],
          misspelt,
        );
      }
    }
  });
});
