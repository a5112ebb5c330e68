import assert from "node:assert/strict";
import type * as vscode from "vscode";
import { type LineWriter, openTextTerminal } from "../../../src/platform/shown/terminals";
import { host, useVscode } from "../../support/vscode/host";

describe("a terminal that shows a text", () => {
  useVscode();

  /** Opens one as VS Code does, and what was written and whether it closed itself. */
  const open = (begin: Parameters<typeof openTextTerminal>[2]) => {
    const shown = openTextTerminal("alpha $(trash)", "output", begin);
    const options = host.terminals[0]?.options as unknown as vscode.ExtensionTerminalOptions;
    const seen = { written: "", isClosed: false };
    options.pty.onDidWrite((text) => (seen.written += text));
    options.pty.onDidClose?.(() => (seen.isClosed = true));
    return { shown, options, seen };
  };

  it("begins when VS Code opens it, so that nothing is lost, and has colours and nothing else", () => {
    const { options, seen, shown } = open((out) => {
      out.write(["\u001B[31mred", "\u001B[2Jx\u0007 https://evil.example", "\u001B]0;title\u0007"]);
    });
    assert.equal(seen.written, "");
    options.pty.open(undefined);
    assert.equal(
      seen.written,
      "\u001B[31mred\u001B[0m\r\n<U+001B>[2Jx<U+0007> https:\u200B//evil.example\r\n<U+001B>]0;title<U+0007>\r\n",
    );
    assert.equal(options.name, "alpha $\u200B(trash)");
    assert.ok(options.isTransient === true && shown.isOpen && host.terminals[0]?.isShown === true);
  });

  it("stops with Ctrl+C and with nothing else that is typed, and closes with any key once it is over", () => {
    let signal: AbortSignal | undefined;
    let finish = (): void => undefined;
    const { options, seen } = open((_out, given, over) => {
      [signal, finish] = [given, over];
    });
    options.pty.open(undefined);
    options.pty.handleInput?.("rm -rf\r");
    assert.equal(signal?.aborted, false);
    options.pty.handleInput?.("\u0003");
    assert.equal(signal.aborted, true);
    assert.equal(seen.isClosed, false);
    options.pty.handleInput?.("q");
    assert.equal(seen.isClosed, false);
    finish();
    options.pty.handleInput?.("q");
    assert.equal(seen.isClosed, true);
  });

  it("stops when it is closed, and writes nothing any more", () => {
    let writer: LineWriter | undefined;
    let signal: AbortSignal | undefined;
    const { options, seen, shown } = open((out, given) => {
      [writer, signal] = [out, given];
    });
    options.pty.open(undefined);
    options.pty.close();
    writer?.write(["late"]);
    assert.deepEqual([signal?.aborted, shown.isOpen, seen.written], [true, false, ""]);
  });
});
