import assert from "node:assert/strict";
import type { ApiKey } from "../../../../src/coder";
import type { Grant } from "../../../../src/core";
import { grantOfKey } from "../../../../src/tokens/key/grantOfKey";
import type { TokenRequest } from "../../../../src/tokens/key/tokenRequest";
import { fits } from "../../../../src/tokens/minting/fits";
import { isAsAsked } from "../../../../src/tokens/minting/isAsAsked";
import type { MintIntent } from "../../../../src/tokens/minting/mintIntent";
import { catalogOf } from "../../core/catalogs";

const catalog = catalogOf("2.35");
const made = Date.parse("2026-11-27T12:00:00Z");
const minute = 60_000;
const hour = 60 * minute;
const at = (ms: number) => new Date(made + ms).toISOString();
const id = "22222222-2222-4222-8222-222222222202";

const narrow: Grant = { scopes: ["workspace:read"], allowList: [{ type: "workspace", id }] };

function keyOf(change: Partial<ApiKey> = {}): ApiKey {
  return {
    id: "aaaaaaaaaa",
    userId: "alice",
    name: "ci",
    username: "alice",
    lastUsed: undefined,
    createdAt: new Date(made),
    expiresAt: new Date(made + hour),
    loginType: "token",
    scope: "",
    scopes: [...narrow.scopes],
    allowList: [...narrow.allowList],
    lifetimeSeconds: 3600,
    ...change,
  };
}

const request = (change: Partial<TokenRequest> = {}): TokenRequest => ({
  name: "ci",
  lifetimeSeconds: 3600,
  grant: narrow,
  ...change,
});

describe("a new token that is read back", () => {
  const bob = { id: "bob", username: "bob" };
  const cases: readonly [string, boolean, Partial<ApiKey>, Partial<TokenRequest>][] = [
    ["is exactly what was asked", true, {}, {}],
    [
      "lasts five minutes more by the server's own clock",
      true,
      { expiresAt: new Date(made + 65 * minute) },
      {},
    ],
    ["lasts longer than that", false, { expiresAt: new Date(made + 65 * minute + 1_000) }, {}],
    ["lasts less", true, { expiresAt: new Date(made + 1_000) }, {}],
    ["belongs to the person it was asked for", true, { userId: "bob" }, { owner: bob }],
    ["belongs to somebody else", false, {}, { owner: bob }],
    ["has one more scope", false, { scopes: ["workspace:read", "workspace:update"] }, {}],
    ["has one more thing", false, { allowList: [{ type: "workspace", id: "*" }] }, {}],
    ["has no allow list", false, { allowList: [] }, {}],
    ["has no allow list, as an old server tells it", false, { allowList: undefined }, {}],
    ["has full access", false, { scopes: ["coder:all"], allowList: [] }, {}],
    ["has full access, as an old server tells it", false, { scopes: undefined, scope: "all" }, {}],
    ["has fewer scopes", true, {}, { grant: { ...narrow, scopes: ["workspace:read", "workspace:ssh"] } }],
    [
      "has the full access that was asked for",
      true,
      { scopes: ["coder:all"], allowList: [] },
      { grant: { scopes: [], allowList: [] } },
    ],
  ];
  for (const [what, isRight, key, asked] of cases) {
    it(`${isRight ? "is kept" : "is ended"} when it ${what}`, () =>
      assert.equal(isAsAsked(catalog, request(asked), keyOf(key)), isRight));
  }
});

describe("a new token of a server that has no scopes", () => {
  const whole = keyOf({ scopes: undefined, scope: "all", allowList: undefined });
  const old = catalogOf("2.20");

  it("is ended when less was asked for, though there is no less there", () => {
    const grant: Grant = { scopes: ["workspace:read"], allowList: [] };
    assert.equal(isAsAsked(old, request({ grant }), whole), false);
    assert.equal(isAsAsked(old, request({ grant: { scopes: [], allowList: [] } }), whole), true);
  });

  it("is what its older scope says", () => {
    const connect = keyOf({ scopes: undefined, scope: "application_connect", allowList: undefined });
    const grant: Grant = { scopes: ["coder:application_connect"], allowList: [] };
    assert.deepEqual(grantOfKey(connect), grant);
    assert.deepEqual(grantOfKey(whole), { scopes: ["coder:all"], allowList: [] });
    assert.equal(isAsAsked(catalog, request({ grant }), connect), true);
    assert.equal(isAsAsked(catalog, request({ grant }), whole), false);
  });
});

describe("a token of the name whose answer was lost", () => {
  const intentOf = (change: Partial<MintIntent> = {}): MintIntent => ({
    version: 2,
    id: "i",
    deployment: "https://coder.example.com",
    userId: "alice",
    request: { name: "ci", lifetimeSeconds: 3600, grant: narrow },
    startedAt: at(0),
    askedAt: at(0),
    window: { machine: "m", process: 1 },
    phase: "lost",
    ...change,
  });
  const created = (ms: number) => ({ createdAt: new Date(made + ms) });
  const cases: readonly [string, boolean, Partial<ApiKey>, Partial<MintIntent>][] = [
    ["was asked for then", true, {}, {}],
    ["has another name", false, { name: "ci-2" }, {}],
    ["had the name before", false, {}, { holderOfName: "aaaaaaaaaa" }],
    ["belongs to another", false, { userId: "bob" }, {}],
    ["belongs to whom a key without a user asked for", true, { userId: "bob" }, { userId: "" }],
    ["lasts a minute more or less", true, { lifetimeSeconds: 3660 }, {}],
    ["lasts longer", false, { lifetimeSeconds: 3661 }, {}],
    ["lasts less", false, { lifetimeSeconds: 3539 }, {}],
    ["was made five minutes before, by the server's clock", true, created(-5 * minute), {}],
    ["was made earlier than that", false, created(-5 * minute - 1), {}],
    ["came a quarter of an hour late", true, created(15 * minute), {}],
    ["came later than that", false, created(15 * minute + 1), {}],
    [
      "was made a day before, by a clock that nobody checked",
      true,
      created(-24 * hour),
      { askedAt: undefined },
    ],
    [
      "was made two days before, by a clock that nobody checked",
      false,
      created(-48 * hour),
      { askedAt: undefined },
    ],
    ["may do more", false, { scopes: ["workspace:read", "workspace:ssh"] }, {}],
    ["may do less", false, { scopes: [], allowList: [{ type: "template", id: "*" }] }, {}],
  ];
  for (const [what, isIt, key, intent] of cases) {
    it(`${isIt ? "is" : "is not"} the lost one when it ${what}`, () =>
      assert.equal(fits(catalog, intentOf(intent), keyOf(key)), isIt));
  }

  it("is the lost one of its owner when it was asked for somebody else", () => {
    const owner = { id: "bob", username: "bob" };
    const intent = intentOf({ request: { ...intentOf().request, owner } });
    assert.equal(fits(catalog, intent, keyOf({ userId: "bob" })), true);
    assert.equal(fits(catalog, intent, keyOf()), false);
  });
});
