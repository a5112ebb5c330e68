import assert from "node:assert/strict";
import type { SignedIn } from "../../../../src/session/sessionState";
import type { TokensState } from "../../../../src/tokens/list/loadedTokens";
import { MayNotList } from "../../../../src/tokens/list/mayNotList";
import { TokenCache } from "../../../../src/tokens/list/tokenCache";
import { TokenStore } from "../../../../src/tokens/list/tokenStore";
import { type Coderd, startCoderd } from "../../../coderd";
import { memoryLog, MemoryMemento } from "../../../support/memory";
import { signedInAt } from "../../../support/signedIn";

const tokensPath = "/api/v2/users/me/keys/tokens";

describe("the states of the token store", () => {
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

  it("knows since when it fails, however often it is tried, and from anew after it was well", async () => {
    const failing = () =>
      store.current.kind === "failed" ? +store.current.since : assert.fail(store.current.kind);
    const rule = coderd.faults.add({ path: tokensPath }, { kind: "answer", status: 503 });
    await store.refresh("asked");
    const first = failing();
    await new Promise((resolve) => setTimeout(resolve, 5));
    await store.refresh("retry");
    assert.equal(failing(), first);
    rule.remove();
    await store.refresh("retry");
    coderd.faults.add({ path: tokensPath }, { kind: "answer", status: 503 });
    await store.refresh("retry");
    assert.ok(failing() > first);
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

  const lists = () => coderd.log.find({ path: tokensPath });

  it("asks nobody again for what it has", async () => {
    const { tokens, version, features } = await store.loaded();
    assert.ok(tokens.length > 0 && version.startsWith("v2.35.1") && features.scopes);
    coderd.log.clear();
    assert.equal((await store.loaded()).tokens, tokens);
    assert.equal(coderd.log.entries.length, 0);
  });

  it("shows only what the later of two requests brings", async () => {
    coderd.faults.add({ path: tokensPath, times: 1 }, { kind: "delay", milliseconds: 200 });
    const first = store.refresh("asked");
    await store.refresh("changed");
    await first;
    assert.deepEqual(states, ["loading", "loading", "loaded"]);
  });

  it("keeps the tokens of a person who signed in again, without asking", async () => {
    await store.refresh("asked");
    const { last } = store.current;
    coderd.log.clear();
    store.continueWith(await signedInAt(coderd, "alice"));
    assert.equal(store.current.last, last);
    assert.equal(store.current.kind, "loaded");
    assert.equal(lists().length, 0);
  });

  it("asks with the new session once there is one", async () => {
    const renewed = await signedInAt(coderd, "alice");
    store.continueWith(renewed);
    await store.refresh("session");
    assert.equal(lists().at(-1)?.headers["coder-session-token"], renewed.record.session.expose());
    assert.equal(store.current.last?.session, renewed);
  });

  it("lets go of a request of the session before", async () => {
    coderd.faults.add({ path: tokensPath, times: 1 }, { kind: "hang" });
    const refreshing = store.refresh("asked");
    store.continueWith(await signedInAt(coderd, "alice"));
    await refreshing;
    assert.equal(store.current.kind, "loading");
  });

  it("lets go of a running request when it is no longer needed", async () => {
    coderd.faults.add({ path: tokensPath }, { kind: "hang" });
    const refreshing = store.refresh("asked");
    store.dispose();
    await refreshing;
    assert.deepEqual(states, ["loading"]);
  });

  describe("of everybody", () => {
    beforeEach(async () => {
      session = await signedInAt(coderd, "olive");
      store.dispose();
      store = openStore();
    });

    const isAskedForAll = () => lists().map(({ query }) => query["include_all"] === "true");

    it("asks for them when they are wanted, and once", async () => {
      await store.refresh("asked");
      await store.ofEverybody(true);
      await store.ofEverybody(true);
      assert.deepEqual(isAskedForAll(), [false, true]);
      assert.equal(store.current.last?.isEverybodys, true);
      await store.ofEverybody(false);
      assert.deepEqual(isAskedForAll(), [false, true, false]);
      assert.equal(store.current.last.isEverybodys, false);
    });

    it("keeps none of them for the next start", async () => {
      await store.refresh("asked");
      const own = store.current.last?.tokens;
      await store.ofEverybody(true);
      assert.notDeepEqual(store.current.last?.tokens, own);
      assert.deepEqual(new TokenCache(memory).recall(session)?.tokens, own);
    });

    it("begins with the own ones again for another person", async () => {
      await store.ofEverybody(true);
      store.continueWith(await signedInAt(coderd, "alice"));
      assert.deepEqual(store.current, { kind: "unasked", last: undefined });
      coderd.log.clear();
      await store.refresh("session");
      assert.deepEqual(isAskedForAll(), [false]);
    });
  });

  describe("of a session that may not list tokens", () => {
    const withToken = async (origin: "token" | "cliAuth") => {
      const { record } = session;
      session = { ...session, record: { ...record, origin } };
      coderd.faults.add(
        { path: tokensPath },
        { kind: "answer", status: 404, body: { message: "Resource not found" } },
      );
      store.dispose();
      store = openStore();
      await store.refresh("asked");
      assert.ok(store.current.kind === "failed");
      return store.current.error;
    };

    it("says so of a token that somebody signed in with", async () => {
      assert.ok((await withToken("token")) instanceof MayNotList);
    });

    it("tells any other failure of a session made for us", async () => {
      const error = await withToken("cliAuth");
      assert.ok(!(error instanceof MayNotList));
      assert.equal((error as { kind: string }).kind, "notFoundOrForbidden");
    });
  });
});
