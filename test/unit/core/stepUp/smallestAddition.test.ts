import assert from "node:assert/strict";
import fc from "fast-check";
import {
  type AccessRequest,
  type AllowEntry,
  canMint,
  type Catalog,
  covers,
  entryText,
  evaluate,
  type Grant,
  holdsFullScope,
} from "../../../../src/core";
import { commandRows } from "../../../../src/core/commands/commandRows";
import { grantForNeeds } from "../../../../src/core/recipes/grantForNeeds";
import { typeListedBy } from "../../../../src/core/stepUp/commandEffects";
import { extraReach } from "../../../../src/core/stepUp/extraReach";
import { type CommandNeed, smallestAddition } from "../../../../src/core/stepUp/smallestAddition";
import { grants, ids, ownUser, requests, runs } from "../arbitraries";
import { catalogOf, entryOf } from "../catalogs";

const catalog = catalogOf("2.35");

/** What a command needs for single resources, as the table has it. */
function need(command: string, id: string = ids[0], there: Catalog = catalog): CommandNeed {
  const row = commandRows.find(({ commands }) => commands.includes(command)) ?? assert.fail(command);
  const choices = { workspace: [id], template: [id], organization: [id] };
  const built = grantForNeeds(there, row.needs, ownUser, choices);
  return { command, grant: built.ok ? built.value : assert.fail(built.error), lists: typeListedBy(command) };
}

const commands = commandRows.flatMap((row) => row.commands);
const needs = fc
  .array(fc.tuple(fc.constantFrom(...commands), fc.constantFrom(ids[0], ids[1])), {
    minLength: 1,
    maxLength: 2,
  })
  .map((all) => all.map(([command, id]) => need(command, id)));
/** Any grant, and those that a task or an agent really has. */
const held = fc.oneof(
  grants(catalog),
  fc.constantFrom(...commands).map((command) => need(command).grant),
);

describe("the smallest addition to what a token may do", () => {
  const check = (property: (held: Grant, needed: CommandNeed[]) => void): void =>
    fc.assert(fc.property(held, needs, property), { numRuns: runs });

  it("together with what it had, is enough for the commands", () => {
    check((had, needed) => {
      const { kind, grant, unlistable } = smallestAddition(catalog, had, needed, ownUser);
      if (kind !== "more") return;
      assert.ok(covers(catalog, grant, had));
      if (unlistable !== undefined) return;
      for (const one of needed) assert.ok(covers(catalog, grant, withoutMember(had, one)), one.command);
    });
  });

  it("has nothing that could be left out", () => {
    check((had, needed) => {
      const { kind, added, unlistable } = smallestAddition(catalog, had, needed, ownUser);
      if (kind !== "more" || unlistable !== undefined) return;
      const suffices = (less: Grant): boolean =>
        needed.every((one) =>
          covers(
            catalog,
            {
              scopes: [...had.scopes, ...less.scopes],
              allowList: had.allowList.length === 0 ? [] : [...had.allowList, ...less.allowList],
            },
            withoutMember(had, one),
          ),
        );
      for (const scope of added.scopes)
        assert.ok(!suffices({ ...added, scopes: added.scopes.filter((each) => each !== scope) }), scope);
      for (const entry of added.allowList) {
        assert.ok(
          !suffices({ ...added, allowList: added.allowList.filter((each) => each !== entry) }),
          entryText(entry),
        );
      }
    });
  });

  it("is never full access, never lets create tokens, and never comes where what it had suffices", () => {
    check((had, needed) => {
      const { kind, grant, added } = smallestAddition(catalog, had, needed, ownUser);
      if (needed.every((one) => covers(catalog, had, one.grant))) assert.notEqual(kind, "more");
      if (kind !== "more") {
        assert.deepEqual([grant, added], [had, { scopes: [], allowList: [] }]);
        return;
      }
      assert.ok(!holdsFullScope(grant) && !added.scopes.includes("coder:all"));
      assert.ok(!canMint(catalog, grant, ownUser) && !canMint(catalog, grant));
      assert.ok(!added.allowList.some(({ type }) => type === "*"));
    });
  });

  it("never makes a permission count for all resources of a type that neither part had there", () => {
    fc.assert(
      fc.property(held, needs, requests(catalog), (had, needed, { type, action }) => {
        const { kind, grant } = smallestAddition(catalog, had, needed, ownUser);
        const may = (one: Grant): boolean => evaluate(catalog, one, { type, action }).allowed;
        if (kind === "more" && may(grant)) assert.ok([had, ...needed.map((one) => one.grant)].some(may));
      }),
      { numRuns: runs },
    );
  });

  it("is said whole: the person is told all that the wider token can do and the other can't, and nothing else", () => {
    fc.assert(
      fc.property(held, needs, requests(catalog), (had, needed, request) => {
        const { kind, grant } = smallestAddition(catalog, had, needed, ownUser);
        if (kind !== "more") return;
        const may = (one: Grant): boolean => evaluate(catalog, one, request).allowed;
        const said = extraReach(catalog, had, grant).filter((row) => says(row, request));
        const isNew = may(grant) && !may(had);
        // Where all resources of a type are new, that it had one of them before isn't taken out.
        const hasAll = said.some(({ entries }) => entries.some(({ id }) => id === "*"));
        assert.ok(said.length > 0 ? may(grant) && (isNew || hasAll) : !isNew);
      }),
      { numRuns: runs },
    );
  });
});

/** Whether a row tells of a request. */
function says(
  row: {
    readonly type: string;
    readonly actions: readonly string[];
    readonly entries: readonly AllowEntry[];
  },
  { type, action, id }: AccessRequest,
): boolean {
  return (
    row.type === type &&
    (row.actions.includes(action) || row.actions.includes("*")) &&
    evaluate(catalog, { scopes: ["coder:all"], allowList: [...row.entries] }, { type, action, id: id ?? "" })
      .allowed
  );
}

/** For these commands the owner's membership does as well as their profile. */
function withoutMember(had: Grant, { command, grant }: CommandNeed): Grant {
  const member = { type: "organization_member", id: ownUser, action: "read" };
  const does = ["show", "open app", "stop", "delete", "ssh", "schedule stop"].includes(command);
  if (!does || !evaluate(catalog, had, member).allowed) return grant;
  return {
    scopes: grant.scopes.filter((name) => name !== "user:read"),
    allowList: grant.allowList.filter(({ type }) => type !== "user"),
  };
}

describe("what is added for a command", () => {
  const [own, other] = ids;
  const of = (scopes: string, list: string, ...needed: CommandNeed[]): string => {
    const grant = { scopes: scopes.split(" "), allowList: list.split(" ").map(entryOf) };
    const { kind, added, unlistable } = smallestAddition(catalog, grant, needed, ownUser);
    return [kind, ...added.scopes, ...added.allowList.map(entryText), unlistable ?? ""].join(" ").trim();
  };
  const usual = `template:* user:${ownUser}`;
  const reads = "workspace:read template:read user:read";

  for (const [what, scopes, list, needed, expected] of [
    ["a permission", reads, `workspace:${own} ${usual}`, need("start", own), "more workspace:start"],
    [
      "a resource",
      `${reads} workspace:start`,
      `workspace:${other} ${usual}`,
      need("start", own),
      `more workspace:${own}`,
    ],
    [
      "nothing it has",
      `${reads} workspace:start`,
      `workspace:${own} ${usual}`,
      need("start", own),
      "nothing",
    ],
    [
      "no profile where the membership does",
      "coder:workspaces.operate",
      `workspace:${own} template:* organization_member:${ownUser}`,
      need("stop", own),
      "nothing",
    ],
    [
      "the profile where it doesn't",
      "coder:workspaces.operate",
      `workspace:${own} template:* organization_member:${ownUser}`,
      need("start", own),
      `more user:read user:${ownUser}`,
    ],
    [
      "no list of all where single ones are selected",
      reads,
      `workspace:${own} ${usual}`,
      need("list"),
      "nothing workspace",
    ],
    [
      "no list of all where templates are selected",
      reads,
      `workspace:* template:${own}`,
      need("list"),
      "nothing template",
    ],
    [
      "the list where nothing is selected",
      "template:read user:read",
      usual,
      need("list"),
      "more workspace:read workspace:*",
    ],
    [
      "a workspace by its ID beside a list that fails",
      reads,
      `workspace:${other} ${usual}`,
      [need("list"), need("start", own)],
      `more workspace:start workspace:${own} workspace`,
    ],
    [
      "nothing that lets change all templates",
      "template:read template:update",
      `template:${own}`,
      need("start", own),
      "tooMuch",
    ],
    ["nothing that lets start all workspaces", reads, `workspace:* ${usual}`, need("start", own), "tooMuch"],
    [
      "nothing that lets create tokens",
      "user:read api_key:read",
      `user:${ownUser} api_key:*`,
      need("tokens create"),
      "tooMuch",
    ],
    ["nothing to full access", "coder:all", `workspace:${own}`, need("start", other), "nothing"],
  ] as const) {
    it(`is ${what}`, () => {
      const all: readonly CommandNeed[] = Array.isArray(needed) ? needed : [needed as CommandNeed];
      assert.equal(of(scopes, list, ...all), expected);
    });
  }

  it("is never all workspaces because the list of single ones fails", () => {
    for (const line of ["2.28", "2.31", "2.35", "2.38", "later"]) {
      const there = catalogOf(line);
      const allowList = [`workspace:${own}`, "template:*"].map(entryOf);
      const grant = { scopes: ["workspace:read", "template:read"], allowList };
      const { kind, unlistable } = smallestAddition(there, grant, [need("list", own, there)], ownUser);
      assert.deepEqual([kind, unlistable], ["nothing", "workspace"], line);
    }
  });

  it("is nothing where tokens can't be limited to resources", () => {
    const there = catalogOf("2.27");
    const needed = [need("templates list", own, there)];
    const grant = { scopes: ["workspace:read"], allowList: [] };
    assert.equal(smallestAddition(there, grant, needed, ownUser).kind, "nothing");
  });

  it("leaves a token without limits without limits", () => {
    const grant = { scopes: ["workspace:read", "template:read"], allowList: [] };
    const { kind, grant: wider } = smallestAddition(catalog, grant, [need("whoami")], ownUser);
    // All resources were in its reach before: then a permission is one for all of them.
    assert.deepEqual([kind, wider], ["tooMuch", grant]);
  });
});
