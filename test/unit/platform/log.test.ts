import assert from "node:assert/strict";
import * as vscode from "vscode";
import { openLog } from "../../../src/platform/log";
import { host, useVscode } from "../../support/vscode/host";

describe("the log", () => {
  useVscode();

  const levels = ["trace", "info", "warn", "error"] as const;

  it("writes what it is told, without secrets, and an error with its causes", () => {
    const log = openLog();
    for (const level of levels) log[level](`abcdefghij-0123456789abcdefghijkl as ${level}`);
    log.error("It failed", new Error("outer", { cause: new Error("inner") }));
    const lines = host.logLines.join("\n");
    for (const level of levels) assert.ok(lines.includes(`abcdefghij-… as ${level}`), lines);
    assert.match(lines, /It failed: .*outer[^]*caused by .*inner/);
    log.dispose();
  });

  it("does nothing once it is disposed of, and never throws at whoever writes to it", () => {
    let isOpen = true;
    let written = 0;
    const say = (): void => {
      if (!isOpen) throw new Error("Channel has been closed");
      written += 1;
    };
    const { window } = vscode;
    const create = window.createOutputChannel.bind(window);
    const channel = {
      trace: say,
      info: say,
      warn: say,
      error: say,
      show: say,
      dispose: () => (isOpen = false),
    };
    Object.assign(window, { createOutputChannel: () => channel });
    try {
      const log = openLog();
      log.info("open");
      log.show();
      assert.equal(written, 2);
      // VS Code may close the channel before anybody disposes of it.
      isOpen = false;
      for (const level of levels) log[level]("lost");
      isOpen = true;
      log.dispose();
      isOpen = true;
      for (const level of levels) log[level]("too late");
      log.show();
      assert.equal(written, 2);
    } finally {
      Object.assign(window, { createOutputChannel: create });
    }
  });
});
