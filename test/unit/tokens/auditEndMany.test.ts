import assert from "node:assert/strict";
import { CoderClient, Unreachable } from "../../../src/coder";
import { Secret } from "../../../src/core/token/secret";
import type { SignedIn } from "../../../src/session/sessionState";
import { endMany, type EndManyOptions } from "../../../src/tokens/ending/endMany";
import { lookAtToken } from "../../../src/tokens/retiring/lookAtToken";
import { type Coderd, startCoderd } from "../../coderd";
import { signedInAt } from "../../support/signedIn";

const expirePath = "/api/v2/users/me/keys/*/expire";

describe("ending many tokens", () => {
  let coderd: Coderd;
  let session: SignedIn;
  let ids: string[];

  beforeEach(async () => {
    coderd = await startCoderd();
    session = await signedInAt(coderd, "alice");
    ids = Array.from({ length: 12 }, () => coderd.createToken("alice").slice(0, 10));
    coderd.log.clear();
  });
  afterEach(async () => {
    session.client.dispose();
    await coderd.stop();
  });

  const run = (options: Partial<EndManyOptions<string>> = {}) =>
    endMany(ids, {
      end: (id, signal) => session.client.keys.expire(id, signal),
      isOver: async (id, signal) => (await lookAtToken(session, id, undefined, signal)).kind === "gone",
      signal: new AbortController().signal,
      ...options,
    });
  const kindsOf = (endings: readonly { kind: string }[]) => endings.map(({ kind }) => kind);

  it("asks once for each, and says how far it is", async () => {
    const progress: number[] = [];
    const endings = await run({ onProgress: (count) => progress.push(count) });
    assert.deepEqual([...new Set(kindsOf(endings))], ["done"]);
    assert.deepEqual(
      progress,
      ids.map((_, index) => index + 1),
    );
    assert.equal(coderd.log.count({ method: "PUT" }), ids.length);
  });

  it("goes on after one that fails, and says which", async () => {
    coderd.faults.add({ path: `/api/v2/users/me/keys/${ids[3]}/expire` }, { kind: "answer", status: 500 });
    const endings = await run();
    assert.deepEqual(
      endings.filter(({ kind }) => kind === "failed").map(({ item }) => item),
      [ids[3]],
    );
    assert.equal(kindsOf(endings).filter((kind) => kind === "done").length, ids.length - 1);
  });

  it("takes one that is gone already for gone, after a second look at it alone", async () => {
    await session.client.keys.delete(ids[0] ?? "");
    coderd.log.clear();
    assert.equal((await run())[0]?.kind, "gone");
    assert.ok(coderd.log.count({ method: "GET", path: `/api/v2/users/me/keys/${ids[0]}` }) === 1);
    assert.equal(coderd.log.count({ method: "GET", path: `/api/v2/users/me/keys/${ids[1]}` }), 0);
  });

  it("never says that one is done or gone to a session that may not see or end it: they all live", async () => {
    const key = coderd.createToken("alice", { name: "narrow", scopes: ["user:read", "api_key:read"] });
    const client = new CoderClient({ deployment: session.deployment, session: new Secret(key) });
    const narrow = { client, record: { ...session.record, session: new Secret(key) } };
    const endings = await run({
      end: (id, signal) => client.keys.delete(id, signal),
      isOver: async (id, signal) => (await lookAtToken(narrow, id, undefined, signal)).kind === "gone",
    });
    client.dispose();
    assert.deepEqual([...new Set(kindsOf(endings))], ["notAllowed"]);
    assert.ok(ids.every((id) => coderd.store.keys.get(id)));
  });

  it("takes a missing permission that the server names for that, without another look", async () => {
    coderd.faults.add({ path: expirePath }, { kind: "answer", status: 403, body: { message: "Forbidden." } });
    const endings = await run({ isOver: () => Promise.resolve(true) });
    assert.deepEqual([...new Set(kindsOf(endings))], ["notAllowed"]);
  });

  it("takes nothing for gone when the second look fails", async () => {
    const failure = new Unreachable(session.deployment, "reset", { sent: "no" });
    await session.client.keys.delete(ids[0] ?? "");
    const [first] = await run({ isOver: () => Promise.reject(failure) });
    assert.ok(first?.kind === "failed" && first.error === failure);
  });

  it("asks no more of a server that wants a pause of weeks", async () => {
    coderd.faults.add({ path: expirePath }, { kind: "rateLimit", retryAfter: String(30 * 86_400) });
    const endings = await run({ wait: () => Promise.reject(new Error("must not wait")) });
    assert.ok(kindsOf(endings).every((kind) => kind === "failed" || kind === "untouched"));
    assert.ok(coderd.log.count({ method: "PUT" }) <= 4);
  });

  it("pauses for all as long as the server says, and then ends every one", async () => {
    coderd.faults.add({ path: expirePath, times: 3, skip: 2 }, { kind: "rateLimit", retryAfter: "17" });
    const waited: number[] = [];
    const pauses: number[] = [];
    const endings = await run({
      onPause: (seconds) => pauses.push(seconds),
      wait: async (milliseconds) => {
        waited.push(milliseconds);
        await new Promise((resolve) => setTimeout(resolve, 50));
      },
    });
    assert.deepEqual([...new Set(kindsOf(endings))], ["done"]);
    assert.deepEqual([...new Set(waited)], [17_000]);
    assert.deepEqual([...new Set(pauses)], [17]);
    assert.equal(coderd.log.count({ method: "PUT" }), ids.length + 3);
  });

  it("gives up on a server that refuses for ever", async () => {
    coderd.faults.add({ path: expirePath }, { kind: "rateLimit", retryAfter: "1" });
    const endings = await run({ wait: () => Promise.resolve() });
    assert.deepEqual([...new Set(kindsOf(endings))], ["failed", "untouched"]);
  });

  it("leaves the rest untouched once it is cancelled, in a pause too", async () => {
    coderd.faults.add({ path: expirePath, skip: 4 }, { kind: "rateLimit", retryAfter: "60" });
    const cancelling = new AbortController();
    const endings = await run({ signal: cancelling.signal, onPause: () => cancelling.abort() });
    const count = (kind: string) => kindsOf(endings).filter((one) => one === kind).length;
    assert.ok(count("done") <= 4 && count("untouched") >= 8, kindsOf(endings).join(" "));
    assert.equal(count("done") + count("untouched"), ids.length);
  });

  it("stops when the session has ended, since nothing more can be done", async () => {
    coderd.faults.add(
      { path: expirePath, skip: 4 },
      { kind: "answer", status: 401, body: { message: "no" } },
    );
    const endings = await run();
    const count = (kind: string) => kindsOf(endings).filter((one) => one === kind).length;
    assert.equal(count("done"), 4);
    assert.ok(count("failed") >= 1 && count("untouched") >= 4, kindsOf(endings).join(" "));
    assert.equal(count("failed") + count("untouched"), 8);
  });
});
