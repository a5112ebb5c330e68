import assert from "node:assert/strict";
import fc from "fast-check";
import { type ChoiceName, recipes } from "../../../../src/core";
import { applyFix, checkDraft } from "../../../../src/drafting/check/checkDraft";
import type { CheckRules } from "../../../../src/drafting/check/checkRules";
import type { Draft } from "../../../../src/drafting/draft/draft";
import { fitted, isSameDraft, withoutOwner, withTyped } from "../../../../src/drafting/draft/draftChanges";
import { detached, startFrom } from "../../../../src/drafting/draft/draftStart";
import type { Searched } from "../../../../src/drafting/things/thing";
import { ids, ownUser } from "../../core/arbitraries";
import { catalogOf } from "../../core/catalogs";

const [alpha, beta] = ids;
const bob = { id: "00000000-0000-4000-8000-00000000000b", username: "bob" };
const catalog = catalogOf("2.35");
const rules: CheckRules = {
  catalog,
  recipes: recipes(catalog),
  grants: new Map(),
  userId: ownUser,
  maximumSeconds: 30 * 86_400,
  takenNames: [],
};
const empty: Draft = { name: "mine", lifetime: "7d", scopes: [], reach: "all", allowList: [] };
const chosen = startFrom(rules, empty, "recipe:start-stop", { workspace: [alpha] });

function check(draft: Draft, searched: Searched = () => undefined, more: Partial<CheckRules> = {}) {
  const context = { now: new Date("2026-11-22T13:05:00Z"), sayEnd: () => "", searched };
  return checkDraft({ ...rules, ...more }, draft, 0, context);
}
const problemsOf = (...given: Parameters<typeof check>) => check(...given).check.problems;

describe("what is chosen by name for a new token", () => {
  it("has to be chosen: a recipe without its thing grants nothing, and says only that", () => {
    const started = startFrom(rules, empty, "recipe:start-stop", {});
    assert.deepEqual(problemsOf(started), { workspace: "Choose a workspace." });
    assert.equal(check(started).request, undefined);
    assert.deepEqual(check(started).check.summary, []);
    assert.deepEqual(problemsOf(chosen), {});
  });

  it("is a problem all the same once the person added scopes of their own", () => {
    const started = { ...startFrom(rules, empty, "recipe:start-stop", {}), scopes: ["workspace:read"] };
    const problems = problemsOf(started);
    assert.equal(problems.workspace, "Choose a workspace.");
    assert.notEqual(problems.allowList, undefined);
  });

  it("is no more than a text until it is chosen, whatever was chosen before", () => {
    for (const text of ["alfa", " ", ""]) {
      const { request } = check({ ...chosen, typed: { workspace: text } });
      assert.equal(request, undefined, text);
    }
    const typed = { ...chosen, typed: { workspace: " alfa " } };
    assert.match(problemsOf(typed).workspace ?? "", /^"alfa" isn't chosen yet/);
    assert.equal(problemsOf({ ...chosen, typed: { workspace: " " } }).workspace, "Choose a workspace.");
  });

  it("says that there is no such thing, and what may be meant, once the server was asked for that very text", () => {
    const meant = { entry: `workspace:${alpha}`, name: "alpha", detail: "" };
    const asked: [string, string][] = [];
    const searched: Searched = (kind, text) => {
      asked.push([kind, text]);
      return text === "alfa" ? { isNothing: true, meant } : { isNothing: false };
    };
    const typed = { ...chosen, typed: { workspace: "alfa", owner: "bo" } };
    const { problems, meant: said } = check(typed, searched).check;
    assert.equal(problems.workspace, 'There\'s no workspace named "alfa".');
    assert.match(problems.owner ?? "", /^"bo" isn't chosen yet/);
    assert.deepEqual(said, { workspace: meant });
    assert.deepEqual(asked.sort(), [
      ["user", "bo"],
      ["workspace", "alfa"],
    ]);
    assert.equal(check(chosen).check.meant, undefined);
  });

  it("asks nobody what an emptied field means", () => {
    const never: Searched = () => assert.fail("it was asked");
    assert.equal(problemsOf({ ...chosen, typed: { owner: "" } }, never).owner, "Choose a user.");
  });

  it("is the owner's whose form it is, and never another's", () => {
    assert.equal(problemsOf({ ...chosen, typed: { owner: "nobody" } }).owner !== undefined, true);
    assert.equal(check({ ...chosen, typed: { owner: "nobody" } }).request, undefined);
    assert.equal(problemsOf({ ...chosen, owner: bob }).owner, "Choose a user.");
    assert.equal(problemsOf(chosen, undefined, { owner: bob }).owner, "Choose a user.");
    assert.equal(problemsOf({ ...chosen, owner: bob }, undefined, { owner: bob }).owner, undefined);
  });

  it("is what is listed: a list that says something else is not sent", () => {
    const others: Partial<Draft>[] = [
      { allowList: chosen.allowList.map((entry) => entry.replace(alpha, beta)) },
      { allowList: chosen.allowList.map((entry) => entry.replace(alpha, "*")) },
      { allowList: [...chosen.allowList, "workspace:*"] },
      { allowList: chosen.allowList.filter((entry) => !entry.startsWith("workspace:")) },
      { reach: "all" },
    ];
    for (const other of others) {
      const { check: said, request } = check({ ...chosen, ...other });
      assert.match(said.problems.workspace ?? "", /don't match this workspace/, JSON.stringify(other));
      assert.equal(request, undefined);
    }
    const more = {
      ...chosen,
      allowList: [...chosen.allowList, "file:*"],
      scopes: [...chosen.scopes, "file:read"],
    };
    assert.deepEqual(problemsOf(more), {}, "what the recipe does not ask for is the person's to add");
  });

  it("is everything only where all of them were chosen, and then the sentence says so", () => {
    const all = startFrom(rules, empty, "recipe:start-stop", { workspace: "all" });
    const { request, check: said } = check(all);
    assert.ok(request?.grant.allowList.some(({ type, id }) => type === "workspace" && id === "*"));
    assert.match(said.summary[0] ?? "", /all workspaces/);
  });

  it("counts a text that was not added to the list, as long as there is a list", () => {
    const typed = { entry: " alp " };
    assert.match(problemsOf({ ...chosen, typed }).allowList ?? "", /^"alp" isn't added yet/);
    assert.equal(check({ ...chosen, typed }).request, undefined);
    assert.equal(problemsOf({ ...chosen, typed: { entry: " " } }).allowList, undefined);
    const all = { ...empty, scopes: ["workspace:read"], typed };
    assert.deepEqual(problemsOf(all), {});
  });

  it("counts no text of a question that is not asked", () => {
    const typed = { template: "dock" };
    assert.deepEqual(problemsOf({ ...chosen, typed }), {});
  });

  it("says why a recipe can grant nothing although everything is chosen", () => {
    const started = startFrom(rules, empty, "recipe:start-stop", { workspace: ["no id"] });
    assert.deepEqual(started.scopes, []);
    assert.match(problemsOf(started).scopes ?? "", /no valid ID/);
  });

  it("never makes a token of a text, a missing choice or another list, for any recipe", () => {
    const kinds: ChoiceName[] = ["workspace", "template", "organization"];
    const choice = fc.constantFrom("all" as const, [alpha], [alpha, beta], []);
    const text = fc.constantFrom("", "alfa", alpha, "*");
    const some = <Value>(value: fc.Arbitrary<Value>) =>
      fc.record({ workspace: value, template: value, organization: value }, { requiredKeys: [] });
    fc.assert(
      fc.property(
        fc.constantFrom(...rules.recipes),
        some(choice),
        some(text),
        ({ id, ...recipe }, choices, typed) => {
          if (!recipe.offered) return;
          const draft = withTyped(startFrom(rules, empty, `recipe:${id}`, choices), typed);
          const { request } = check(draft);
          const asked = kinds.filter((kind) => recipe.needs.includes(kind));
          const isWhole = asked.every(
            (kind) => (choices[kind] ?? []).length > 0 && typed[kind] === undefined,
          );
          assert.equal(request !== undefined, isWhole);
          for (const kind of asked) {
            const wanted = choices[kind] === "all" ? ["*"] : choices[kind];
            const sent = request?.grant.allowList
              .filter(({ type }) => type === kind)
              .map((entry) => entry.id);
            if (request) assert.deepEqual(sent, wanted);
          }
        },
      ),
    );
  });
});

describe("changing a draft for a new token", () => {
  it("keeps a recipe for a fix that leaves what was chosen, and takes it away with one that does not", () => {
    const kept = { ...chosen, allowList: [...chosen.allowList, "file:*"] };
    assert.equal(detached(rules, kept), kept);
    const typed = { owner: "bo", entry: "x", workspace: "alf" };
    const { choices, start, ...rest } = { ...chosen, typed, allowList: ["workspace:*", "template:*"] };
    assert.deepEqual(detached(rules, { ...rest, choices, start }), {
      ...rest,
      typed: { owner: "bo", entry: "x" },
    });
  });

  it("takes the recipe away with a fix that reaches further, so that it can be sent", () => {
    const all = { ...chosen, allowList: [] };
    const grant = { scopes: chosen.scopes, allowList: [{ type: "workspace", id: "*" }] };
    const finding = {
      kind: "x",
      severity: "warning",
      message: "",
      fixes: [{ title: "", grant, widens: true }],
    };
    const before = { ...check(all), findings: [finding] } as unknown as Parameters<typeof applyFix>[1];
    const after = applyFix(rules, before, 0, 0);
    assert.deepEqual([after.start, after.choices, after.allowList], [undefined, undefined, ["workspace:*"]]);
  });

  it("drops choices that a recipe does not ask for, and keeps what was typed", () => {
    const typed = { workspace: "alfa" };
    const started = startFrom(rules, { ...empty, typed }, "recipe:audit-tokens", { workspace: [alpha] });
    assert.deepEqual([started.choices, started.typed], [{}, typed]);
  });

  it("has no part for texts when none stands", () => {
    assert.deepEqual(withTyped({ ...empty, typed: { owner: "x" } }, { owner: undefined }), empty);
    assert.deepEqual(withTyped(empty, { owner: "" }), { ...empty, typed: { owner: "" } });
  });

  it("makes it the person's own, with what was typed elsewhere", () => {
    const other = { ...empty, owner: bob, typed: { owner: "bo", entry: "x" } };
    assert.deepEqual(withoutOwner(other), { ...empty, typed: { entry: "x" } });
  });

  it("lists the new owner where the owner before was listed", () => {
    const listed = [`user:${ownUser}`, `organization_member:${ownUser}`, `workspace:${ownUser}`, "user:*"];
    const draft = { ...empty, allowList: listed };
    assert.deepEqual(fitted(draft, { before: ownUser, userId: bob.id, isFixed: false }).allowList, [
      `user:${bob.id}`,
      `organization_member:${bob.id}`,
      `workspace:${ownUser}`,
      "user:*",
    ]);
    assert.equal(fitted(draft, { before: "", userId: bob.id, isFixed: false }), draft);
    assert.equal(fitted(draft, { before: ownUser, userId: "", isFixed: false }), draft);
  });

  it("tells drafts apart by what they say, not by the order in which they say it", () => {
    const { name, ...rest } = empty;
    assert.ok(isSameDraft(empty, { ...rest, name }));
    assert.ok(!isSameDraft(empty, { ...empty, typed: { owner: "" } }));
    assert.ok(!isSameDraft(empty, { ...empty, allowList: ["workspace:*"] }));
  });
});
