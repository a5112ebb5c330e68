import assert from "node:assert/strict";
import fc from "fast-check";
import {
  buildCatalog,
  type Catalog,
  completeGrant,
  covers,
  entryText,
  evaluate,
  expand,
  type Finding,
  type Fix,
  type Grant,
  lintGrant,
} from "../../../src/core";
import { grants, ids, ownUser, requests, runs } from "./arbitraries";
import { catalogOf, entryOf, namesUpTo } from "./catalogs";

const catalog = catalogOf("2.35");
const context = { userId: ownUser };
const numRuns = Math.min(runs, 20_000);

/** Findings that say of a permission that it is dead, be it for one entry. */
const deadKinds = new Set([
  "scope-type-without-allow-entry",
  "api-key-needs-type-wildcard",
  "no-id-type-needs-type-wildcard",
  "type-has-no-ids",
  "create-needs-type-wildcard",
  "non-canonical-id",
  "nil-id-never-matches",
]);

/** What {@link completeGrant} mends. */
const completedKinds = [
  "scope-type-without-allow-entry",
  "template-id-breaks-workspace",
  "api-key-needs-type-wildcard",
  "no-id-type-needs-type-wildcard",
];

function kindsOf(grant: Grant, on: Catalog = catalog): string[] {
  return lintGrant(on, grant, context).map(({ kind }) => kind);
}

/** Says whether a permission is of use on anything: a thing without id, a listed one, or any other. */
function isLive(grant: Grant, permission: string): boolean {
  const [type = "", action = ""] = permission.split(":");
  // A new thing has no id, so to create means to be allowed without one; a listed template gets new versions by it.
  const candidates =
    action === "create" && type !== "template"
      ? [""]
      : ["", ...ids, ...grant.allowList.map(({ id }) => id), "99999999-9999-4999-8999-999999999999"];
  return candidates.some((id) => evaluate(catalog, grant, { type, id, action }).allowed);
}

/** What a fix that widens may add without naming it by its name, since its title or its finding says it in words. */
const inWords: readonly (readonly [title: RegExp, adds: RegExp])[] = [
  [/^Allow reading your profile$/, new RegExp(`^user:(read|${ownUser})$`)],
  [/^Allow reading all templates$/, /^template:(read|\*)$/],
  [/^Allow .*\b(all|everything)\b/, /^[\w*]+:\*$/],
];

/** Holds that a button which widens a grant names every scope and every entry that it adds. */
function assertNamed(grant: Grant, fix: Fix, finding: Finding): void {
  const before = [...grant.scopes, ...grant.allowList.map(entryText)];
  const added = [...fix.grant.scopes, ...fix.grant.allowList.map(entryText)].filter(
    (text) => !before.includes(text),
  );
  for (const text of added) {
    const isSaid = inWords.some(([title, adds]) => title.test(fix.title) && adds.test(text));
    assert.ok(fix.title.includes(text) || isSaid, `${finding.kind}: "${fix.title}" adds ${text}`);
  }
}

describe("lintGrant", function () {
  this.timeout(60_000);

  it("names a finding wherever something that a scope grants is dead, and only there", () => {
    fc.assert(
      fc.property(grants(catalog), (grant) => {
        const findings = lintGrant(catalog, grant, context);
        const expansion = expand(catalog, grant.scopes);
        assert.ok(expansion.ok);
        const concrete = expansion.value.filter((permission) => !permission.startsWith("*"));
        const dead = concrete.filter((permission) => !isLive(grant, permission));
        for (const permission of dead) {
          assert.ok(
            findings.some(({ kind }) => deadKinds.has(kind)),
            `${permission} is dead`,
          );
        }
        for (const { kind, entries } of findings) {
          if (kind !== "scope-type-without-allow-entry") continue;
          const types = concrete
            .filter((permission) => !isLive(grant, permission))
            .map((text) => text.split(":")[0]);
          assert.ok(types.length > 0, `${entries.join(" ")} is alive`);
        }
      }),
      { numRuns },
    );
  });

  it("offers only fixes that mend what they belong to and say when they widen", () => {
    fc.assert(
      fc.property(
        grants(catalog),
        fc.array(requests(catalog), { minLength: 8, maxLength: 8 }),
        (grant, sample) => {
          for (const finding of lintGrant(catalog, grant, context)) {
            for (const fix of finding.fixes) {
              assert.ok(!isStillThere(finding, fix.grant), `${finding.kind}: ${fix.title}`);
              assert.equal(fix.widens, !covers(catalog, grant, fix.grant));
              if (fix.widens) assertNamed(grant, fix, finding);
              else for (const request of sample) assertNotWider(grant, fix.grant, request);
            }
          }
        },
      ),
      { numRuns: Math.min(numRuns, 5000) },
    );
  });

  it("offers no fix that would read all users where only the owner's profile is meant", () => {
    const grant = { scopes: ["user:read", "workspace:read"], allowList: [entryOf("workspace:*")] };
    const fixesFor = (userId?: string) =>
      lintGrant(catalog, grant, userId === undefined ? {} : { userId })
        .filter(({ kind }) => kind === "cannot-identify-itself")
        .flatMap(({ fixes }) => fixes.map(({ grant: fixed }) => fixed.allowList.map(entryText)));
    assert.deepEqual(fixesFor(ownUser), [["workspace:*", `user:${ownUser}`]]);
    assert.deepEqual(fixesFor(), []);
  });

  it("never says too much of an unrestricted grant: nothing of it is dead", () => {
    fc.assert(
      fc.property(grants(catalog), ({ scopes }) => {
        const kinds = kindsOf({ scopes, allowList: [] });
        assert.deepEqual(
          kinds.filter((kind) => deadKinds.has(kind)),
          [],
        );
      }),
      { numRuns: Math.min(numRuns, 2000) },
    );
  });

  it("says one thing of a deployment that has no scopes", () => {
    const old = catalogOf("2.20");
    assert.deepEqual(kindsOf({ scopes: ["workspace:read"], allowList: [entryOf("workspace:*")] }, old), [
      "scopes-unsupported",
    ]);
  });

  it("says that v2.27 ignores an allow list", () => {
    const grant = { scopes: ["workspace:read"], allowList: [entryOf("workspace:*")] };
    assert.ok(kindsOf(grant, catalogOf("2.27")).includes("allow-list-unsupported"));
    assert.ok(!kindsOf({ ...grant, allowList: [] }, catalogOf("2.27")).includes("allow-list-unsupported"));
  });

  it("is careful about a release that nobody has tried", () => {
    const newer = buildCatalog(namesUpTo("v2.35.0"), "v2.40.0");
    const grant = { scopes: ["workspace:read"], allowList: [entryOf(`workspace:${ids[0]}`)] };
    const finding = lintGrant(newer, grant, context).find(({ kind }) => kind === "list-fails-with-id");
    assert.equal(finding?.severity, "hint");
    assert.match(finding.message, /may/);
  });

  it("counts entries as they are sent", () => {
    const allowList = Array.from({ length: 129 }, () => entryOf("workspace:*"));
    assert.ok(kindsOf({ scopes: ["workspace:read"], allowList }).includes("too-many-allow-entries"));
    assert.ok(
      !kindsOf({ scopes: ["workspace:read"], allowList: allowList.slice(1) }).includes(
        "too-many-allow-entries",
      ),
    );
  });

  for (const [kind, scopes, list, extra] of [
    ["full-access", ["coder:all"], [], {}],
    ["action-without-read", ["workspace:start"], [], {}],
    ["wildcard-grows-with-upgrades", ["workspace:*"], [], {}],
    ["lifetime-longer-than-needed", ["coder:all"], [], { lifetimeSeconds: 90 * 86_400 }],
    ["lifetime-longer-than-needed", ["workspace:read"], [], { lifetimeSeconds: 400 * 86_400 }],
    ["workspace-needs-template", ["workspace:read"], [], {}],
    ["build-needs-owner", ["workspace:read", "workspace:stop"], [], {}],
    ["type-has-no-ids", ["user_secret:read"], [`user_secret:${ids[0]}`], {}],
    ["type-has-no-ids", ["api_key:read"], [`*:${ids[0]}`], {}],
  ] as const) {
    it(`hints at ${kind} for ${scopes.join(" ")}`, () => {
      const findings = lintGrant(
        catalog,
        { scopes: [...scopes], allowList: list.map(entryOf) },
        { ...context, ...extra },
      );
      assert.ok(findings.some((finding) => finding.kind === kind && finding.message.length > 10));
    });
  }

  it("writes short sentences without exclamation marks", () => {
    fc.assert(
      fc.property(grants(catalog), (grant) => {
        for (const { message, fixes } of lintGrant(catalog, grant, context)) {
          for (const text of [message, ...fixes.map(({ title }) => title)]) {
            assert.doesNotMatch(text, /!|undefined|\{\d\}/);
            assert.ok(text.length > 3);
          }
        }
      }),
      { numRuns: Math.min(numRuns, 1000) },
    );
  });
});

describe("completeGrant", () => {
  it("leaves nothing to complete, and changes nothing the second time", () => {
    fc.assert(
      fc.property(grants(catalog), (grant) => {
        const completed = completeGrant(catalog, grant, context);
        const kinds = kindsOf(completed).filter((kind) => completedKinds.includes(kind));
        // What names an unusable id of a type that no scope grants is for the person to remove.
        const useless = kindsOf(completed).includes("allow-entry-without-scope");
        const full = grant.scopes.length === 0 || grant.scopes.includes("coder:all");
        if (!useless && !full) assert.deepEqual(kinds, []);
        assert.deepEqual(completeGrant(catalog, completed, context), completed);
        assert.deepEqual(completed.scopes, grant.scopes);
      }),
      { numRuns },
    );
  });

  it("keeps to the ids that a person listed, where ids can work", () => {
    fc.assert(
      fc.property(grants(catalog), requests(catalog), (grant, request) => {
        const completed = completeGrant(catalog, grant, context);
        const { type, action } = request;
        const listed = grant.allowList.some(
          (entry) => (entry.type === type || entry.type === "*") && entry.id !== "*",
        );
        const byId = !["template", "api_key", "provisioner_jobs", "user_secret", "user_skill"].includes(type);
        if (listed && byId && action !== "create") assertNotWider(grant, completed, request);
      }),
      { numRuns },
    );
  });

  it("adds exactly what one workspace needs", () => {
    const grant = {
      scopes: ["coder:workspaces.operate", "user:read"],
      allowList: [entryOf(`workspace:${ids[0]}`)],
    };
    assert.deepEqual(completeGrant(catalog, grant, context).allowList.map(entryText).sort(), [
      `organization_member:${ownUser}`,
      "template:*",
      `user:${ownUser}`,
      `workspace:${ids[0]}`,
    ]);
  });

  it("returns the same grant where nothing is missing", () => {
    const grant = { scopes: ["workspace:read"], allowList: [] };
    assert.equal(completeGrant(catalog, grant, context), grant);
  });
});

function isStillThere(finding: Finding, grant: Grant): boolean {
  return lintGrant(catalog, grant, context).some(
    ({ kind, message }) => kind === finding.kind && message === finding.message,
  );
}

function assertNotWider(
  grant: Grant,
  other: Grant,
  request: { type: string; id: string; action: string },
): void {
  const [before, after] = [grant, other].map((each) => evaluate(catalog, each, request).allowed);
  assert.ok(before === true || after !== true, `${JSON.stringify(request)} became possible`);
}
