import assert from "node:assert/strict";
import { buildCatalog, expand, requestable, serverFeatures } from "../../../src/core";
import { knownNames } from "../../../src/core/commands/knownNames";
import { catalogOf, namesUpTo } from "./catalogs";

describe("buildCatalog", () => {
  const catalog = catalogOf("2.35");

  it("tells the kinds of scopes apart and describes each in a short sentence", () => {
    const kinds = new Map(catalog.scopes.map(({ name, kind }) => [name, kind]));
    assert.equal(kinds.get("coder:all"), "full");
    assert.equal(kinds.get("coder:workspaces.operate"), "composite");
    assert.equal(kinds.get("workspace:*"), "wildcard");
    assert.equal(kinds.get("workspace:read"), "action");
    for (const { name, description } of catalog.scopes) {
      assert.match(description, /^[A-Z].*\.$/, name);
      assert.ok(description.split(" ").length <= 12, description);
    }
  });

  it("groups every scope once, under a title", () => {
    assert.deepEqual(catalog.groups.map(({ resource }) => resource).slice(0, 3), [
      "coder",
      "workspace",
      "template",
    ]);
    assert.equal(catalog.groups.flatMap(({ scopes }) => scopes).length, catalog.scopes.length);
    for (const { title } of catalog.groups) assert.match(title, /^[A-Z]/);
  });

  it("keeps what is newer than itself as it is", () => {
    const newer = buildCatalog([...namesUpTo("v2.35.0"), "moon:land", "moon:*", "coder:moon.walk"], "v3.0.0");
    assert.deepEqual(requestable(newer, "moon:land"), { ok: true, value: "moon:land" });
    assert.deepEqual(expand(newer, ["moon:land"]), { ok: true, value: ["moon:land"] });
    assert.deepEqual(expand(newer, ["coder:moon.walk"]), { ok: true, value: [] });
    assert.deepEqual(newer.groups.at(-1)?.title, "moon");
    assert.deepEqual(newer.resourceTypes.find(({ type }) => type === "moon")?.actions, ["land"]);
  });

  it("survives JSON", () => {
    const copy = JSON.parse(JSON.stringify(catalog)) as typeof catalog;
    assert.deepEqual(copy, catalog);
    assert.deepEqual(requestable(copy, "workspace:read"), { ok: true, value: "workspace:read" });
  });

  it("knows the types of a release", () => {
    const types = (line: string): string[] => catalogOf(line).resourceTypes.map(({ type }) => type);
    assert.ok(types("2.35").includes("user_skill"));
    assert.ok(!types("2.31").includes("user_skill"));
    assert.equal(types("2.35").length, 49);
  });

  it("knows all that v2.35.1 offers without asking it", () => {
    assert.deepEqual(knownNames(), namesUpTo("v2.35.0"));
  });
});

describe("requestable", () => {
  const reasonFor = (line: string, name: string): string => {
    const answer = requestable(catalogOf(line), name);
    return answer.ok ? "" : answer.error;
  };

  it("says why not", () => {
    assert.match(reasonFor("2.28", "user:read"), /v2\.31\.7/);
    assert.match(reasonFor("2.35", "organization_skill:read"), /v2\.36\.0/);
    assert.match(reasonFor("2.35", "debug_info:read"), /internal/);
    assert.match(reasonFor("2.35", "workspace:raed"), /workspace:read/);
    assert.match(reasonFor("2.35", "Workspaces:Read"), /workspace:read/);
    assert.match(reasonFor("2.35", "xyzzy"), /No scope/);
    assert.match(reasonFor("2.20", "workspace:read"), /cannot limit tokens/);
    const without = buildCatalog(
      namesUpTo("v2.35.0").filter((name) => !name.startsWith("task")),
      "v2.36.0",
    );
    const gone = requestable(without, "task:read");
    assert.match(gone.ok ? "" : gone.error, /any more/);
  });
});

describe("serverFeatures", () => {
  const names = namesUpTo("v2.35.0");

  for (const [version, hard] of [
    ["v2.35.0", true],
    ["v2.34.3", true],
    ["v2.34.2", false],
    ["v2.33.9", true],
    ["v2.33.8", false],
    ["v2.32.8", true],
    ["v2.31.14", false],
    ["v2.30.99", false],
    ["v2.29.18", true],
    ["v2.29.17", false],
    ["v2.40.1+abc123", true],
  ] as const) {
    it(`${hard ? "has" : "lacks"} hard expiry on ${version}`, () => {
      assert.equal(serverFeatures(names, version).hardExpiry, hard);
    });
  }

  it("reads versions with builds and tags behind them", () => {
    assert.equal(serverFeatures(names, "v2.31.0+4f3a").expire, false);
    assert.equal(serverFeatures(names, "2.31.1").expire, true);
    assert.equal(serverFeatures(names, "v2.31.1-devel+4f3a").includeExpired, true);
  });

  it("judges by the names where the version says nothing", () => {
    const devel = serverFeatures(names, "v0.0.0-devel");
    assert.deepEqual(
      [devel.expire, devel.hardExpiry, devel.workingComposites, devel.allowLists],
      [true, true, true, true],
    );
    const older = serverFeatures(namesUpTo("v2.29.0"), "");
    assert.deepEqual(
      [older.expire, older.hardExpiry, older.workingComposites, older.allowLists],
      [false, false, false, true],
    );
    assert.equal(serverFeatures(namesUpTo("v2.27.0"), "main").allowLists, false);
    assert.equal(serverFeatures(undefined, "what").scopes, false);
  });

  it("believes the names before the version", () => {
    assert.equal(serverFeatures(undefined, "v2.35.1").scopes, false);
    assert.equal(serverFeatures(names, "v2.31.0").userRead, true);
  });

  it("knows where lists fail", () => {
    assert.equal(serverFeatures(namesUpTo("v2.27.0"), "v2.27.1").idListDefect, "no");
    assert.equal(serverFeatures(names, "v2.35.1").idListDefect, "yes");
    assert.equal(serverFeatures(names, "v2.36.0").idListDefect, "maybe");
  });
});
