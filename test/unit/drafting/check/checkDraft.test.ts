import assert from "node:assert/strict";
import fc from "fast-check";
import { entryText, recipes } from "../../../../src/core";
import { applyFix, checkDraft } from "../../../../src/drafting/check/checkDraft";
import { checkFields } from "../../../../src/drafting/check/checkFields";
import type { CheckContext, CheckedDraft, CheckRules } from "../../../../src/drafting/check/checkRules";
import type { Draft } from "../../../../src/drafting/draft/draft";
import { recipeGroups, startFrom } from "../../../../src/drafting/draft/draftStart";
import { grants, ids, ownUser, runs } from "../../core/arbitraries";
import { catalogOf } from "../../core/catalogs";

const [alpha] = ids;
const context: CheckContext = {
  now: new Date("2026-11-22T13:05:00Z"),
  sayEnd: (end) => `Ends ${end.toISOString()}.`,
  nameOf: ({ id }) => (id === alpha ? { name: "alpha", detail: "" } : undefined),
};
const draft: Draft = {
  name: "watch",
  lifetime: "7d",
  scopes: ["workspace:read"],
  reach: "all",
  allowList: [],
};

function rulesOf(line = "2.35", takenNames: string[] = []): CheckRules {
  const catalog = catalogOf(line);
  const starts = { recipes: recipes(catalog), grants: new Map(), userId: ownUser };
  return { ...starts, catalog, maximumSeconds: 30 * 86_400, takenNames };
}
function checked(change: Partial<Draft>, rules = rulesOf(), more: Partial<CheckContext> = {}): CheckedDraft {
  return checkDraft(rules, { ...draft, ...change }, 3, { ...context, ...more });
}

describe("checking what is filled in for a new token", () => {
  it("lets a right draft be sent as it is, and says what it does and when it ends", () => {
    const { check, request } = checked({ name: " watch " });
    assert.deepEqual(request, {
      name: "watch",
      lifetimeSeconds: 604_800,
      grant: { scopes: ["workspace:read"], allowList: [] },
    });
    assert.equal(check.turn, 3);
    assert.equal(check.canSubmit, true);
    assert.equal(check.ends, "Ends 2026-11-29T13:05:00.000Z.");
    assert.deepEqual(check.summary, [
      "Can read all workspaces.",
      "Can't create tokens.",
      "Not limited to specific resources.",
    ]);
  });

  it("lets nothing be sent whose grant nobody has said, and checks the fields of the others all the same", () => {
    const check = (change: Partial<Draft>) => checkFields(rulesOf(), { ...draft, ...change }, 3, context);
    const given = check({});
    assert.deepEqual([given.check.canSubmit, given.request, given.check.problems], [false, undefined, {}]);
    const none = check({ scopes: [], name: "a b", lifetime: "never" });
    assert.deepEqual(none, checked({ scopes: [], name: "a b", lifetime: "never" }));
  });

  it("says for whom a token is that will be another's, and no more of their role than it knows", () => {
    const owner = { id: "00000000-0000-4000-8000-00000000000b", username: "bob" };
    const change = { owner, reach: "only", allowList: [`user:${owner.id}`] } as const;
    const { check, request } = checked(
      { ...change, allowList: [...change.allowList] },
      { ...rulesOf(), owner, userId: owner.id },
      {
        roles: new Map([["workspace:read", false]]),
        nameOf: ({ id }) => (id === owner.id ? { name: "bob", detail: "" } : undefined),
      },
    );
    assert.deepEqual(request?.owner, owner);
    assert.match(check.summary.at(-1) ?? "", /^Acts on behalf of bob\..*role may not allow/);
    assert.ok(check.summary.includes("Access to: user bob."), check.summary.join(" "));
    assert.doesNotMatch(JSON.stringify(check.picture), /role/i);
    assert.equal("owner" in (checked({}).request ?? {}), false);
  });

  it("says what is wrong beside each field", () => {
    const { check, request } = checked(
      { name: "a", lifetime: "12x", scopes: [], reach: "only", allowList: ["workspace:nope", "user:*"] },
      rulesOf("2.35", ["a", "a-2"]),
    );
    assert.equal(request, undefined);
    assert.equal(check.canSubmit, false);
    assert.deepEqual(Object.keys(check.problems).sort(), ["allowList", "lifetime", "name", "scopes"]);
    assert.equal(check.freeName, "a-3");
    assert.notEqual(check.entryProblems[0], null);
    assert.equal(check.entryProblems[1], null);
    assert.equal(check.ends, "");
  });

  it("refuses a lifetime above the deployment's, and a scope that it does not offer", () => {
    assert.match(checked({ lifetime: "31d" }).check.problems.lifetime ?? "", /at most/);
    assert.match(
      checked({ scopes: ["user:read"] }, rulesOf("2.28")).check.problems.scopes ?? "",
      /user:read/,
    );
  });

  it("never draws an empty list as no limit", () => {
    const { check, request } = checked({ reach: "only" });
    assert.equal(request, undefined);
    assert.equal(check.picture, undefined);
    assert.deepEqual(check.summary, ["Nothing yet. Select at least one resource."]);
  });

  it("sends ids in the form that matches", () => {
    const { request } = checked({ reach: "only", allowList: [`workspace:{${alpha.toUpperCase()}}`] });
    assert.deepEqual(request?.grant.allowList, [{ type: "workspace", id: alpha }]);
  });

  it("puts names where the engine has ids", () => {
    const { check } = checked({ reach: "only", allowList: [`workspace:${alpha}`, "template:*"] });
    assert.deepEqual(check.summary.at(-1), "Access to: workspace alpha, all templates.");
    const texts = JSON.stringify(check);
    assert.ok(!texts.includes(alpha), texts);
    const fixes = check.findings.flatMap((finding) => finding.fixes);
    assert.ok(fixes.length > 0);
  });

  it("tells harm first and offers at most two fixes for each finding", () => {
    fc.assert(
      fc.property(grants(catalogOf("2.35")), (grant) => {
        const { check } = checked({
          scopes: grant.scopes,
          reach: grant.allowList.length > 0 ? "only" : "all",
          allowList: grant.allowList.map(entryText),
        });
        const order = check.findings.map(({ severity }) => ["error", "warning", "hint"].indexOf(severity));
        assert.deepEqual(order, order.toSorted());
        assert.ok(check.findings.every(({ fixes }) => fixes.length <= 2));
      }),
      { numRuns: Math.min(runs, 300) },
    );
  });

  it("applies the fix that a button stands for, and nothing else", () => {
    const before = checked({
      reach: "only",
      allowList: [`workspace:${alpha}`],
      scopes: ["workspace:read", "template:read"],
    });
    const place = before.findings.findIndex(({ kind }) => kind === "scope-type-without-allow-entry");
    const after = applyFix(rulesOf(), before, place, 0);
    assert.deepEqual(after.allowList, [`workspace:${alpha}`, "template:*"]);
    assert.deepEqual({ ...after, allowList: [] }, { ...before.draft, allowList: [] });
    assert.deepEqual(applyFix(rulesOf(), before, 99, 0), before.draft);
  });

  it("marks what the person's own role forbids", () => {
    const { check } = checked({ scopes: ["template:delete"] }, rulesOf(), {
      roles: new Map([["template:delete", false]]),
    });
    assert.ok(check.picture?.kind === "kinds");
    const states = check.picture.kinds.flatMap(({ actions }) => actions.map(({ state }) => state));
    assert.ok(states.includes("blocked"));
  });

  it("asks for no scopes where tokens cannot have any, and says that it is full access", () => {
    const { check, request } = checked({ scopes: [] }, rulesOf("2.20"));
    assert.equal(check.canSubmit, true);
    assert.deepEqual(request?.grant, { scopes: ["coder:all"], allowList: [] });
    assert.match(check.summary.join(" "), /everything you can/);
  });

  it("creates nothing limited to things where the deployment would ignore the limit", () => {
    const { check, request } = checked({ reach: "only", allowList: [`workspace:${alpha}`] }, rulesOf("2.27"));
    assert.equal(request, undefined);
    assert.match(check.problems.allowList ?? "", /can't limit/);
  });

  it("offers single scopes for a ready-made set that does not suffice there", () => {
    const before = checked({ scopes: ["coder:workspaces.operate"] }, rulesOf("2.31"));
    const place = before.findings.findIndex(({ kind }) => kind === "composite-insufficient");
    assert.equal(
      before.check.findings[place]?.fixes[0],
      "Use individual scopes and add template:read, user:read, workspace:start, workspace:stop",
    );
    const { scopes } = applyFix(rulesOf(), before, place, 0);
    for (const scope of ["workspace:start", "workspace:stop", "template:read", "user:read"])
      assert.ok(scopes.includes(scope), scope);

    assert.ok(!scopes.some((scope) => scope.startsWith("coder:")));
  });
});

describe("starting a draft from something", () => {
  const editor = new Map([["template:update", true]]);
  const catalog = catalogOf("2.35");
  const starts = {
    recipes: recipes(catalog),
    grants: new Map([
      ["narrow", { scopes: ["workspace:read"], allowList: [{ type: "workspace", id: alpha }] }],
      ["broad", { scopes: [], allowList: [{ type: "*", id: "*" }] }],
    ]),
    userId: ownUser,
  };

  it("takes scopes and reach of a recipe, limited to what was chosen, and leaves name and lifetime", () => {
    const started = startFrom(starts, draft, "recipe:start-stop", { workspace: [alpha] });
    assert.deepEqual(started, {
      name: "watch",
      lifetime: "7d",
      scopes: ["workspace:read", "workspace:start", "workspace:stop", "template:read", "user:read"],
      reach: "only",
      allowList: ["template:*", `user:${ownUser}`, `workspace:${alpha}`],
      start: "recipe:start-stop",
      choices: { workspace: [alpha] },
    });
  });

  it("sends nothing of a recipe for which nothing was chosen", () => {
    const started = startFrom(starts, draft, "recipe:start-stop", {});
    assert.deepEqual([started.scopes, started.reach, started.allowList], [[], "only", []]);
    const { check, request } = checkDraft(rulesOf(), started, 0, context);
    assert.equal(request, undefined);
    assert.equal(check.canSubmit, false);
  });

  it("says all that a recipe can do and to what, whatever was chosen", () => {
    const summaryFor = (choice: "all" | string[]) =>
      checkDraft(rulesOf(), startFrom(starts, draft, "recipe:start-stop", { workspace: choice }), 0, context)
        .check.summary[0];
    assert.equal(
      summaryFor([alpha]),
      "Can read, start and stop workspace alpha; read all templates; read your profile.",
    );
    assert.match(summaryFor("all") ?? "", /^Can read, start and stop all workspaces;/);
  });

  it("takes the same grant as a token", () => {
    const narrow = startFrom(starts, draft, "token:narrow", {});
    assert.deepEqual([narrow.reach, narrow.allowList], ["only", [`workspace:${alpha}`]]);
    const broad = startFrom(starts, draft, "token:broad", {});
    assert.deepEqual([broad.scopes, broad.reach, broad.allowList], [["coder:all"], "all", []]);
  });

  it("takes everything away when it starts from nothing, and nothing when it does not know the start", () => {
    const filled = startFrom(starts, draft, "token:narrow", {});
    assert.deepEqual(startFrom(starts, filled, undefined, {}), { ...draft, scopes: [] });
    assert.deepEqual(startFrom(starts, draft, "token:unknown", {}), draft);
    const owner = { id: ownUser, username: "bob" };
    assert.deepEqual(startFrom(starts, { ...draft, owner }, "token:narrow", {}), { ...filled, owner });
  });

  it("says before what the person's role keeps from working, and not to those whose role permits it", () => {
    const started = startFrom(starts, draft, "recipe:read-templates", { organization: [alpha] });
    const said = (roles?: ReadonlyMap<string, boolean>, owner?: CheckRules["owner"]) =>
      checkDraft({ ...rulesOf(), owner }, started, 0, { ...context, roles }).check.findings.map(
        ({ severity, message }) => `${severity}: ${message}`,
      );
    const source = /: Coder gives a template's source only to people who may change the template\./;
    assert.match(said(new Map([["template:update", false]])).join(), new RegExp(`^warning${source.source}`));
    assert.deepEqual(said(), [], "a recipe does not warn of what may be");
    assert.deepEqual(said(editor), []);
    assert.match(said(editor, { id: ownUser, username: "bob" }).join(), new RegExp(`^hint${source.source}`));
  });

  it("makes of every recipe that is offered a draft that can be sent and has no finding", () => {
    for (const line of ["2.27", "2.28", "2.29", "2.31", "2.35"]) {
      const of = catalogOf(line);
      const offered = recipes(of).filter((recipe) => recipe.offered);
      const all = recipeGroups(of).flatMap((group) => group.recipes);
      assert.equal(all.length, offered.length);
      for (const { start, needs } of all) {
        const choices = Object.fromEntries(needs.map((need) => [need, [alpha]]));
        const started = startFrom({ ...starts, recipes: offered }, draft, start, choices);
        const { check } = checkDraft(rulesOf(line), started, 0, { ...context, roles: editor });
        assert.equal(check.canSubmit, true, start);
        assert.deepEqual(check.findings, [], start);
      }
    }
  });

  it("says what a recipe loses on an older deployment", () => {
    const reason = (line: string) =>
      recipeGroups(catalogOf(line))
        .flatMap((group) => group.recipes)
        .find(({ start }) => start === "recipe:dashboard")?.reason ?? "";
    assert.match(reason("2.29"), /can't view your profile/);
    assert.doesNotMatch(reason("2.35"), /profile/);
  });
});
