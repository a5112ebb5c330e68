import assert from "node:assert/strict";
import type { BuildLogLine, WorkspaceBuild } from "../../../../../src/coder/api/workspaces";
import { Unauthorized } from "../../../../../src/coder/errors/refusals";
import { Unreachable } from "../../../../../src/coder/errors/unreachable";
import { type Followed, followLog } from "../../../../../src/workspaces/builds/log/followLog";
import { deploymentAt } from "../../../coder/testServer";
import { noon, workspace } from "../../workspaceSupport";

const deployment = deploymentAt("https://coder.example.com");
const lost = () => new Unreachable(deployment, "reset", { sent: "maybe" });
const lineOf = (id: number, output: string): BuildLogLine => ({
  id,
  createdAt: noon,
  source: "provisioner",
  level: "info",
  stage: "Starting workspace",
  output,
});

/** A build whose log is given connection by connection: its lines, and what ends each. */
class Told {
  readonly asked: (number | undefined)[] = [];
  readonly looks: AbortSignal[] = [];
  constructor(
    readonly connections: (readonly (number | Error | "hang")[])[],
    readonly states: (WorkspaceBuild | Error)[],
  ) {}

  get client(): Followed["client"] {
    const followBuild = (_id: string, after: number | undefined, signal: AbortSignal) =>
      this.#lines(after, signal);
    const getBuild = () => {
      const state = this.states.length > 1 ? this.states.shift() : this.states[0];
      return state instanceof Error ? Promise.reject(state) : Promise.resolve(state);
    };
    return { deployment, workspaces: { followBuild, getBuild } } as unknown as Followed["client"];
  }

  async *#lines(after: number | undefined, signal: AbortSignal) {
    this.asked.push(after);
    for (const step of this.connections.shift() ?? []) {
      await Promise.resolve();
      if (step === "hang") {
        await new Promise<void>((resolve) => signal.addEventListener("abort", () => resolve()));
        throw lost();
      }
      if (step instanceof Error) throw step;
      yield lineOf(step, `line ${step}`);
    }
  }
}

describe("following a build's log", () => {
  const running = workspace("alpha", { job: { status: "running", completedAt: undefined } }).latestBuild;
  const over = workspace("alpha", {
    job: { status: "succeeded", startedAt: noon, completedAt: noon },
  }).latestBuild;
  const follow = async (told: Told, signal = new AbortController().signal, build = running) => {
    const written: string[] = [];
    const waits: number[] = [];
    await followLog(
      { client: told.client, workspaceName: "alpha", build },
      { write: (lines) => written.push(...lines) },
      signal,
      (ms) => Promise.resolve(void waits.push(ms)),
    );
    // eslint-disable-next-line no-control-regex
    return { waits, text: written.map((one) => one.replace(/\u001B\[[0-9;]*m/g, "")) };
  };

  it("writes it to its end, and what became of the build", async () => {
    const { text } = await follow(new Told([[1, 4, 9]], [over]));
    assert.deepEqual(text.slice(2), [
      "▸ Starting workspace",
      "  line 1",
      "  line 4",
      "  line 9",
      "  0.0 s",
      "",
      '✓ Started "alpha" in 0.0 s.',
      "",
      "Press any key to close this log.",
    ]);
  });

  it("goes on after the last line where a connection was lost, and writes no line twice", async () => {
    const told = new Told([[1, 4, lost()], [lost()], [4, 9]], [running, lost(), over]);
    const { text, waits } = await follow(told);
    assert.deepEqual(told.asked, [undefined, 4, 4]);
    assert.deepEqual(
      text.filter((one) => /line|lost/.test(one)),
      ["  line 1", "  line 4", "The connection was lost. Connecting again…", "  line 9"],
    );
    assert.deepEqual(waits, [1_000, 2_000]);
  });

  it("goes on, too, where the server ended the log before the build", async () => {
    const told = new Told([[1], [2]], [running, over]);
    const { text } = await follow(told);
    assert.deepEqual(told.asked, [undefined, 1]);
    assert.ok(text.includes('✓ Started "alpha" in 0.0 s.'));
  });

  it("gives up where nobody is signed in any more, and says so", async () => {
    const told = new Told([[1, new Unauthorized(deployment, "expired")]], [running]);
    const { text } = await follow(told);
    assert.equal(told.asked.length, 1);
    assert.ok(text.includes("Your session on coder.example.com has expired. Sign in again."));
  });

  it("says what became of the build where its log cannot be read, and asks no more than twice", async () => {
    const told = new Told([[lost()], [lost()]], [over]);
    const { text } = await follow(told);
    assert.equal(told.asked.length, 2);
    assert.ok(text.includes('✓ Started "alpha" in 0.0 s.'));
    assert.ok(text.some((one) => one.startsWith("The connection to coder.example.com was interrupted.")));
  });

  it("stops when it is told to, while the build goes on", async () => {
    const stopping = new AbortController();
    const told = new Told([[1, "hang"]], [running]);
    const following = follow(told, stopping.signal);
    setTimeout(() => stopping.abort(), 20);
    const { text } = await following;
    assert.equal(told.asked.length, 1);
    assert.equal(text.at(-1), "Stopped following. The build continues. Use Cancel Build to stop it.");
  });

  it("tells the place of a build that waits", async () => {
    const waiting = (queuePosition: number) =>
      workspace("alpha", { job: { status: "pending", queuePosition, queueSize: 3 } }).latestBuild;
    const told = new Told([[new Unauthorized(deployment, "expired")]], [waiting(1), running]);
    const { text } = await follow(told, undefined, waiting(2));
    assert.ok(text.includes("Waiting in the queue: 2 of 3."));
  });

  it("hands over a log of a gigabyte at a bounded rate, and keeps none of it", async () => {
    const lines = 20_000;
    let pulled = 0;
    let most = 0;
    const client = {
      deployment,
      workspaces: {
        getBuild: () => Promise.resolve(over),
        async *followBuild() {
          for (; pulled < lines;) {
            await Promise.resolve();
            yield lineOf((pulled += 1), "x".repeat(1_000));
          }
        },
      },
    } as unknown as Followed["client"];
    let written = 0;
    const waits: number[] = [];
    await followLog(
      { client, workspaceName: "alpha", build: running },
      {
        write: (some) => {
          written += some.length;
          most = Math.max(most, some.join("").length);
        },
      },
      new AbortController().signal,
      (ms) => Promise.resolve(void waits.push(ms)),
    );
    assert.ok(written >= lines);
    assert.ok(most < 40_000, `${most} characters at once`);
    assert.ok(waits.filter((ms) => ms === 16).length >= 500, "it pauses after each 32 kB");
  });
});
