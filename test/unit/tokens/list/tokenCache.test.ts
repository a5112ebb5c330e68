import assert from "node:assert/strict";
import type { ApiKey } from "../../../../src/coder";
import type { SignedIn } from "../../../../src/session/sessionState";
import type { TokensAnswer } from "../../../../src/tokens/list/loadedTokens";
import { TokenCache } from "../../../../src/tokens/list/tokenCache";
import { MemoryMemento } from "../../../support/memory";
import { token } from "../auditSupport";

const signedIn = (userId: string, href = "https://a.example.com"): SignedIn =>
  ({ deployment: { href }, record: { userId } }) as SignedIn;
const alice = signedIn("alice");

function answerOf(tokens: readonly ApiKey[]): TokensAnswer {
  return { tokens, scopeNames: ["workspace:read"], version: "v2.35.1", at: new Date("2026-11-27T12:00:00Z") };
}

describe("the tokens kept for the next start", () => {
  let memory: MemoryMemento;
  let cache: TokenCache;

  beforeEach(() => {
    memory = new MemoryMemento();
    cache = new TokenCache(memory);
  });

  it("come back as they were, dates as dates", async () => {
    const used = { ...token("used"), lastUsed: new Date("2026-11-20T00:00:00Z") };
    const narrow = {
      ...token("narrow"),
      scopes: ["workspace:read"],
      allowList: [{ type: "workspace", id: "*" }],
    };
    const answer = answerOf([used, narrow]);
    await cache.remember(alice, answer);
    assert.deepEqual(new TokenCache(memory).recall(alice), answer);
  });

  it("come back for the same person at the same deployment alone", async () => {
    await cache.remember(alice, answerOf([token("a")]));
    assert.equal(cache.recall(signedIn("bob")), undefined);
    assert.equal(cache.recall(signedIn("alice", "https://b.example.com")), undefined);
  });

  it("are none of a very long list, and not those of an earlier, shorter one either", async () => {
    const many = (count: number) => answerOf(Array.from({ length: count }, () => token("a")));
    await cache.remember(alice, many(500));
    assert.equal(cache.recall(alice)?.tokens.length, 500);
    await cache.remember(alice, many(501));
    assert.equal(cache.recall(alice), undefined);
    assert.equal(memory.keys().length, 0);
  });

  it("are forgotten for one deployment at a time", async () => {
    const other = signedIn("alice", "https://b.example.com");
    await cache.remember(alice, answerOf([token("a")]));
    await cache.remember(other, answerOf([token("b")]));
    await cache.forget(alice.deployment.href);
    assert.equal(cache.recall(alice), undefined);
    assert.equal(cache.recall(other)?.tokens[0]?.name, "b");
  });

  for (const spoilt of [
    "text",
    null,
    [],
    { userId: "alice" },
    { userId: "alice", version: "v2", at: 1, tokens: [] },
  ]) {
    it(`are none where ${JSON.stringify(spoilt)} was kept`, async () => {
      await memory.update("tokens:https://a.example.com", spoilt);
      assert.equal(cache.recall(alice), undefined);
    });
  }
});
