import assert from "node:assert/strict";
import { buildCatalog, expand, parseAllowEntry, requestable, serverFeatures } from "../../../../src/core";
import { nearestNames } from "../../../../src/core/catalog/nearest";
import { knownNames } from "../../../../src/core/commands/knownNames";
import { parsePermission } from "../../../../src/core/grant/scope";
import { catalogOf, laterNames, lines, namesUpTo } from "../catalogs";

describe("buildCatalog", () => {
  const catalog = catalogOf("2.35");

  it("has words for what newer releases offer", () => {
    const words = (name: string) =>
      catalogOf("2.38").scopes.find((scope) => scope.name === name)?.description;
    assert.equal(words("chat_model_config:read"), "View an organization's chat models.");
    assert.equal(words("chat_model_config:share"), "Share an organization's chat models.");
    const title = catalogOf("2.38").groups.find(({ resource }) => resource === "chat_model_config")?.title;
    assert.equal(title, "Chat models");
  });

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

  it("has its types by name, each with actions that are none of them empty", () => {
    const names = catalog.resourceTypes.map(({ type }) => type);
    assert.deepEqual(names, names.toSorted());
    for (const { type, actions } of catalog.resourceTypes)
      assert.ok(actions.length > 0 && !actions.includes(""), type);
  });

  it("takes for no permission what lacks a half", () => {
    for (const name of ["workspace:", ":read", "workspace", ""])
      assert.equal(parsePermission(name), undefined);
    assert.deepEqual(parsePermission("workspace:read"), { type: "workspace", action: "read" });
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
    assert.match(reasonFor("2.35", "debug_info:read"), /internal/);
    assert.match(reasonFor("2.35", "workspace:raed"), /workspace:read/);
    assert.match(reasonFor("2.35", "Workspaces:Read"), /workspace:read/);
    assert.equal(reasonFor("2.35", "xyzzy"), "There's no scope named xyzzy.");
    assert.match(reasonFor("2.20", "workspace:read"), /doesn't support scopes/);
  });

  it("claims no history of a name that a release does not offer", () => {
    for (const name of [
      "inbox_notification:read",
      "organization_skill:share",
      "organization_skill:*",
      "user_memory:*",
    ]) {
      for (const line of lines.filter((each) => each !== "2.20" && each !== "later"))
        assert.equal(reasonFor(line, name), `This deployment doesn't offer ${name}.`, line);
    }
    assert.equal(reasonFor("2.38", "task:read"), "This deployment doesn't offer task:read.");
    assert.equal(reasonFor("2.27", "task:read"), "task:read needs Coder v2.28.0.");
    assert.equal(reasonFor("2.36", "chat_model_config:read"), "chat_model_config:read needs Coder v2.37.0.");
    assert.equal(reasonFor("2.37", "chat_model_config:share"), "");
    assert.match(reasonFor("2.38", "chat_model_config:create"), /internal/);
    assert.match(reasonFor("2.36", "workspace_build_orchestration:read"), /internal/);
  });

  it("tells no release of a build that says none of itself", () => {
    const untagged = buildCatalog(namesUpTo("v2.35.0"), "v0.0.0-devel+4f3a");
    const answer = requestable(untagged, "chat_model_config:read");
    assert.equal(answer.ok ? "" : answer.error, "This deployment doesn't offer chat_model_config:read.");
  });

  it("believes the names of a server newer than every table", () => {
    assert.deepEqual(requestable(catalogOf("later"), "organization_skill:share"), {
      ok: true,
      value: "organization_skill:share",
    });
    for (const name of laterNames) assert.ok(requestable(catalogOf("later"), name).ok, name);
  });
});

describe("nearestNames", () => {
  it("are those that share more than every second pair of letters, in their order, nearest first", () => {
    assert.deepEqual(nearestNames("abcdxy", ["abcdpq", "abcdxz", "abcdxy"]), ["abcdxy", "abcdxz"]);
    assert.deepEqual(nearestNames("abcd", ["dcba", "badc"]), []);
    assert.deepEqual(nearestNames("abc", ["abc", "ABC", "a-b-c", "a:b:c"]), ["abc", "ABC", "a-b-c"]);
  });
});

describe("the types of an allow list", () => {
  const takes = (line: string, type: string): boolean => parseAllowEntry(`${type}:*`, catalogOf(line)).ok;

  it("are those of the release", () => {
    assert.deepEqual(
      ["2.27", "2.37", "2.38"].map((line) => takes(line, "task")),
      [false, true, false],
    );
    assert.deepEqual(
      ["2.35", "2.36", "2.38"].map((line) => takes(line, "workspace_build_orchestration")),
      [false, true, true],
    );
    for (const type of ["mcp_server_config", "chat_model_config"]) {
      assert.deepEqual(
        ["2.36", "2.37", "2.38"].map((line) => takes(line, type)),
        [false, true, true],
        type,
      );
    }
    assert.ok(!catalogOf("2.38").resourceTypes.some(({ type }) => type === "task"));
  });

  it("are asked of a server newer than every table, as long as they look like types", () => {
    assert.ok(takes("later", "moon_base"));
    assert.ok(!takes("later", "Moon base"));
    assert.ok(!takes("2.38", "moon_base"));
  });

  it("are not denied to a build that says no release, unless its names deny them", () => {
    const takesUntagged = (names: string[], type: string): boolean =>
      parseAllowEntry(`${type}:*`, buildCatalog(names, "main")).ok;
    assert.ok(takesUntagged(namesUpTo("v2.35.0"), "mcp_server_config"));
    assert.ok(!takesUntagged(namesUpTo("v2.38.0"), "task"));
    assert.ok(!takesUntagged(namesUpTo("v2.35.0"), "moon_base"));
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
    const releaseBy = (release: string) => buildCatalog(namesUpTo(release), "v0.0.0-devel").release.join(".");
    assert.deepEqual(
      ["v2.38.0", "v2.37.0", "v2.35.0", "v2.34.0", "v2.29.0", "v2.28.0", "v2.27.0"].map(releaseBy),
      ["2.38.0", "2.37.0", "2.35.0", "2.34.0", "2.29.0", "2.28.0", "2.27.0"],
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
    for (const version of ["v2.28.0", "v2.35.2", "v2.36.0", "v2.37.0", "v2.38.9"])
      assert.equal(serverFeatures(names, version).idListDefect, "yes", version);

    assert.equal(serverFeatures(names, "v2.39.0").idListDefect, "maybe");
  });
});
