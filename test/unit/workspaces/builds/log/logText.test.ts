import assert from "node:assert/strict";
import type { BuildLogLine } from "../../../../../src/coder/api/workspaces";
import { duration, LogText } from "../../../../../src/workspaces/builds/log/logText";
import { noon, workspace } from "../../workspaceSupport";

const at = (seconds: number) => new Date(+noon + seconds * 1000);
let ids = 0;
const line = (stage: string, output: string, seconds: number, level = "info"): BuildLogLine => ({
  id: (ids += 1),
  createdAt: at(seconds),
  source: output === "" ? "provisioner_daemon" : "provisioner",
  level,
  stage,
  output,
});

// eslint-disable-next-line no-control-regex
const bare = (lines: readonly string[]) => lines.map((one) => one.replace(/\u001B\[[0-9;]*m/g, ""));

describe("a build's log as a terminal shows it", () => {
  const build = (job: Parameters<typeof workspace>[1] = {}) =>
    workspace("alpha", { build: { number: 7, initiatorName: "bob", createdAt: noon }, ...job }).latestBuild;

  it("has its stages with how long each took, and what became of it", () => {
    const text = new LogText();
    const over = build({ job: { status: "succeeded", startedAt: at(0), completedAt: at(75) } });
    assert.deepEqual(
      bare([
        ...text.begin("alpha", build()),
        ...text.line(line("Setting up", "", 0)),
        ...text.line(line("Planning Infrastructure", "", 0.34)),
        ...text.line(line("Planning Infrastructure", "Terraform 1.9\r\nready", 1)),
        ...text.line(line("Starting workspace", "creating", 12.6)),
        ...text.end("alpha", over),
      ]),
      [
        "Start alpha (build 7)",
        "Started by bob",
        "▸ Setting up",
        "  0.3 s",
        "▸ Planning Infrastructure",
        "  Terraform 1.9",
        "  ready",
        "  12 s",
        "▸ Starting workspace",
        "  creating",
        "  1 min 2 s",
        "",
        '✓ Started "alpha" in 1 min 15 s.',
      ],
    );
  });

  it("ends with the server's reason where it failed, though an error line alone means nothing", () => {
    const text = new LogText();
    const [, error] = text.line(line("Starting workspace", "no such image", 1, "error"));
    assert.equal(error, "  \u001B[31mno such image\u001B[0m");
    const failed = build({
      job: {
        status: "failed",
        error: "terraform apply: exit status 1\nboom",
        startedAt: at(0),
        completedAt: at(3),
      },
    });
    assert.deepEqual(bare(text.end("alpha", failed)).slice(-3), [
      "✗ Failed after 3.0 s.",
      "  terraform apply: exit status 1",
      "  boom",
    ]);
  });

  it("calls canceled what was canceled, also where the server says failed", () => {
    const job = {
      status: "failed",
      error: "canceled",
      canceledAt: at(1),
      startedAt: at(0),
      completedAt: at(2),
    };
    assert.deepEqual(bare(new LogText().end("alpha", build({ job }))), ["", "○ Canceled after 2.0 s."]);
  });

  it("has no end while the build goes on", () => {
    assert.deepEqual(new LogText().end("alpha", build({ job: { status: "running" } })), []);
  });

  it("says times as they are read", () => {
    assert.deepEqual(
      [0, 0.04, 9.96, 59.6, 61, 3_600, -5].map((seconds) => duration(noon, at(seconds))),
      ["0.0 s", "0.0 s", "10.0 s", "1 min 0 s", "1 min 1 s", "60 min 0 s", "0.0 s"],
    );
  });
});
