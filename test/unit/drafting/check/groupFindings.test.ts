import assert from "node:assert/strict";
import fc from "fast-check";
import { covers, type Grant } from "../../../../src/core";
import { findingsOf } from "../../../../src/drafting/check/findings";
import { groupFindings } from "../../../../src/drafting/check/groupFindings";
import { grants, ownUser, runs } from "../../core/arbitraries";
import { catalogOf, entryOf } from "../../core/catalogs";

const catalog = catalogOf("2.35");
const context = { userId: ownUser };
const alpha = entryOf("workspace:8d4f2c1a-55aa-4b0e-9c3e-2f1f7a6f0b21");
const groupsOf = (grant: Grant) =>
  groupFindings(catalog, grant, findingsOf(catalog, grant, context), context);
const groupOf = (grant: Grant, kind: string) =>
  groupsOf(grant).find((finding) => finding.kind === kind) ?? assert.fail(`There is no ${kind}.`);

describe("findings of one kind", () => {
  const repeated: Grant = {
    scopes: [
      "workspace:*",
      "workspace:read",
      "workspace:start",
      "workspace:stop",
      "template:read",
      "user:read",
    ],
    allowList: [],
  };

  it("take one line, with the sentence of each behind it, and one press mends them all", () => {
    const { message, details, fixes } = groupOf(repeated, "scope-covered-by-another");
    assert.equal(message, "3 scopes repeat what others grant.");
    assert.equal(details.length, 3);
    assert.deepEqual(
      fixes.map(({ title, widens, grant }) => [title, widens, grant.scopes]),
      [["Remove them", false, ["workspace:*", "template:read", "user:read"]]],
    );
  });

  it("stay as they are where there is one", () => {
    const { message, details } = groupOf(
      { ...repeated, scopes: ["workspace:*", "workspace:read", "template:read"] },
      "scope-covered-by-another",
    );
    assert.equal(message, "workspace:read is already included in workspace:*.");
    assert.deepEqual(details, []);
  });

  it("can be mended to less as well as to more", () => {
    const grant = {
      scopes: ["workspace:read", "file:read", "task:read", "template:read"],
      allowList: [alpha],
    };
    const { message, fixes } = groupOf(grant, "scope-type-without-allow-entry");
    assert.match(message, /^3 scopes have nothing to work on\.$/);
    assert.deepEqual(
      fixes.map(({ title, widens }) => [title, widens]),
      [
        ["Allow all files, all tasks and all templates", true],
        ["Remove them", false],
      ],
    );
    assert.deepEqual(fixes[1]?.grant, { scopes: ["workspace:read"], allowList: [alpha] });
  });

  it("name what they add, or of many kinds how many, with each of them behind it", () => {
    const scopes = [
      "workspace:read",
      "file:read",
      "task:read",
      "template:read",
      "organization:read",
      "user:read",
    ];
    const { details, fixes } = groupOf({ scopes, allowList: [alpha] }, "scope-type-without-allow-entry");
    assert.equal(fixes[0]?.title, "Allow 5 more kinds of resources");
    for (const type of ["file", "task", "template", "organization", "user"]) {
      assert.ok(
        details.some((detail) => detail.includes(`of type ${type}`)),
        type,
      );
    }
  });

  it("never lead from single workspaces to all of them because a list fails", () => {
    const grant = {
      scopes: ["workspace:read", "template:read", "user:read"],
      allowList: [alpha, entryOf("template:*"), entryOf(`user:${ownUser}`)],
    };
    assert.deepEqual(groupOf(grant, "list-fails-with-id").fixes, []);
  });

  it("have fixes that say whether they make the token broader, whatever the grant", () => {
    fc.assert(
      fc.property(grants(catalog), (grant) => {
        for (const { kind, fixes } of groupsOf(grant)) {
          for (const fix of fixes) {
            assert.equal(fix.widens, !covers(catalog, grant, fix.grant), `${kind}: ${fix.title}`);
            const isEmptied = fix.grant.scopes.length === 0 && grant.scopes.length > 0;
            assert.equal(isEmptied, false, `${kind}: no scopes would be full access`);
          }
        }
        const kinds = groupsOf(grant).map(({ kind }) => kind);
        assert.equal(new Set(kinds).size, kinds.length);
      }),
      { numRuns: Math.min(runs, 500) },
    );
  });
});
