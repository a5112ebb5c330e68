import assert from "node:assert/strict";
import fc from "fast-check";
import { type Catalog, evaluate, type Grant, isFullAccess, lintGrant } from "../../../../src/core";
import { buildPicture } from "../../../../src/presentation/picture/buildPicture";
import { isTold, type Picture, type PictureAction } from "../../../../src/presentation/picture/picture";
import type { PictureContext } from "../../../../src/presentation/picture/pictureContext";
import { grants, ids, ownUser, runs } from "../../core/arbitraries";
import { catalogOf } from "../../core/catalogs";

const catalog = catalogOf("2.35");
const [alpha, beta] = ids;

function actionsOf(picture: Picture): PictureAction[] {
  return picture.kind === "everything" ? [] : picture.kinds.flatMap(({ actions }) => actions);
}

function action(grant: Grant, permission: string, context: PictureContext = {}): PictureAction {
  const found = actionsOf(buildPicture(catalog, grant, context)).find((one) => one.permission === permission);
  assert.ok(found, `${permission} is not in the picture`);
  return found;
}

/** Each kind on which something is granted: its title, its limit, and its words. */
function told(grant: Grant, context: PictureContext = {}): string[] {
  const picture = buildPicture(catalog, grant, context);
  assert.ok(picture.kind === "kinds");
  return picture.kinds
    .filter(({ actions }) => actions.some(isTold))
    .map(({ title, limit, actions }) => {
      const words = actions.map((one) => (isTold(one) ? one.word : `–${one.word}`));
      return [title, limit, words.join(" ")].filter((text) => text !== undefined).join(" | ");
    });
}

/** What the engine says: on a thing without an id, or only on some listed thing. */
function reachIn(of: Catalog, grant: Grant, permission: string): "all" | "some" | "none" {
  const [type = "", action = ""] = permission.split(":");
  if (evaluate(of, grant, { type, action }).allowed) return "all";
  const some = grant.allowList.some(({ id }) => evaluate(of, grant, { type, action, id }).allowed);
  // What is created has no ID, except for versions of a template that has one.
  return some && (action !== "create" || type === "template") ? "some" : "none";
}

describe("the picture of a grant", () => {
  for (const line of ["2.28", "2.31", "2.35"]) {
    it(`agrees with the engine on every action, for any grant on ${line}`, () => {
      const of = catalogOf(line);
      fc.assert(
        fc.property(grants(of), (grant) => {
          for (const { state, permission } of actionsOf(buildPicture(of, grant))) {
            const expected = { all: ["granted"], some: ["listed"], none: ["no", "dead"] };
            assert.ok(
              expected[reachIn(of, grant, permission)].includes(state),
              `${permission} is ${state}: ${JSON.stringify(grant)}`,
            );
          }
        }),
        { numRuns: Math.min(runs, 1000) },
      );
    });
  }

  it("never calls more usable than the engine does when findings and roles are known", () => {
    fc.assert(
      fc.property(grants(catalog), fc.boolean(), (grant, isAllowed) => {
        const findings = lintGrant(catalog, grant, { userId: ownUser });
        const roles = new Map([["workspace:read", isAllowed]]);
        for (const { state, permission } of actionsOf(buildPicture(catalog, grant, { findings, roles }))) {
          const reach = reachIn(catalog, grant, permission);
          if (state === "granted") assert.equal(reach, "all", permission);
          if (state === "listed") assert.equal(reach, "some", permission);
          if (state === "blocked" || state === "server") assert.notEqual(reach, "none", permission);
          if (permission === "workspace:read" && !isAllowed)
            assert.ok(["blocked", "no", "dead"].includes(state), state);
        }
      }),
      { numRuns: Math.min(runs, 500) },
    );
  });

  it("has a place for every type that a scope touches, each once", () => {
    fc.assert(
      fc.property(grants(catalog), (grant) => {
        const picture = buildPicture(catalog, grant);
        assert.equal(picture.kind === "everything", isFullAccess(grant));
        if (picture.kind === "everything") return;
        const types = picture.kinds.map(({ type }) => type);
        assert.deepEqual([...new Set(types)], types);
        for (const scope of grant.scopes.filter((name) => !name.startsWith("coder:")))
          assert.ok(types.includes(scope.split(":")[0] ?? ""), scope);
        for (const { actions } of picture.kinds) {
          const places = actions.map(isTold);
          assert.equal(
            places.lastIndexOf(true) + 1,
            places.filter(Boolean).length,
            "what is granted comes first",
          );
        }
      }),
      { numRuns: Math.min(runs, 500) },
    );
  });

  it("names what people look for even when nothing of it is granted", () => {
    const picture = buildPicture(catalog, { scopes: ["file:read"], allowList: [] });
    assert.ok(picture.kind === "kinds");
    assert.deepEqual(
      picture.kinds.map(({ title }) => title),
      ["Workspaces", "Templates", "Your account", "Your tokens", "Files"],
    );
    assert.deepEqual(told({ scopes: ["file:read"], allowList: [] }), ["Files | all | View –Create"]);
  });

  it("says what is granted, then what is not, and to which resources it is limited", () => {
    const grant = {
      scopes: ["workspace:stop", "workspace:start", "workspace:read", "template:read", "user:read"],
      allowList: [
        { type: "workspace", id: alpha },
        { type: "template", id: "*" },
        { type: "user", id: ownUser },
      ],
    };
    assert.deepEqual(told(grant, { nameOf: () => "alpha", ownerId: ownUser }), [
      "Workspaces | alpha only | View Start Stop –Terminal –Apps –Create –Change –Delete",
      "Templates | all, needed to view workspaces | View –Create –Change –Delete",
      "Your account | View",
    ]);
  });

  it("names three resources and counts the rest, and says whose it is when it is somebody else's", () => {
    const names = ["one", "two", "three", "four", "five"];
    const allowList = names.map((_, index) => ({ type: "workspace", id: `${index}${alpha.slice(1)}` }));
    const nameOf = ({ id }: { readonly id: string }) => names[Number(id[0])] ?? id;
    const titleOf = (listed: typeof allowList, more: PictureContext = {}) =>
      told({ scopes: ["workspace:start"], allowList: listed }, { nameOf, ...more })[0];
    assert.match(titleOf(allowList) ?? "", /^Workspaces \| one, two, three and 2 more only \|/);
    assert.match(titleOf(allowList.slice(0, 4)) ?? "", /\| one, two, three, four only \|/);
    assert.deepEqual(
      told({ scopes: ["user:read", "api_key:read"], allowList: [] }, { otherOwner: "bob" }).map(
        (line) => line.split(" | ")[0],
      ),
      ["Account of bob", "Tokens of bob"],
    );
  });

  it("knows kinds by names for people, and makes those of newer servers readable", () => {
    const allowList = ["idpsync_settings", "some_new_thing"].map((type) => ({ type, id: "*" }));
    assert.deepEqual(
      told({ scopes: ["coder:all"], allowList }).map((line) => line.split(" | ")[0]),
      ["IdP sync settings"],
    );
    const picture = buildPicture(catalog, { scopes: ["coder:all"], allowList });
    assert.ok(picture.kind === "kinds");
    assert.ok(picture.kinds.some(({ title }) => title === "Some new thing"));
  });

  it("says which scopes nobody here knows, instead of leaving them out", () => {
    const picture = buildPicture(catalog, {
      scopes: ["workspace:read", "moon:fly", "coder:moon.all"],
      allowList: [],
    });
    assert.ok(picture.kind === "kinds");
    assert.equal(picture.unknown, "Unknown to Coder Access: moon:fly, coder:moon.all.");
    assert.equal("unknown" in buildPicture(catalog, { scopes: ["workspace:read"], allowList: [] }), false);
  });

  it("marks what deserves a second look, and says why", () => {
    const grant = { scopes: ["api_key:create", "user:read", "template:delete"], allowList: [] };
    const create = action(grant, "api_key:create");
    assert.match(create.danger ?? "", /including full-access ones/);
    assert.match(create.reason, /^Granted by api_key:create\. .*including full-access ones/);
    assert.match(action(grant, "template:delete").danger ?? "", /everyone who uses it/);
    assert.equal("danger" in action(grant, "user:read"), false);
    // What does not work does no harm.
    const dead = { ...grant, allowList: [{ type: "workspace", id: alpha }] };
    assert.equal("danger" in action(dead, "api_key:create"), false);
  });

  it("calls creating on a listed template what it is: pushing versions of it", () => {
    const grant = { scopes: ["template:create"], allowList: [{ type: "template", id: beta }] };
    const { state, word } = action(grant, "template:create");
    assert.deepEqual([state, word], ["listed", "Push versions"]);
    assert.equal(action({ ...grant, allowList: [] }, "template:create").word, "Create");
  });

  it("puts the answers of the server beside what is expected, and shows what it allows beyond that", () => {
    const grant = { scopes: ["workspace:read"], allowList: [] };
    const proof = { "workspace:read": "yes", "workspace:delete": "no", "user_secret:read": "more" } as const;
    assert.equal(action(grant, "workspace:read", { proof }).proof, "yes");
    assert.equal(action(grant, "workspace:delete", { proof }).proof, "no");
    assert.equal("proof" in action(grant, "workspace:start", { proof }), false);
    const broad = action(grant, "user_secret:read", { proof });
    assert.deepEqual([broad.state, broad.proof], ["no", "more"]);
    const shown = actionsOf(buildPicture(catalog, grant, { proof: { "user:update_personal": "more" } }));
    assert.ok(shown.some(({ permission }) => permission === "user:update_personal"));
  });

  it("says full access in one sentence, whose ever it is", () => {
    const full = { scopes: ["coder:all"], allowList: [] };
    const sentenceOf = (otherOwner?: string) => {
      const picture = buildPicture(catalog, full, { otherOwner });
      return picture.kind === "everything" ? picture.sentence : "";
    };
    assert.equal(sentenceOf(), "Anyone with this token can do everything you can, now and in the future.");
    assert.equal(
      sentenceOf("bob"),
      "Anyone with this token can do everything bob can, now and in the future.",
    );
    assert.equal(buildPicture(catalog, { scopes: ["coder:all"], allowList: [] }).kind, "everything");
    assert.equal(buildPicture(catalogOf("2.20"), { scopes: [], allowList: [] }).kind, "everything");
  });

  it("names the scope and the listed things", () => {
    const grant = { scopes: ["workspace:read"], allowList: [{ type: "workspace", id: alpha }] };
    assert.deepEqual(action(grant, "workspace:read", { nameOf: () => "alpha" }), {
      state: "listed",
      permission: "workspace:read",
      word: "View",
      reason: "Granted by workspace:read, only for alpha.",
      scope: "workspace:read",
    });
    assert.equal(action(grant, "workspace:start").reason, "No scope grants this.");
  });

  it("tells the three ways of being dead apart", () => {
    const allowList = [{ type: "workspace", id: alpha }];
    assert.match(
      action({ scopes: ["template:read"], allowList }, "template:read").reason,
      /no resource of type template is selected/,
    );
    assert.match(
      action({ scopes: ["workspace:create"], allowList }, "workspace:create").reason,
      /have no ID yet/,
    );
    const keys = [{ type: "api_key", id: beta }];
    assert.match(
      action({ scopes: ["api_key:read"], allowList: keys }, "api_key:read").reason,
      /no selected ID/,
    );
    assert.equal(action({ scopes: ["api_key:read"], allowList: keys }, "api_key:read").state, "dead");
  });

  it("shows what the person's own role forbids", () => {
    const grant = { scopes: ["template:delete"], allowList: [] };
    const blocked = action(grant, "template:delete", { roles: new Map([["template:delete", false]]) });
    assert.equal(blocked.state, "blocked");
    assert.match(blocked.reason, /your role doesn't allow it/);
    assert.equal(action(grant, "template:delete", { roles: new Map() }).state, "granted");
  });

  it("shows what the server fails at although it is granted", () => {
    const [workspace, template] = [alpha, beta];
    const grant = {
      scopes: ["workspace:read", "workspace:start", "template:read"],
      allowList: [
        { type: "workspace", id: workspace },
        { type: "template", id: template },
      ],
    };
    const findings = lintGrant(catalog, grant);
    assert.equal(action(grant, "workspace:read", { findings }).state, "server");
    assert.equal(action(grant, "workspace:start", { findings }).state, "server");
    assert.equal(action(grant, "template:read", { findings }).state, "listed");
    assert.match(action(grant, "template:read", { findings }).reason, /fail/);
    const keys = { scopes: ["coder:apikeys.manage_self"], allowList: [] };
    assert.equal(action(keys, "api_key:read", { findings: lintGrant(catalog, keys) }).state, "server");
  });
});
