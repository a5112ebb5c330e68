import assert from "node:assert/strict";
import { questionsFor } from "../../../../src/tokens/proof/questions";
import { readsFor } from "../../../../src/tokens/proof/reads";
import { catalogOf, entryOf } from "../../core/catalogs";

const owner = "22222222-2222-4222-8222-222222222202";
const template = "3a3b3c3d-3333-4333-8333-3333333ddc01";
const idAt = (place: number): string => `4a4b4c4d-4444-4444-8444-${String(place).padStart(12, "0")}`;
const [one, two, three, four] = [1, 2, 3, 4].map(idAt) as [string, string, string, string];

const grantOf = (scopes: string, ...list: string[]) => ({
  scopes: scopes.split(" "),
  allowList: list.map(entryOf),
});
const asked = (grant: ReturnType<typeof grantOf>, examples = {}, line = "2.35"): string[] =>
  questionsFor(catalogOf(line), grant, owner, examples).map(
    ({ type, action, id, expected }) =>
      `${type}:${action}${id === undefined ? "" : ` ${id}`} ${String(expected)}`,
  );

describe("what is asked about a token", () => {
  it("is what it is granted and some of what it is not, of what is listed and in general", () => {
    const questions = asked(grantOf("workspace:read", `workspace:${one}`));
    for (const wanted of [
      `workspace:read ${one} true`,
      `workspace:create ${one} false`,
      "workspace:read false",
      "api_key:create false",
      "workspace:delete false",
      "template:update false",
      "user_secret:read false",
      "file:create false",
      `user:update_personal ${owner} false`,
    ])
      assert.ok(questions.includes(wanted), `${wanted} is not in ${questions.join("\n")}`);

    assert.equal(questions.filter((text) => text.includes(one)).length, 4);
  });

  it("is nothing of people in general, nor who may read or use templates, which is told for each alone", () => {
    const questions = asked(grantOf("user:* template:*"), { template });
    assert.ok(!questions.some((text) => /^user:\S+ (true|false)$/.test(text)));
    assert.ok(!questions.some((text) => /^template:(read|use) (true|false)$/.test(text)));
    assert.ok(questions.includes("template:create true"));
    assert.ok(questions.includes(`template:use ${template} true`));
    assert.ok(questions.includes(`user:read_personal ${owner} true`));
  });

  it("is about three things of a kind at most, of kinds whose things the server looks up", () => {
    const list = [one, two, three, four].map((id) => `workspace:${id}`);
    const ids = asked(grantOf("workspace:read", ...list)).flatMap(
      (text) => /read (\S{36})/.exec(text)?.[1] ?? [],
    );
    assert.deepEqual(ids, [one, two, three]);
    assert.ok(!asked(grantOf("file:read", `file:${one}`)).some((text) => text.includes(one)));
  });

  it("is whether a workspace and a template that are there can be read, each as what it is", () => {
    const examples = { workspace: four, template };
    const questions = asked(grantOf("workspace:read", `workspace:${one}`), examples);
    assert.ok(questions.includes(`workspace:read ${four} false`));
    assert.ok(!questions.some((text) => text.includes(template)));
    assert.ok(asked(grantOf("template:read"), examples).includes(`template:read ${template} true`));
  });

  it("is, of full access, all that the deployment has scopes for, and the plainest where it has none", () => {
    const types = (line: string, scopes: string) => [
      ...new Set(asked(grantOf(scopes), {}, line).map((text) => text.split(":")[0])),
    ];
    for (const type of ["file", "task", "organization", "user_skill", "workspace"])
      assert.ok(types("2.35", "coder:all").includes(type), type);

    assert.deepEqual(types("2.20", "workspace:read").sort(), [
      "api_key",
      "file",
      "template",
      "user",
      "user_secret",
      "workspace",
    ]);
    assert.ok(asked(grantOf("workspace:read"), {}, "2.20").includes("template:create true"));
  });
});

describe("what is read with a token", () => {
  const reads = (grant: ReturnType<typeof grantOf>, workspace?: string): string[] =>
    readsFor(catalogOf("2.35"), grant, owner, workspace).map(({ what, id }) =>
      id === undefined ? what : `${what} ${id}`,
    );
  const all = "workspace:read template:read user:read";

  it("is what its grant promises, and nothing else", () => {
    assert.deepEqual(reads(grantOf(all)), ["ownUser", "listWorkspaces", "listTemplates"]);
    assert.deepEqual(reads(grantOf("template:read")), ["listTemplates"]);
    assert.deepEqual(reads(grantOf("template:read"), one), ["listTemplates"]);
    assert.deepEqual(reads(grantOf("user:read", `user:${owner}`)), ["ownUser"]);
    assert.deepEqual(reads(grantOf("file:read")), []);
  });

  it("is two of the workspaces that are listed, else the one that is there", () => {
    const list = ["template:*", `user:${owner}`, ...[one, two, three].map((id) => `workspace:${id}`)];
    const named = reads(grantOf(all, ...list), four).filter((what) => what.startsWith("readWorkspace"));
    assert.deepEqual(named, [`readWorkspace ${one}`, `readWorkspace ${two}`]);
    assert.ok(reads(grantOf(all), four).includes(`readWorkspace ${four}`));
    const withTemplate = reads(grantOf(all, `template:${template}`, `workspace:${one}`, `user:${owner}`));
    assert.ok(!withTemplate.some((what) => what.includes(template)));
  });
});
