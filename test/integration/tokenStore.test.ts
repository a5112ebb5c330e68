import assert from "node:assert/strict";
import type { SignedIn } from "../../src/session/sessionState";
import { TokenCache } from "../../src/tokens/list/tokenCache";
import { TokenStore, type TokensState } from "../../src/tokens/list/tokenStore";
import { type Coderd, startCoderd } from "../coderd";
import { MemoryMemento, memoryLog } from "../support/memory";
import { signedInAt } from "../support/signedIn";

const tokensPath = "/api/v2/users/me/keys/tokens";

describe("the token store", () => {
  let coderd: Coderd;
  let session: SignedIn;
  let memory: MemoryMemento;
  let store: TokenStore;
  let states: TokensState["kind"][];

  const openStore = () => new TokenStore(session, new TokenCache(memory), memoryLog());

  beforeEach(async () => {
    coderd = await startCoderd();
    session = await signedInAt(coderd, "alice");
    memory = new MemoryMemento();
    store = openStore();
    states = [];
    store.onDidChange(({ kind }) => states.push(kind));
  });

  afterEach(async () => {
    store.dispose();
    session.client.dispose();
    await coderd.stop();
  });

  it("goes from loading to data", async () => {
    await store.refresh("asked");
    assert.deepEqual(states, ["loading", "loaded"]);
    assert.ok(store.current.kind === "loaded" && store.current.last.tokens.length > 0);
  });

  it("tells an outage as an outage, beside the last good data", async () => {
    await store.refresh("asked");
    const rule = coderd.faults.add({ path: tokensPath }, { kind: "reset", when: "before" });
    await store.refresh("asked");
    assert.ok(store.current.kind === "failed" && store.current.last && store.current.last.tokens.length > 0);
    rule.remove();
    await store.refresh("retry");
    assert.equal(store.current.kind, "loaded");
  });

  it("shows what was last known, as old, when the server cannot be reached after a start", async () => {
    await store.refresh("asked");
    const known = store.current.last?.tokens;
    await coderd.stop();
    const restarted = openStore();
    await restarted.refresh("shown");
    assert.ok(restarted.current.kind === "failed");
    assert.deepEqual(restarted.current.last?.tokens, known);
    coderd = await startCoderd();
  });

  it("drops an answer that comes after the session changed", async () => {
    coderd.faults.add({ path: tokensPath, times: 1 }, { kind: "delay", milliseconds: 200 });
    const refreshing = store.refresh("asked");
    store.continueWith(await signedInAt(coderd, "bob"));
    await refreshing;
    assert.ok(!states.includes("loaded"));
  });

  it("never shows the tokens of one person to another", async () => {
    await store.refresh("asked");
    store.continueWith(await signedInAt(coderd, "bob"));
    coderd.faults.add({ path: tokensPath }, { kind: "reset", when: "before" });
    await store.refresh("session");
    assert.ok(store.current.kind === "failed" && store.current.last === undefined);
  });
});
