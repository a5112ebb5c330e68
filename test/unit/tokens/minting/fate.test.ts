import assert from "node:assert/strict";
import { type ApiKey, type CoderClient, ServerFault } from "../../../../src/coder";
import { KeyringFailed } from "../../../../src/platform/keyring/keyringFailed";
import { DeliveredTokens } from "../../../../src/tokens/minting/deliveredTokens";
import { fateOf } from "../../../../src/tokens/minting/fate";
import { KnownTokens } from "../../../../src/tokens/minting/knownTokens";
import type { MintIntent } from "../../../../src/tokens/minting/mintIntent";
import { deploymentOf } from "../../../support/sessionWindows";
import { catalogOf } from "../../core/catalogs";
import { alice, token } from "../auditSupport";

const here = "https://coder.example.com";
const key = token("ci", { lasts: 1 });
const grant = { scopes: ["workspace:read"], allowList: [] };

const intentOf = (change: Partial<MintIntent> = {}): MintIntent => ({
  version: 2,
  id: "one",
  deployment: here,
  userId: alice,
  request: { name: "ci", lifetimeSeconds: 86_400, grant },
  startedAt: key.createdAt.toISOString(),
  window: { machine: "m", process: 1 },
  phase: "lost",
  ...change,
});

/** What a server says of tokens, and what it was asked. */
function server(says: { items?: ApiKey[]; unreadable?: unknown[]; maySee?: boolean; throws?: Error }) {
  const asked: unknown[] = [];
  const client = {
    tokens: {
      list: (options: object) => {
        asked.push(options);
        return says.throws
          ? Promise.reject(says.throws)
          : Promise.resolve({ items: says.items ?? [], unreadable: says.unreadable ?? [] });
      },
    },
    checkPermissions: (checks: object) => {
      asked.push(checks);
      return Promise.resolve({ read: says.maySee ?? false });
    },
  } as unknown as CoderClient;
  return { client, asked };
}

const nobodyKnows = {
  has: () => Promise.resolve(false),
  sameName: () => Promise.resolve({ underWay: [], over: [] }),
};

const fateAt = (says: Parameters<typeof server>[0], intent = intentOf(), known: object = {}) =>
  fateOf(server(says).client, intent, {
    catalog: () => Promise.resolve(catalogOf("2.35")),
    known: { ...nobodyKnows, ...known },
  });

describe("what became of a token whose answer was lost", () => {
  it("is that it was made, where one fits and nobody else is at it", async () => {
    assert.deepEqual(await fateAt({ items: [token("other"), key] }), { kind: "orphan", key });
    const contested = { sameName: () => Promise.resolve({ underWay: [intentOf()], over: [] }) };
    assert.deepEqual(await fateAt({ items: [key] }, intentOf(), contested), {
      kind: "unknown",
      error: undefined,
    });
    const withId = intentOf({ tokenId: key.id, phase: "made" });
    assert.deepEqual(await fateAt({ items: [key] }, withId, contested), { kind: "orphan", key });
  });

  it("is not told by a token of the name that is another's, or that somebody has", async () => {
    const has = { has: () => Promise.resolve(true) };
    assert.equal((await fateAt({ items: [key] }, intentOf(), has)).kind, "absent");
    assert.equal((await fateAt({ items: [key] }, intentOf({ tokenId: "bbbbbbbbbb" }))).kind, "absent");
    assert.equal((await fateAt({ items: [{ ...key, userId: "bob" }] })).kind, "absent");
  });

  it("is not known where one cannot be read, or where the list may hide what there is", async () => {
    assert.equal((await fateAt({ items: [token("other")], unreadable: [{}] })).kind, "unknown");
    assert.equal((await fateAt({ maySee: false })).kind, "unknown");
    assert.equal((await fateAt({ maySee: true })).kind, "absent");
  });

  it("is asked of the owner's list, and of permissions only where that is empty", async () => {
    const owner = { id: "bob", username: "bob" };
    const request = { ...intentOf().request, owner };
    const comparing = { catalog: () => Promise.resolve(catalogOf("2.35")), known: nobodyKnows };
    const full = server({ items: [token("other")] });
    await fateOf(full.client, intentOf({ request }), comparing);
    assert.deepEqual(full.asked, [{ owner: "bob", includeExpired: true }]);
    const empty = server({});
    await fateOf(empty.client, intentOf({ request }), comparing);
    assert.deepEqual(empty.asked[1], { read: { action: "read", type: "api_key", ownerId: "bob" } });
    const own = server({});
    await fateOf(own.client, intentOf(), comparing);
    assert.deepEqual(own.asked, [
      { owner: undefined, includeExpired: true },
      { read: { action: "read", type: "api_key", ownerId: "me" } },
    ]);
  });

  it("is not known where server or keyring fail, and a defect of ours is no answer", async () => {
    const words = { serverMessage: "", detail: undefined };
    const error = new ServerFault(deploymentOf(here), 500, words, false);
    assert.deepEqual(await fateAt({ throws: error }), { kind: "unknown", error });
    const locked = { has: () => Promise.reject(new KeyringFailed("read")) };
    assert.deepEqual(await fateAt({ items: [key] }, intentOf(), locked), {
      kind: "unknown",
      error: undefined,
    });
    await assert.rejects(fateAt({ throws: new TypeError("ours") }), TypeError);
  });
});

describe("tokens that are known", () => {
  type Place = { deployment: string; id?: string; tokenId?: string };
  const knowing = (
    places: { journal?: MintIntent[]; vault?: Place[]; kept?: string[]; delivered?: string[] },
    isAtWork = false,
  ) =>
    new KnownTokens({
      journal: { list: () => Promise.resolve(places.journal ?? []) } as never,
      vault: { list: () => Promise.resolve(places.vault ?? []) } as never,
      kept: {
        get: (_at: string, id: string) => Promise.resolve(places.kept?.find((one) => one === id)),
      } as never,
      delivered: {
        has: (_at: string, id: string) => Promise.resolve(places.delivered?.includes(id) ?? false),
      },
      isAtWork: () => isAtWork,
    });
  const elsewhere = "https://other.example.com";

  it("are those of the same name, owner and person, that know no token of their own", async () => {
    const { request } = intentOf();
    const others = [
      intentOf({ id: "same" }),
      intentOf(),
      intentOf({ id: "made", phase: "made" }),
      intentOf({ id: "elsewhere", deployment: elsewhere }),
      intentOf({ id: "bob's", userId: "bob" }),
      intentOf({ id: "for bob", request: { ...request, owner: { id: "bob", username: "bob" } } }),
      intentOf({ id: "name", request: { ...request, name: "ci-2" } }),
      intentOf({ id: "at work", phase: "underWay" }),
    ];
    const ids = async (isAtWork: boolean) => {
      const { underWay, over } = await knowing({ journal: others }, isAtWork).sameName(intentOf());
      return [underWay, over].map((some) => some.map(({ id }) => id));
    };
    assert.deepEqual(await ids(true), [["at work"], ["same"]]);
    assert.deepEqual(await ids(false), [[], ["same", "at work"]]);
  });

  const has = (places: Parameters<typeof knowing>[0]) => knowing(places).has(intentOf(), key.id);

  it("are another intent's, wait in the vault for another, are kept, or were delivered", async () => {
    const { id: tokenId } = key;
    assert.equal(await has({}), false);
    assert.equal(await has({ journal: [intentOf({ id: "two", tokenId })] }), true);
    assert.equal(await has({ journal: [intentOf({ tokenId })] }), false);
    assert.equal(await has({ journal: [intentOf({ id: "two", tokenId, deployment: elsewhere })] }), false);
    assert.equal(await has({ vault: [{ id: "two", deployment: here, tokenId }] }), true);
    assert.equal(await has({ vault: [{ id: "one", deployment: here, tokenId }] }), false);
    assert.equal(await has({ vault: [{ id: "two", deployment: elsewhere, tokenId }] }), false);
    assert.equal(await has({ vault: [{ id: "two", deployment: here, tokenId: "bbbbbbbbbb" }] }), false);
    assert.equal(await has({ kept: [tokenId] }), true);
    assert.equal(await has({ delivered: [tokenId] }), true);
  });
});

describe("tokens that were delivered", () => {
  it("are remembered for a month, each for its deployment", async () => {
    const day = 86_400_000;
    const now = Date.parse("2026-11-27T12:00:00Z");
    const at = (days: number, ms = 0) => new Date(now - days * day - ms).toISOString();
    const entry = (tokenId: string, then: string) => ({ version: 1, deployment: here, tokenId, at: then });
    const removed: string[] = [];
    const records = {
      list: () => Promise.resolve([entry("old", at(30, 1)), entry("edge", at(30)), entry("new", at(1))]),
      remove: (id: string) => Promise.resolve(removed.push(id)),
      read: () => Promise.resolve(entry("abcdefghij", at(1))),
    };
    const delivered = new DeliveredTokens(records as never);
    await delivered.forgetOld(now);
    assert.equal(removed.length, 1);
    assert.deepEqual(
      [
        await delivered.has(here, "abcdefghij"),
        await delivered.has(here, "bbbbbbbbbb"),
        await delivered.has("https://other.example.com", "abcdefghij"),
      ],
      [true, false, false],
    );
  });
});
