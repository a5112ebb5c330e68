import assert from "node:assert/strict";
import { TokenStore, type TokensState } from "../../src/tokens/tokenStore";
import type { SessionState } from "../../src/session/sessionState";
import { type Coderd, startCoderd } from "../coderd";
import { memoryLog } from "../support/memory";
import { signedInAt } from "../support/signedIn";

const tokensPath = "/api/v2/users/me/keys/tokens";

describe("the token store", () => {
  let coderd: Coderd;
  let sessions: { current: SessionState };
  let store: TokenStore;
  let states: TokensState["kind"][];

  beforeEach(async () => {
    coderd = await startCoderd();
    sessions = { current: await signedInAt(coderd, "alice") };
    store = new TokenStore(sessions, memoryLog());
    states = [];
    store.onDidChange(({ kind }) => states.push(kind));
  });

  afterEach(async () => {
    store.dispose();
    if (sessions.current.kind === "signedIn") sessions.current.client.dispose();
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

  it("drops an answer that comes after the session changed", async () => {
    coderd.faults.add({ path: tokensPath, times: 1 }, { kind: "delay", milliseconds: 200 });
    const refreshing = store.refresh("asked");
    sessions.current = { kind: "signedOut" };
    await store.refresh("session");
    await refreshing;
    assert.deepEqual(store.current, { kind: "signedOut" });
    assert.ok(!states.includes("loaded"));
  });

  it("never shows the tokens of one person to another", async () => {
    await store.refresh("asked");
    sessions.current = await signedInAt(coderd, "bob");
    coderd.faults.add({ path: tokensPath }, { kind: "reset", when: "before" });
    await store.refresh("session");
    assert.ok(store.current.kind === "failed" && store.current.last === undefined);
  });
});
