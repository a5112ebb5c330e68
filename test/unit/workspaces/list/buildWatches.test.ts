import assert from "node:assert/strict";
import { setTimeout as delay } from "node:timers/promises";
import type { WorkspaceEvent } from "../../../../src/coder/api/workspaceCalls";
import type { SignedIn } from "../../../../src/session/sessionState";
import { BuildWatches } from "../../../../src/workspaces/list/buildWatches";
import { usualRhythm } from "../../../../src/workspaces/list/rhythm";
import { WorkspaceStore } from "../../../../src/workspaces/list/workspaceStore";
import { type Coderd, startCoderd } from "../../../coderd";
import { until } from "../../../host/until";
import { memoryLog } from "../../../support/memory";
import { signedInAt } from "../../../support/signedIn";
import { workspace } from "../workspaceSupport";

/** What is polled is polled fast, and the whole list only once. */
const rhythm = { ...usualRhythm, fast: 30, slower: [{ after: 0, every: 60_000 }], failing: 60_000 };

describe("workspaces that are being built, while somebody is looking", () => {
  let coderd: Coderd;
  let session: SignedIn;
  let store: WorkspaceStore;

  beforeEach(async () => {
    coderd = await startCoderd({ settings: { buildDuration: 60_000 } });
    session = await signedInAt(coderd, "alice");
    store = new WorkspaceStore(session, memoryLog(), rhythm);
    // Whatever is set up for ever would be polled all the time.
    coderd.store.workspaces.delete(coderd.workspace("vision-training").id);
    coderd.log.clear();
  });
  afterEach(async () => {
    store.dispose();
    session.client.dispose();
    await coderd.stop();
  });

  const handshakes = () => coderd.log.find({ path: "/api/v2/workspaces/*/watch-ws" });
  const polls = () =>
    coderd.log.find({ path: "/api/v2/workspaces" }).filter(({ query }) => query["q"]?.startsWith("id:"));
  const eventually = (holds: () => boolean, what: string) =>
    until(
      () => (holds() ? true : undefined),
      () => what,
      5_000,
    );
  const stateOf = (name: string) =>
    store.current.last?.workspaces.find((one) => one.name === name)?.latestBuild.status;
  /** Starts one, and has the list know of it. */
  const begin = async (name: string) => {
    const { id } = coderd.workspace(name);
    await session.client.workspaces.build(id, { transition: "start" });
    await store.changed(id);
  };
  const finish = (name: string) => {
    const build = coderd.workspace(name).builds.at(-1);
    if (build) build.completesAt = new Date();
  };
  const look = async () => {
    store.watch(true);
    await eventually(() => store.current.kind === "loaded", "They were not read.");
  };

  it("are told of by the server, and not polled meanwhile", async () => {
    await look();
    await begin("beta");
    await eventually(() => coderd.openStreams === 1 && stateOf("beta") === "starting", "It is not watched.");
    await delay(100);
    coderd.log.clear();
    await delay(150);
    assert.deepEqual(polls(), []);
    finish("beta");
    await eventually(() => stateOf("beta") === "running", "Its end was not told.");
    await eventually(() => coderd.openStreams === 0, "It is watched for ever.");
    await eventually(() => polls().length > 0, "Its agent is not looked at.");
  });

  it("are not watched by whom nobody sees, and everything is closed when that begins", async () => {
    await store.refresh();
    await begin("beta");
    assert.equal(handshakes().length, 0);
    store.watch(true);
    await eventually(() => coderd.openStreams === 1, "It is not watched.");
    store.watch(false);
    await eventually(() => coderd.openStreams === 0, "It is watched for ever.");
    coderd.log.clear();
    await delay(200);
    assert.equal(coderd.log.count(), 0);
  });

  it("are watched ten at a time; the others are polled", async () => {
    const warnings: Error[] = [];
    const note = (warning: Error) => void warnings.push(warning);
    process.on("warning", note);
    for (let index = 0; index < 12; index += 1) {
      coderd.createWorkspace("alice", "docker", {
        name: `many-${index}`,
        history: [{ transition: "start", duration: 60_000, createdAt: new Date() }],
      });
    }
    await look();
    await eventually(() => coderd.openStreams === 10, "Ten are not watched.");
    await delay(150);
    coderd.log.clear();
    await eventually(() => polls().length > 0, "The others are not polled.");
    assert.equal(polls().at(-1)?.query["q"]?.split(",").length, 2);
    assert.equal(handshakes().length, 0);
    process.off("warning", note);
    assert.deepEqual(warnings, [], "Node suspects no leak");
  });

  it("are polled where no WebSocket gets through, which is tried once", async () => {
    coderd.faults.add({ path: "/api/v2/workspaces/*/watch-ws" }, { kind: "captivePortal" });
    await look();
    await begin("beta");
    await eventually(() => polls().length > 2, "It is not polled.");
    finish("beta");
    await eventually(() => stateOf("beta") === "running", "Its end was not seen.");
    await begin("alpha");
    await eventually(() => polls().length > 4, "The other one is not polled.");
    assert.equal(handshakes().length, 1);
  });

  it("are polled where a stream says nothing, or was lost", async () => {
    const mute = coderd.faults.add({ path: "/api/v2/workspaces/*/watch-ws", times: 1 }, { kind: "mute" });
    await look();
    await begin("beta");
    await eventually(() => mute.hits === 1 && polls().length > 1, "It is not polled.");
    await begin("alpha");
    await eventually(() => coderd.openStreams === 1, "The other one is not watched.");
    await delay(100);
    coderd.log.clear();
    coderd.dropStreams();
    await eventually(
      () => polls().some(({ query }) => query["q"]?.includes(coderd.workspace("alpha").id) === true),
      "It is not polled.",
    );
    finish("alpha");
    await eventually(() => stateOf("alpha") === "running", "Its end was not seen.");
    assert.equal(handshakes().length, 0, "not again so soon");
  });

  it("go at once when they were deleted, though their stream stays open", async () => {
    await look();
    const { id } = coderd.workspace("beta");
    await session.client.workspaces.build(id, { transition: "delete" });
    await store.changed(id);
    await eventually(() => coderd.openStreams === 1, "It is not watched.");
    finish("beta");
    await eventually(() => stateOf("beta") === undefined, "It is still listed.");
    await eventually(() => coderd.openStreams === 0, "It is watched for ever.");
  });

  it("are watched with the session of whoever is signed in now", async () => {
    await look();
    await begin("beta");
    await eventually(() => coderd.openStreams === 1, "It is not watched.");
    const bob = await signedInAt(coderd, "bob");
    store.continueWith(bob);
    await eventually(() => coderd.openStreams === 0, "It is watched for ever.");
    bob.client.dispose();
  });
});

describe("a stream of a workspace that tells nothing more", () => {
  it("is closed, and its workspace left to be polled", async () => {
    let isClosed = false;
    let broken = 0;
    const seen: string[] = [];
    async function* watch(): AsyncGenerator<WorkspaceEvent, void, void> {
      try {
        yield { type: "workspace", workspace: workspace("alpha") };
        yield { type: "error", message: "Forbidden reading template of selected workspace." };
        await new Promise(() => undefined);
      } finally {
        isClosed = true;
      }
    }
    const client = { workspaces: { watch } } as unknown as SignedIn["client"];
    const watches = new BuildWatches({
      session: () => ({ client }),
      onNews: ({ name }) => seen.push(name),
      onBroken: () => (broken += 1),
    });
    watches.follow(["alpha-id"]);
    await until(
      () => (broken === 1 ? true : undefined),
      () => "It was not noticed.",
      1_000,
    );
    assert.deepEqual([seen, isClosed, watches.isWatching("alpha-id")], [["alpha"], true, false]);
    watches.follow(["alpha-id"]);
    await delay(20);
    assert.deepEqual(seen, ["alpha"], "it is not opened again so soon");
    watches.rest();
    watches.follow(["alpha-id"]);
    await until(
      () => (broken === 2 ? true : undefined),
      () => "A new look does not try again.",
      1_000,
    );
  });
});
