import assert from "node:assert/strict";
import {
  canMint,
  expiryState,
  formatLifetime,
  isFullAccess,
  lifetimeProblem,
  nameProblems,
  sayGrantInFull,
  scopesInShort,
  summarize,
} from "../../../../src/core";
import { catalogOf, entryOf } from "../catalogs";

const catalog = catalogOf("2.35");
const workspace = "workspace:4a4b4c4d-4444-4444-8444-4444444eef01";
const user = "user:22222222-2222-4222-8222-222222222202";

describe("summarize", () => {
  for (const [scopes, list, expected] of [
    ["coder:all", "", "full access"],
    ["", "", "full access"],
    ["coder:all", workspace, "do everything with 1 workspace"],
    [
      "workspace:read workspace:start workspace:stop template:read user:read",
      `${workspace} template:* ${user}`,
      "read, start and stop 1 workspace",
    ],
    ["workspace:read template:read", "", "read workspaces; read templates"],
    ["user:read", user, "read your account"],
    ["user:read user:read_personal", user, "read and view the settings of your account"],
    ["user:update_personal", "", "change the settings of your account"],
    ["api_key:* user:read", "", "do everything with your tokens"],
    ["template:update workspace:delete file:create", "", "delete workspaces; change templates and more"],
    ["file:read", workspace, "nothing"],
    ["workspace:read", `${workspace} workspace:4a4b4c4d-4444-4444-8444-4444444eef02`, "read 2 workspaces"],
    ["template:read", "template:4a4b4c4d-4444-4444-8444-4444444eef02", "read 1 template"],
  ] as const) {
    it(`says “${expected}” of ${scopes} [${list}]`, () => {
      const split = (text: string): string[] => text.split(" ").filter((word) => word !== "");
      const grant = { scopes: split(scopes), allowList: split(list).map(entryOf) };
      assert.equal(summarize(catalog, grant), expected);
    });
  }

  it("is not fooled by a deployment without scopes", () => {
    assert.equal(summarize(catalogOf("2.20"), { scopes: ["file:read"], allowList: [] }), "full access");
  });
});

describe("scopesInShort", () => {
  it("fits into a row", () => {
    assert.equal(scopesInShort([]), "full access");
    assert.equal(scopesInShort(["all"]), "full access");
    assert.equal(scopesInShort(["workspace:read"]), "workspace:read");
    assert.equal(scopesInShort(["workspace:read", "template:read", "user:read"]), "3 scopes");
  });
});

describe("power", () => {
  it("tells full access from what is limited", () => {
    assert.ok(isFullAccess({ scopes: [], allowList: [] }));
    assert.ok(isFullAccess({ scopes: ["coder:all"], allowList: [entryOf("*:*"), entryOf(workspace)] }));
    assert.ok(!isFullAccess({ scopes: ["coder:all"], allowList: [entryOf(workspace)] }));
    assert.ok(!isFullAccess({ scopes: ["workspace:*"], allowList: [] }));
  });

  it("takes for no limit what admits everything alone", () => {
    const isFull = (...list: string[]): boolean =>
      isFullAccess({ scopes: ["coder:all"], allowList: list.map(entryOf) });
    assert.deepEqual([isFull(), isFull("*:*")], [true, true]);
    assert.deepEqual(
      [isFull("workspace:*"), isFull(`*:${workspace.slice(10)}`), isFull("workspace:*", workspace)],
      [false, false, false],
    );
  });

  it("tells what can create tokens", () => {
    const grant = {
      scopes: ["api_key:create", "user:read"],
      allowList: [entryOf(user), entryOf("api_key:*")],
    };
    assert.ok(canMint(catalog, grant));
    assert.ok(canMint(catalog, grant, user.slice(5)));
    assert.ok(!canMint(catalog, grant, "22222222-2222-4222-8222-222222222203"));
    assert.ok(!canMint(catalog, { ...grant, scopes: ["api_key:create"] }));
    assert.ok(!canMint(catalog, { ...grant, allowList: [entryOf(user)] }));
    assert.ok(canMint(catalogOf("2.20"), { scopes: ["file:read"], allowList: [] }));
  });
});

describe("expiryState", () => {
  const createdAt = "2026-03-01T00:00:00Z";
  const times = {
    createdAt,
    expiresAt: "2026-03-31T00:00:00Z",
    lifetimeSeconds: 30 * 86_400,
    lastUsed: createdAt,
  };
  const hard = { hardExpiry: true };

  it("goes from active to soon to expired", () => {
    const at = (now: string): string => expiryState({ ...times, now }, hard).state;
    assert.equal(at("2026-03-02T00:00:00Z"), "active");
    assert.equal(at("2026-03-28T00:00:01Z"), "expiresSoon");
    assert.equal(at("2026-03-31T00:00:00Z"), "expired");
  });

  it("knows every way of writing never", () => {
    const used = (lastUsed: string | undefined): boolean =>
      expiryState({ ...times, lastUsed, now: createdAt }, hard).neverUsed;
    assert.ok(used("1970-01-01T00:00:00Z"));
    assert.ok(used("0001-01-01T00:00:00Z"));
    assert.ok(used(undefined));
    assert.ok(used("not a date"));
    assert.ok(!used("2026-03-01T12:00:00Z"));
  });

  it("sees an expiry that use has moved", () => {
    const moved = expiryState(
      { ...times, expiresAt: "2026-04-05T00:00:00Z", now: createdAt },
      { hardExpiry: false },
    );
    assert.deepEqual([moved.outlived, moved.slides], [true, true]);
    const own = expiryState({ ...times, now: createdAt }, hard);
    assert.deepEqual([own.outlived, own.slides], [false, false]);
  });
});

describe("expiryState at its edges", () => {
  const state = (ms: number, lifetimeSeconds: number): string =>
    expiryState({ createdAt: 0, expiresAt: ms, lifetimeSeconds, now: 0 }, { hardExpiry: true }).state;

  it("is soon in the last tenth of a life, between a day and a week of it, and in its half at most", () => {
    const day = 86_400_000;
    for (const [lifetimeDays, soonDays] of [
      [365, 7],
      [30, 3],
      [5, 1],
      [1, 0.5],
    ] as const) {
      const soon = soonDays * day;
      assert.deepEqual(
        [soon + 1, soon, 1, 0, -1].map((ms) => state(ms, lifetimeDays * 86_400)),
        ["active", "expiresSoon", "expiresSoon", "expired", "expired"],
        String(lifetimeDays),
      );
    }
  });

  it("counts a minute's difference as no later end, and what was written on the first day as no use", () => {
    const judged = (extra: object) =>
      expiryState(
        { createdAt: 0, expiresAt: 3_660_000, lifetimeSeconds: 3600, now: 0, ...extra },
        { hardExpiry: false },
      );
    assert.deepEqual([judged({}).outlived, judged({ expiresAt: 3_660_001 }).outlived], [false, true]);
    assert.deepEqual(
      [86_399_999, 86_400_000].map((lastUsed) => judged({ lastUsed }).neverUsed),
      [true, false],
    );
  });
});

describe("sayGrantInFull", () => {
  const said = (scopes: string, list: string, on = catalog): string => {
    const split = (text: string): string[] => text.split(" ").filter((word) => word !== "");
    return sayGrantInFull(on, { scopes: split(scopes), allowList: split(list).map(entryOf) });
  };
  const nil = "00000000-0000-0000-0000-000000000000";
  const everything = "do everything you can";

  for (const [scopes, list, expected] of [
    ["coder:all", "", everything],
    ["coder:all", workspace, `do everything with ${workspace}`],
    ["file:read", workspace, "nothing"],
    ["workspace:read", `workspace:${nil}`, "nothing"],
    ["api_key:read", `api_key:${workspace.slice(10)}`, "nothing"],
    ["workspace:update", "", "change the schedule and settings of all workspaces"],
    ["template:update", "", "change all templates"],
    ["template:create", "", "create, push versions of and share all templates"],
    [
      "template:create",
      workspace.replace("workspace", "template"),
      `push versions of and share ${workspace.replace("workspace", "template")}`,
    ],
    ["workspace:create", "workspace:*", "create all workspaces"],
  ] as const) {
    it(`says “${expected}” of ${scopes} [${list}]`, () => {
      assert.equal(said(scopes, list), expected);
    });
  }

  it("says everything of a deployment that limits nothing", () => {
    assert.equal(said("file:read", workspace, catalogOf("2.20")), everything);
  });
});

describe("nameProblems", () => {
  it("says what is wrong with a name", () => {
    const severities = (name: string, existing: string[] = []): string[] =>
      nameProblems(name, existing).map(({ severity }) => severity);
    assert.deepEqual(severities("ci"), []);
    assert.deepEqual(severities("  "), ["error"]);
    assert.deepEqual(severities("ci", ["ci"]), ["error"]);
    assert.deepEqual(severities("CI", ["ci"]), []);
    assert.deepEqual(severities("a/b"), ["warning"]);
    assert.deepEqual(severities("tokenconfig"), ["warning"]);
    assert.deepEqual(severities("x".repeat(64)), []);
    assert.deepEqual(severities("x".repeat(65)), ["warning"]);
    for (const empty of ["\u200B", "\u3164", "\u00A0\u2800"])
      assert.deepEqual(severities(empty), ["error"], empty);
    for (const disguised of ["ci\u200B", "zz\u202Egnp.tpircs", "a\tb", "$(trash) ci", "[ci](command:x)"])
      assert.deepEqual(severities(disguised), ["warning"], disguised);

    for (const ordinary of ["בדיקה", "नमस्ते", "👩\u200D💻", "ci (2)", "cost $5"])
      assert.deepEqual(severities(ordinary), [], ordinary);
  });

  it("shows the characters of a name that cannot be seen", () => {
    assert.match(nameProblems("ci\u200B")[0]?.message ?? "", /: ci<U\+200B>$/);
  });
});

describe("lifetimes", () => {
  it("are written as they are read", () => {
    assert.equal(formatLifetime(604_800), "7d");
    assert.equal(formatLifetime(131_400), "1d12h30m");
    assert.equal(formatLifetime(3_155_760_000), "100y25d");
    assert.equal(formatLifetime(0), "0s");
    assert.equal(formatLifetime(0.25), "250ms");
    assert.equal(formatLifetime(Number.NaN), "0s");
  });

  it("are refused where sending them is of no use", () => {
    assert.equal(lifetimeProblem(604_800, 604_800), undefined);
    assert.match(lifetimeProblem(604_801, 604_800) ?? "", /7d/);
    assert.equal(lifetimeProblem(1), undefined);
    for (const seconds of [0, -1, 0.5, 1.5, Number.NaN]) assert.notEqual(lifetimeProblem(seconds), undefined);
  });
});
