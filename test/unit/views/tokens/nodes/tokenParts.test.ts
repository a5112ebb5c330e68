import assert from "node:assert/strict";
import type { TokenMarks } from "../../../../../src/presentation/token/tokenMarks";
import type { LoadedTokens } from "../../../../../src/tokens/list/loadedTokens";
import { TokenNode } from "../../../../../src/views/tokens/nodes/tokenNode";
import { tokenParts } from "../../../../../src/views/tokens/nodes/tokenParts";
import { noMarks } from "../../../../support/noMarks";
import { useVscode } from "../../../../support/vscode/host";
import { listedAt } from "../../../commands/commandSupport";
import { retiringAt } from "../../../commands/session/leaving/leavingSupport";
import { token } from "../../../tokens/auditSupport";
import { sessionAt } from "../../pictureSupport";

describe("the rows below a token", () => {
  useVscode();
  const session = sessionAt("coder.example.com", 0);
  function parts(key = token("ci"), more: Partial<LoadedTokens> = {}, marks: Partial<TokenMarks> = {}) {
    const [listed] = listedAt(session, [key], more, { ...noMarks, ...marks });
    assert.ok(listed);
    return tokenParts(new TokenNode(listed, undefined));
  }
  const namesOf = (...given: Parameters<typeof parts>) => parts(...given).map(({ part }) => part.name);
  function part(name: string, ...given: Parameters<typeof parts>) {
    const found = parts(...given).find((node) => node.part.name === name);
    assert.ok(found, name);
    return found;
  }

  it("are what it can do and reach, when it was used, and when it ends, with why to look at it before", () => {
    assert.deepEqual(namesOf(), ["can", "reach", "used", "ends"]);
    assert.deepEqual(namesOf(token("ci", { scopes: ["coder:all"] })), [
      "fullAccess",
      "can",
      "reach",
      "used",
      "ends",
    ]);
    assert.deepEqual(namesOf(token("ci", { age: 29.5 })), ["can", "reach", "used", "ends"]);
    assert.equal(namesOf(undefined, {}, { noteOf: () => "for CI" })[0], "note");
    const retirementOf = () => retiringAt(session, "ci");
    assert.equal(namesOf(undefined, {}, { retirementOf })[0], "retires");
  });

  it("have an id each, of their own token", () => {
    const ids = parts().map(({ id }) => id);
    assert.equal(new Set(ids).size, ids.length);
    assert.ok(ids.every((id) => id.startsWith(`https://coder.example.com ${token("ci").id} `)));
  });

  it("list the scopes, each with what it means, and full access where there are none", async () => {
    const scopesOf = async (scopes: string[]) =>
      ((await part("can", token("ci", { scopes })).children?.()) ?? []).map((node) => node.part);
    const [read] = await scopesOf(["workspace:read"]);
    assert.equal(read?.label, "workspace:read");
    assert.notEqual(read.description ?? "", "");
    assert.deepEqual(
      (await scopesOf([])).map(({ label }) => label),
      ["coder:all"],
    );
  });

  it("list what it reaches, with ids to copy, and open nothing where nothing limits it", async () => {
    assert.equal(part("reach").children, undefined);
    const id = "8d4f2c1a-55aa-4b0e-9c3e-2f1f7a6f0b21";
    const allowList = [
      { type: "template", id: "*" },
      { type: "workspace", id },
    ];
    const listed = (await part("reach", token("ci", { allowList })).children?.()) ?? [];
    assert.deepEqual(
      listed.map((node) => [node.part.tags, node.part.resourceId]),
      [
        ["resource+workspace", id],
        ["everyResource", undefined],
      ],
    );
  });

  it("say when it was used, or that it never was and when it was created", () => {
    assert.match(part("used").part.description ?? "", / \(accurate to the hour\)$/);
    const never = part("used", token("new", { used: -1 })).part;
    assert.equal(never.description, "never");
    assert.match(never.tooltip ?? "", /^Created .*, never used\.$/);
  });

  it("say that use moves the end where it does, and warn of one that comes soon", () => {
    const [listed] = listedAt(session, ["ci"]);
    assert.ok(listed);
    const features = { ...listed.loaded.features, hardExpiry: false };
    assert.match(
      part("ends", undefined, { features }).part.tooltip ?? "",
      /Using the token extends its lifetime/,
    );
    assert.doesNotMatch(part("ends").part.tooltip ?? "", /extends its lifetime/);
    assert.doesNotMatch(
      part("ends", token("over", { age: 40 }), { features }).part.tooltip ?? "",
      /extends its lifetime/,
    );
    assert.deepEqual(
      [
        part("ends").part,
        part("ends", token("ci", { age: 29.5 })).part,
        part("ends", token("x", { age: 40 })).part,
      ].map(({ label, isWarning }) => [label, isWarning]),
      [
        ["Expires", false],
        ["Expires", true],
        ["Expired", false],
      ],
    );
  });
});
