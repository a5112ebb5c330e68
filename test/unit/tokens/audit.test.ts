import assert from "node:assert/strict";
import fc from "fast-check";
import { covers, type Grant } from "../../../src/core";
import { inSlices, mapEach } from "../../../src/platform/time/slices";
import { auditTokens, idleAfter } from "../../../src/tokens/audit/auditTokens";
import { concernKinds } from "../../../src/tokens/audit/concern";
import { grantIdentity } from "../../../src/tokens/audit/grantIdentity";
import { grants, runs } from "../core/arbitraries";
import { catalogOf } from "../core/catalogs";
import { audit, day, kinds, now, toEnd, token } from "./auditSupport";

const catalog = catalogOf("2.35");
const workspace = "4a4b4c4d-4444-4444-8444-4444444eef01";

describe("the audit of tokens", () => {
  it("finds nothing about a narrow token in use", () => {
    const [only] = audit([token("fine")]);
    assert.deepEqual(kinds(only), []);
    assert.equal(only?.needsAttention, false);
  });

  for (const [kind, isPressing, found] of [
    ["expiresSoon", true, token("soon", { age: 29 })],
    ["outlived", true, token("slid", { expiresAt: new Date(+now + 90 * day) })],
    ["fullAccess", true, token("full", { scopes: ["coder:all"] })],
    ["fullAccess", true, token("full for long", { scopes: ["coder:all"], lasts: 365 })],
    ["canMint", false, token("mints", { scopes: ["user:read", "api_key:create"] })],
    ["canMint", true, token("mints for long", { scopes: ["user:*", "api_key:*"], lasts: 365 })],
    ["neverUsed", false, token("unused", { used: -1 })],
    ["neverUsed", true, token("forgotten", { used: -1, age: 40, lasts: 80 })],
    ["idle", true, token("idle", { used: 90, age: 100, lasts: 200 })],
  ] as const) {
    it(`tells "${found.name}" as ${kind}, ${isPressing ? "pressing" : "not pressing"}`, () => {
      const [only] = audit([found]);
      const concern = only?.concerns.find((one) => one.kind === kind);
      assert.equal(concern?.isPressing, isPressing, JSON.stringify(only?.concerns));
    });
  }

  it("keeps to its limits to the millisecond", () => {
    const one = (age: number, rest: object = {}) =>
      audit([token("at the edge", { age, used: -1, ...rest })])[0];
    const press = (age: number) => one(age)?.concerns.find(({ kind }) => kind === "neverUsed")?.isPressing;
    const ms = 1 / day;
    assert.deepEqual([press(1 - ms), press(1)], [undefined, false]);
    const old = (age: number) =>
      one(age, { lasts: 365 })?.concerns.find(({ kind }) => kind === "neverUsed")?.isPressing;
    assert.deepEqual([old(30 - ms), old(30)], [false, true]);
    const minting = (lasts: number) =>
      audit([token("mints", { age: 0, lasts, scopes: ["user:read", "api_key:create"] })])[0]?.needsAttention;
    assert.deepEqual([minting(90), minting(90 + ms)], [false, true]);
  });

  it("does not count a token as living that ends this very moment", () => {
    const audited = audit([token("one"), token("ends now", { age: 30 })]);
    assert.deepEqual(audited.map(kinds), [[], []]);
    assert.equal(audited[1]?.state, "expired");
  });

  it("does not blame a token of today for not being used yet", () => {
    assert.deepEqual(kinds(audit([token("new", { age: 0.5, used: -1 })])[0]), []);
  });

  it("has no mark that is true of every token where the server has no scopes: no full access, no duplicate", () => {
    const old = (name: string) => ({
      ...token(name, { lasts: 365 }),
      scopes: undefined,
      allowList: undefined,
    });
    const audited = audit([old("one"), old("two")], { catalog: catalogOf("2.20") });
    assert.deepEqual(audited.map(kinds), [[], []]);
    const idle = audit([token("idle", { used: 90, age: 100, lasts: 200, scopes: [] })], {
      catalog: catalogOf("2.20"),
    });
    assert.deepEqual(idle.map(kinds), [["idle"]], "what differs is told there, too");
  });

  it("names the entries whose things are gone, and asks only about those with an id", () => {
    const asked: string[] = [];
    const allowList = [
      { type: "workspace", id: workspace },
      { type: "template", id: "*" },
    ];
    const [only] = audit([token("dangling", { allowList })], {
      isGone: ({ type, id }) => (asked.push(`${type}:${id}`), true),
    });
    assert.deepEqual(asked, [`workspace:${workspace}`]);
    assert.deepEqual(
      only?.concerns.filter(({ kind }) => kind === "dangling"),
      [{ kind: "dangling", entries: [allowList[0]], isPressing: true }],
    );
  });

  it("finds the same grant in other words, among living tokens of one owner alone", () => {
    const scopes = ["template:read", "workspace:read"];
    const audited = audit([
      token("one", { scopes }),
      token("two", { scopes: scopes.toReversed() }),
      token("over", { scopes, age: 40 }),
      token("of bob", { scopes, userId: "22222222-2222-4222-8222-222222222203" }),
    ]);
    assert.deepEqual(audited.map(kinds), [["duplicate"], ["duplicate"], [], []]);
    assert.deepEqual(audited[0]?.concerns, [{ kind: "duplicate", of: "two", others: 1, isPressing: false }]);
  });

  it("calls no token that another replaces its duplicate, nor presses for anything about it", () => {
    const keys = [
      token("ci", { lasts: 365, scopes: ["coder:all"] }),
      token("ci-2", { scopes: ["coder:all"] }),
    ];
    const isRetiring = ({ name }: { name: string }) => name === "ci";
    const [old, successor] = audit(keys, { isRetiring });
    assert.deepEqual([old, successor].map(kinds), [["fullAccess"], ["fullAccess"]]);
    assert.deepEqual([old?.needsAttention, successor?.needsAttention], [false, true]);
    const other = token("other", { scopes: ["coder:all"] });
    assert.deepEqual(audit([...keys, other], { isRetiring }).map(kinds), [
      ["fullAccess"],
      ["fullAccess", "duplicate"],
      ["fullAccess", "duplicate"],
    ]);
  });

  it("does not press for what the person accepted, and still does for all else", () => {
    const acceptedOf = () => ["fullAccess"];
    const full = { scopes: ["coder:all"] };
    const [only] = audit([token("full", full)], { acceptedOf });
    assert.deepEqual([kinds(only), only?.needsAttention], [["fullAccess"], false]);
    assert.equal(audit([token("ending", { ...full, age: 29.5 })], { acceptedOf })[0]?.needsAttention, true);
  });

  it("says of an expired token that it is expired, and nothing else", () => {
    const [only] = audit([token("over", { age: 400, lasts: 365, scopes: ["coder:all"], used: -1 })]);
    assert.equal(only?.state, "expired");
    assert.deepEqual(only.concerns, []);
    assert.equal(only.needsAttention, false);
  });

  const tokens = fc.array(
    fc
      .record({
        grant: grants(catalog),
        age: fc.double({ min: 0, max: 800, noNaN: true }),
        lasts: fc.double({ min: 0.1, max: 800, noNaN: true }),
        used: fc.oneof(fc.constant(-1), fc.double({ min: 0, max: 800, noNaN: true })),
      })
      .map(({ grant, age, ...times }) =>
        token("any", { age, ...times, used: Math.min(times.used, age), ...grant }),
      ),
    { maxLength: 8 },
  );

  it("gives one entry per token in their order, the most harmful concern first, pressing exactly when one presses", () => {
    fc.assert(
      fc.property(tokens, (given) => {
        const keys = given.map((key, index) => ({ ...key, id: `token${index}` }));
        const audited = audit(keys);
        assert.deepEqual(
          audited.map(({ key }) => key.id),
          keys.map(({ id }) => id),
        );
        for (const { concerns, needsAttention, key, state, isNeverUsed } of audited) {
          const ranks = concerns.map(({ kind }) => concernKinds.indexOf(kind));
          assert.deepEqual(
            ranks,
            [...new Set(ranks)].sort((a, b) => a - b),
          );
          assert.equal(
            needsAttention,
            concerns.some(({ isPressing }) => isPressing),
          );
          assert.equal(state === "expired", key.expiresAt <= now);
          const isIdle = concerns.some(({ kind }) => kind === "idle");
          assert.ok(!isIdle || (!isNeverUsed && +now - +(key.lastUsed ?? now) >= idleAfter));
        }
      }),
      { numRuns: runs / 4 },
    );
  });

  it("is the same whatever the order of the tokens", () => {
    fc.assert(
      fc.property(tokens, (given) => {
        const keys = given.map((key, index) => ({ ...key, id: `token${index}` }));
        const byId = (audited: ReturnType<typeof audit>) =>
          new Map(audited.map(({ key, concerns }) => [key.id, concerns.map(({ kind }) => kind)]));
        const there = byId(audit(keys));
        const back = byId(audit(keys.toReversed()));
        for (const [id, found] of there) assert.deepEqual(back.get(id), found);
      }),
      { numRuns: runs / 4 },
    );
  });
});

describe("the identity of a grant", () => {
  it("is shared only by grants that permit the same", () => {
    const pairs = fc.tuple(grants(catalog), grants(catalog));
    fc.assert(
      fc.property(pairs, ([a, b]) => {
        if (grantIdentity(catalog, a) !== grantIdentity(catalog, b)) return;
        assert.ok(covers(catalog, a, b) && covers(catalog, b, a));
      }),
      { numRuns: runs },
    );
  });

  it("does not depend on order, repetition or the spelling of everything", () => {
    fc.assert(
      fc.property(grants(catalog), (grant) => {
        const same: Grant = {
          scopes: [...grant.scopes, ...grant.scopes].reverse(),
          allowList: [...grant.allowList].reverse(),
        };
        assert.equal(grantIdentity(catalog, grant), grantIdentity(catalog, same));
        if (grant.allowList.length > 0) return;
        const spelled = { ...grant, allowList: [{ type: "*", id: "*" }] };
        assert.equal(grantIdentity(catalog, grant), grantIdentity(catalog, spelled));
      }),
      { numRuns: runs },
    );
  });

  it("knows a ready-made set by what it expands into", () => {
    const expansion = catalog.scopes.find(({ name }) => name === "coder:workspaces.operate")?.expansion ?? [];
    assert.equal(
      grantIdentity(catalog, { scopes: ["coder:workspaces.operate"], allowList: [] }),
      grantIdentity(catalog, { scopes: expansion, allowList: [] }),
    );
  });
});

describe("work in slices", () => {
  it("lets others have their turn, and never keeps the thread for long", async () => {
    const started = performance.now();
    let turns = 0;
    const ticking = setInterval(() => (turns += 1), 1);
    const busy = mapEach(Array.from({ length: 2_000 }), () => {
      const until = performance.now() + 0.05;
      while (performance.now() < until);
      return 1;
    });
    const made = await inSlices(busy);
    clearInterval(ticking);
    assert.equal(made.length, 2_000);
    assert.ok(turns >= Math.floor((performance.now() - started) / 100), `${turns} turns`);
  });

  it("stops when it is no longer wanted", async () => {
    const stopping = new AbortController();
    let steps = 0;
    function* endless(): Generator<undefined, never> {
      for (;;) {
        steps += 1;
        if (steps === 100) stopping.abort();
        yield;
      }
    }
    await assert.rejects(inSlices(endless(), stopping.signal), { name: "AbortError" });
  });

  it("audits 10,000 tokens", () => {
    const many = Array.from({ length: 10_000 }, (_, index) => token(`token-${index}`));
    const audited = toEnd(auditTokens(many, { catalog, now, isGone: () => false }));
    assert.deepEqual(audited.at(-1)?.concerns, [
      { kind: "duplicate", of: "token-0", others: 9_999, isPressing: false },
    ]);
  });
});
