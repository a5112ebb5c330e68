import assert from "node:assert/strict";
import type { ApiKey } from "../../../../src/coder";
import type { SignedIn } from "../../../../src/session/sessionState";
import { carryOut, lookWhetherDue } from "../../../../src/tokens/retiring/carryOut";
import { type PendingRetirement, retirementAfter } from "../../../../src/tokens/retiring/retirement";
import { deploymentOf } from "../../../support/sessionWindows";
import { alice, day, now, token } from "../auditSupport";

const here = deploymentOf("https://coder.example.com");
const at = (ms: number): string => new Date(+now + ms).toISOString();

const pendingOf = (change: Partial<PendingRetirement> = {}): PendingRetirement => ({
  version: 1,
  deployment: here.href,
  userId: alice,
  tokenId: token("old").id,
  name: "old",
  successor: "old-2",
  dueAt: at(0),
  whenUnused: false,
  failures: 0,
  ...change,
});

/** What a look says of a token, by its server's clock, and which requests it took. */
async function looked(change: Partial<PendingRetirement> = {}, key: Partial<ApiKey> = {}, who: object = {}) {
  const asked: string[] = [];
  const session = {
    deployment: here,
    record: { userId: alice, session: "aaaaaaaaaa-0123456789abcdefghijkl", ...who },
    client: {
      now: () => now,
      keys: {
        get: (id: string) => {
          asked.push(id);
          return Promise.resolve({ ...token("old"), ...key });
        },
      },
    },
  } as unknown as SignedIn;
  return { asked, kind: (await lookWhetherDue(session, pendingOf(change))).kind };
}

describe("whether the end of a token is due", () => {
  it("is no question of another deployment, or of another person: nothing is asked", async () => {
    for (const [change, who] of [
      [{ deployment: "https://other.example.com" }, {}],
      [{}, { userId: "bob" }],
    ] as const)
      assert.deepEqual(await looked(change, {}, who), { asked: [], kind: "another" });

    assert.deepEqual(await looked(), { asked: [token("old").id], kind: "due" });
  });

  for (const [what, key] of [
    ["has another id", { id: "bbbbbbbbbb" }],
    ["is another person's", { userId: "bob" }],
    ["has another name", { name: "new" }],
    ["is a session", { loginType: "password" }],
  ] as const) {
    it(`is never said of what ${what}`, async () => {
      assert.equal((await looked({}, key)).kind, "another");
    });
  }

  it("is told by the server's clock, to the millisecond", async () => {
    const due = async (ms: number) => (await looked({ dueAt: at(ms) })).kind;
    assert.deepEqual([await due(-1), await due(0), await due(1)], ["due", "due", "notYet"]);
    const ends = async (ms: number) => (await looked({}, { expiresAt: new Date(+now + ms) })).kind;
    assert.deepEqual([await ends(-1), await ends(0), await ends(1)], ["overAlready", "overAlready", "due"]);
  });

  it("waits for a token that is still used, where that was asked for alone", async () => {
    const lastUsed = new Date(+now - 60_000);
    assert.equal((await looked({ whenUnused: true }, { lastUsed })).kind, "stillUsed");
    assert.equal((await looked({ whenUnused: false }, { lastUsed })).kind, "due");
    assert.equal((await looked({ whenUnused: true }, { lastUsed: undefined })).kind, "due");
    assert.equal((await looked({ whenUnused: true }, { lastUsed: new Date(+now - 30 * day) })).kind, "due");
  });

  it("is no place to hide a defect of ours", async () => {
    const client = { keys: { expire: () => Promise.reject(new TypeError("ours")) } };
    await assert.rejects(carryOut({ client } as unknown as SignedIn, pendingOf()), TypeError);
  });
});

describe("what is due once a new token was delivered", () => {
  const after = (ending: object | undefined) => {
    const replaces = ending && { tokenId: "abcdefghij", name: "old", ending };
    const request = { name: "old-2", lifetimeSeconds: 60, grant: { scopes: [], allowList: [] }, replaces };
    return retirementAfter({ deployment: here.href, userId: alice, request } as never, +now);
  };

  it("is the end of the one whose place it took: after a time, or once that was unused for a day", () => {
    assert.equal(after(undefined), undefined);
    const later = after({ kind: "later", seconds: 3600 });
    assert.deepEqual([later?.dueAt, later?.whenUnused, later?.name], [at(3_600_000), false, "old"]);
    const unused = after({ kind: "unused" });
    assert.deepEqual([unused?.dueAt, unused?.whenUnused], [at(25 * 3_600_000), true]);
  });
});
