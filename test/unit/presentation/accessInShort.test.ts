import assert from "node:assert/strict";
import { accessInShort } from "../../../src/presentation/accessInShort";
import type { NamedThing, ThingNames } from "../../../src/tokens/audit/thingNames";
import { useVscode } from "../../support/vscode/host";
import { listedAt } from "../commands/commandSupport";
import { token } from "../tokens/auditSupport";
import { sessionAt } from "../views/pictureSupport";

describe("what a token accesses, in short", () => {
  useVscode();
  const known: Readonly<Record<string, NamedThing>> = {
    "1": { kind: "named", name: "alpha" },
    "2": { kind: "named", name: "Docker containers 👩‍👩‍👧‍👦" },
    "3": { kind: "gone" },
    "4": { kind: "self", name: "alice" },
  };
  const names: ThingNames = {
    peek: ({ id }) => known[id],
    isGone: () => false,
    lookUp: () => Promise.resolve(false),
  };
  function said(key: Parameters<typeof token>[1]): string {
    const [listed] = listedAt(sessionAt("coder.example.com", 0), [token("ci", key)]);
    assert.ok(listed);
    return accessInShort({
      ...listed.context,
      audited: listed.audited,
      context: { ...listed.context, names },
    });
  }
  const only = (...entries: string[]) => ({
    allowList: entries.map((entry) => {
      const [type = "", id = ""] = entry.split(":");
      return { type, id };
    }),
  });

  for (const [what, words, key] of [
    ["the only resource by name", "alpha", only("workspace:1", "template:*", "user:4")],
    ["the beginning of a long name", "Docker cont…", only("template:2")],
    ["several resources by number", "2 resources", only("workspace:1", "template:2", "workspace:3")],
    ["a whole kind", "all templates", only("template:*", "user:4")],
    ["everything of two kinds by the first", "all workspaces", only("workspace:*", "template:*")],
    ["one's own profile", "your profile", only("user:4")],
    ["the kind that permissions are about", "files", { scopes: ["file:read", "file:create"] }],
    [
      "workspaces without what reading them needs",
      "workspaces",
      { scopes: ["workspace:read", "template:read"] },
    ],
    [
      "templates, where they are not for workspaces",
      "2 permissions",
      { scopes: ["template:read", "file:read"] },
    ],
  ] as readonly (readonly [string, string, Parameters<typeof token>[1]])[])
    it(`is ${what}`, () => assert.equal(said(key), words));
});
