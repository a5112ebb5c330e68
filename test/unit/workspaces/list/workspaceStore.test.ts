import assert from "node:assert/strict";
import { setTimeout as delay } from "node:timers/promises";
import type { SignedIn } from "../../../../src/session/sessionState";
import { usualRhythm } from "../../../../src/workspaces/list/rhythm";
import { WorkspaceStore } from "../../../../src/workspaces/list/workspaceStore";
import { type Coderd, startCoderd } from "../../../coderd";
import { until } from "../../../host/until";
import { memoryLog } from "../../../support/memory";
import { signedInAt } from "../../../support/signedIn";

/** A hundred times as fast. */
const rhythm = {
  ...usualRhythm,
  fast: 30,
  patience: 5_000,
  slower: [
    { after: 0, every: 100 },
    { after: 1_000, every: 60_000 },
  ],
  perPage: 1,
  failing: 100,
};

describe("the workspaces of a session", () => {
  let coderd: Coderd;
  let session: SignedIn;
  let store: WorkspaceStore;

  beforeEach(async () => {
    coderd = await startCoderd();
    session = await signedInAt(coderd, "alice");
    store = new WorkspaceStore(session, memoryLog(), rhythm);
    coderd.log.clear();
  });
  afterEach(async () => {
    store.dispose();
    session.client.dispose();
    await coderd.stop();
  });

  /** Bob has one workspace, with which nothing is going on. */
  const bobs = async () => signedInAt(coderd, "bob");
  const lists = () => coderd.log.find({ method: "GET", path: "/api/v2/workspaces" });
  const names = () => store.current.last?.workspaces.map(({ name }) => name) ?? [];
  const eventually = (holds: () => boolean, what: string) =>
    until(
      () => (holds() ? true : undefined),
      () => what,
      5_000,
    );

  it("are asked for in pages, whole, each once", async () => {
    for (let index = 0; index < 250; index += 1)
      coderd.createWorkspace("alice", "docker", { name: `many-${index}` });
    await store.refresh();
    assert.equal(new Set(names()).size, names().length);
    assert.equal(names().filter((name) => name.startsWith("many-")).length, 250);
    assert.deepEqual(
      lists().map(({ query }) => [query["limit"], query["offset"]]),
      [
        ["100", "0"],
        ["100", "100"],
        ["100", "200"],
      ],
    );
  });

  it("are not asked for before somebody wants them, nor while nobody looks", async () => {
    await delay(60);
    assert.equal(lists().length, 0);
    store.watch(true);
    await eventually(() => lists().length >= 3, "They were not read again.");
    store.watch(false);
    await delay(30);
    coderd.log.clear();
    await delay(400);
    assert.equal(coderd.log.count(), 0);
  });

  it("are not asked for any more by what was still waiting when the session ended", async () => {
    store.watch(true);
    await eventually(() => store.current.kind === "loaded", "They were not read.");
    const { id } = coderd.workspace("alpha");
    const slow = coderd.faults.add({ path: `/api/v2/workspaces/${id}` }, { kind: "delay", milliseconds: 50 });
    const looking = store.changed(id);
    store.dispose();
    await looking;
    slow.remove();
    coderd.log.clear();
    await delay(300);
    assert.equal(coderd.log.count(), 0);
  });

  it("are read again less often while nothing changes", async () => {
    store.continueWith(await bobs());
    store.watch(true);
    await eventually(() => store.current.kind === "loaded", "They were not read.");
    await delay(1_500);
    const count = lists().length;
    assert.ok(count >= 4, `${count} in the first second`);
    await delay(500);
    assert.ok(lists().length <= count + 1, `${lists().length - count} more in half a second`);
  });

  it("of those that change are read fast where they can't be watched, and no others with them", async () => {
    coderd.faults.add({ path: "/api/v2/workspaces/*/watch-ws" }, { kind: "captivePortal" });
    store.watch(true);
    await eventually(
      () => lists().some(({ query }) => query["q"]?.startsWith("id:") === true),
      "Nothing was fast.",
    );
    const fast = lists().find(({ query }) => query["q"]?.startsWith("id:"))?.query["q"] ?? "";
    assert.match(fast, new RegExp(`^id:[^ ]*${coderd.workspace("vision-training").id}`));
    assert.doesNotMatch(fast, new RegExp(coderd.workspace("beta").id));
  });

  it("tell a change at once after something was done, and forget what was deleted", async () => {
    await store.refresh();
    let told = 0;
    store.onDidChange(() => (told += 1));
    const { id } = coderd.workspace("beta");
    await session.client.workspaces.build(id, { transition: "start" });
    await store.changed(id);
    const beta = store.current.last?.workspaces.find(({ name }) => name === "beta");
    assert.equal(beta?.latestBuild.transition, "start");
    assert.equal(told, 1);
    coderd.store.workspaces.delete(id);
    await store.changed(id);
    assert.ok(!names().includes("beta"));
  });

  it("stay under an error, and come back when the server does", async () => {
    await store.refresh();
    const before = names();
    coderd.faults.add(
      { path: "/api/v2/workspaces", times: 1 },
      { kind: "answer", status: 500, body: { message: "No." } },
    );
    await store.refresh();
    assert.equal(store.current.kind, "failed");
    assert.deepEqual(names(), before);
    store.watch(true);
    await eventually(() => store.current.kind === "loaded", "They did not come back.");
  });

  it("are not told again when nothing is new", async () => {
    store.continueWith(await bobs());
    await store.refresh();
    let told = 0;
    store.onDidChange(() => (told += 1));
    store.watch(true);
    await eventually(() => lists().length >= 4, "They were not read again.");
    assert.equal(told, 0);
  });

  it("of a query are never taken for those of another one", async () => {
    await store.refresh();
    coderd.faults.add({ path: "/api/v2/workspaces", times: 1 }, { kind: "delay", milliseconds: 200 });
    const slow = store.ask("name:alpha");
    const fast = store.ask("name:beta");
    await Promise.allSettled([slow, fast]);
    assert.deepEqual(names(), ["beta"]);
    await delay(300);
    assert.deepEqual(names(), ["beta"]);
    assert.equal(store.current.last?.query, "name:beta");
  });

  it("are not those of whoever was signed in before", async () => {
    await store.refresh();
    assert.ok(names().includes("alpha"));
    const bob = await signedInAt(coderd, "bob");
    store.continueWith(bob);
    assert.deepEqual(store.current, { kind: "unasked", last: undefined });
    assert.deepEqual(
      (await store.loaded()).workspaces.map(({ name }) => name),
      ["gamma"],
    );
    bob.client.dispose();
  });

  it("are a person's own alone, for whom a role shows everybody's, until those of others are wanted", async () => {
    const olive = await signedInAt(coderd, "olive");
    store.dispose();
    store = new WorkspaceStore(olive, memoryLog(), rhythm);
    await store.refresh();
    assert.deepEqual(names(), ["build-farm", "robot-lab"]);
    assert.deepEqual([store.current.last?.maySeeEverybodys, store.current.last?.hasOthers], [true, false]);
    await store.withOthers(true);
    assert.ok(names().includes("alpha") && names().includes("gamma"));
    await store.ask("owner:bob");
    assert.deepEqual(names(), ["gamma"]);
    olive.client.dispose();
  });
});
