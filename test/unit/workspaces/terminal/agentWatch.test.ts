import assert from "node:assert/strict";
import { setTimeout as pause } from "node:timers/promises";
import { type AgentSeen, AgentWatch } from "../../../../src/workspaces/terminal/agentWatch";
import { until } from "../../../host/until";

describe("watching the agent of an open terminal", () => {
  let seen: AgentSeen;
  let looks: number;
  let did: string[];
  let watch: AgentWatch;
  function start(unansweredMs: number, idleMs: number): void {
    looks = 0;
    did = [];
    seen = { kind: "there" };
    watch = new AgentWatch(
      {
        look: () => {
          looks += 1;
          return Promise.resolve(seen);
        },
        onAway: (sentence) => void did.push(sentence),
        onBack: () => void did.push("back"),
      },
      { unansweredMs, idleMs },
    );
  }
  afterEach(() => watch.dispose());
  const happens = (what: string) =>
    until(
      () => (did.includes(what) ? true : undefined),
      () => did.join(),
      5000,
    );

  it("asks soon where something was typed and nothing came, and seldom otherwise", async () => {
    start(10, 600_000);
    await pause(60);
    assert.equal(looks, 0);
    watch.typed();
    await until(
      () => (looks === 1 ? true : undefined),
      () => String(looks),
      5000,
    );
    await pause(60);
    assert.equal(looks, 1, "a program that is silent");
    assert.deepEqual(did, []);
  });

  it("asks now and then where nobody types", async () => {
    start(600_000, 10);
    seen = { kind: "away", sentence: "lost" };
    await happens("lost");
  });

  it("says once that it is away, and that it is back", async () => {
    start(10, 600_000);
    seen = { kind: "away", sentence: "lost" };
    watch.typed();
    await happens("lost");
    const before = looks;
    await until(
      () => (looks > before + 2 ? true : undefined),
      () => String(looks),
      5000,
    );
    seen = { kind: "there" };
    await happens("back");
    assert.deepEqual(did.slice(0, 2), ["lost", "back"]);
  });

  it("is told by what is printed that it is there", async () => {
    start(10, 600_000);
    assert.equal(watch.printed(), false);
    seen = { kind: "away", sentence: "lost" };
    watch.typed();
    await happens("lost");
    assert.equal(watch.printed(), true);
    assert.equal(watch.printed(), false);
  });

  it("is back at once where another one has taken its place, and asks nothing once it is over", async () => {
    start(10, 600_000);
    seen = { kind: "other" };
    watch.typed();
    await happens("back");
    watch.dispose();
    const before = looks;
    watch.typed();
    await pause(60);
    assert.equal(looks, before);
  });
});
