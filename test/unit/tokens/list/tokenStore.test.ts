import assert from "node:assert/strict";
import type { SignedIn } from "../../../../src/session/sessionState";
import { TokenCache } from "../../../../src/tokens/list/tokenCache";
import { TokenStore } from "../../../../src/tokens/list/tokenStore";
import { type Coderd, startCoderd } from "../../../coderd";
import { memoryLog, MemoryMemento } from "../../../support/memory";
import { signedInAt } from "../../../support/signedIn";

const path = "/api/v2/users/me/keys/tokens";

describe("waiting for the list of tokens", () => {
  let coderd: Coderd;
  let session: SignedIn;
  let store: TokenStore;
  beforeEach(async () => {
    coderd = await startCoderd();
    session = await signedInAt(coderd, "alice");
    store = new TokenStore(session, new TokenCache(new MemoryMemento()), memoryLog());
  });
  afterEach(async () => {
    store.dispose();
    session.client.dispose();
    await coderd.stop();
  });
  const lists = () => coderd.log.count({ path });
  const slow = (milliseconds = 150) => coderd.faults.add({ path, times: 1 }, { kind: "delay", milliseconds });

  it("asks when nobody has, and not again when it is there", async () => {
    const first = await store.loaded();
    assert.equal(await store.loaded(), first);
    assert.equal(lists(), 1);
  });

  it("waits for a refresh that runs, without a second request", async () => {
    slow();
    const running = store.refresh("shown");
    assert.ok((await store.loaded()).tokens.length > 0);
    await running;
    assert.equal(lists(), 1);
  });

  it("waits for the newest refresh when one begins meanwhile", async () => {
    slow();
    const asking = store.loaded();
    const again = store.refresh("changed");
    const loaded = await asking;
    await again;
    assert.equal(loaded, store.current.last);
  });

  it("gives the failure of the newest one, and asks anew the next time", async () => {
    const fault = coderd.faults.add({ path }, { kind: "answer", status: 502 });
    const asking = store.loaded();
    void store.refresh("changed");
    await assert.rejects(asking, { kind: "serverFault" });
    fault.remove();
    assert.ok((await store.loaded()).tokens.length > 0);
  });

  it("says in words that the session ended meanwhile", async () => {
    slow();
    const asking = store.loaded();
    store.dispose();
    await assert.rejects(asking, { name: "Explained", message: /Your session on .* ended before/ });
  });

  it("goes on when the session got a new key meanwhile", async () => {
    slow();
    const asking = store.loaded();
    const next = await signedInAt(coderd, "alice");
    store.continueWith(next);
    assert.equal((await asking).session, next);
    next.client.dispose();
  });

  it("has nothing for who waited when another person signed in", async () => {
    slow();
    const asking = store.loaded();
    const bob = await signedInAt(coderd, "bob");
    store.continueWith(bob);
    await assert.rejects(asking, { name: "Explained" });
    assert.equal((await store.loaded()).session, bob);
    bob.client.dispose();
  });
});
