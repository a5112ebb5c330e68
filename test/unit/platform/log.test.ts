import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import * as vscode from "vscode";
import { openLog } from "../../../src/platform/log";
import { openText } from "../../../src/platform/shown/documents";
import { until } from "../../host/until";
import { host, useVscode } from "../../support/vscode/host";

const eventually = (isThere: () => boolean) =>
  until(
    () => (isThere() ? true : undefined),
    () => "It did not happen.",
    2000,
  );

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

  describe("when it is shown", () => {
    const folder = mkdtempSync(path.join(tmpdir(), "log-"));
    const other = { folder: vscode.Uri.file(folder), openText };
    const written = path.join(folder, "Coder Access.log");
    after(() => rmSync(folder, { recursive: true }));
    let isChannelShown = false;
    const { window } = vscode;
    const create = window.createOutputChannel.bind(window);
    beforeEach(() => {
      isChannelShown = false;
      const made = (...given: [string, { log: true }]) =>
        Object.assign(create(...given), { show: () => (isChannelShown = true) });
      Object.assign(window, { createOutputChannel: made });
    });
    afterEach(() => void Object.assign(window, { createOutputChannel: create }));

    it("opens VS Code's channel where VS Code writes one", async () => {
      writeFileSync(written, "");
      openLog(other).show();
      await eventually(() => isChannelShown);
      assert.deepEqual(host.documents, []);
      rmSync(written);
    });

    it("opens its latest entries as a text where VS Code writes none, and the channel would be empty", async () => {
      const log = openLog(other);
      for (let count = 1; count <= 600; count += 1) log.info(`entry ${count}`);
      log.trace("a request");
      log.error("It failed with abcdefghij-0123456789abcdefghijkl", new Error("see https://evil.example/"));
      log.show();
      await eventually(() => host.documents.length > 0);
      const [, ...lines] = (host.documents[0]?.content ?? "").split("\n");
      assert.equal(isChannelShown, false);
      assert.match(lines.find((line) => line.includes("entry")) ?? "", /^\d{4}-.*Z \[info\] entry 102$/);
      assert.ok(lines.some((line) => line.includes("[error] It failed with abcdefghij-…: Error: see ")));
      assert.ok(!lines.some((line) => /a request|https:\/\/|0123456789abc/.test(line)), lines.join("\n"));
    });
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
