import assert from "node:assert/strict";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import net from "node:net";
import os from "node:os";
import path from "node:path";
import * as vscode from "vscode";
import manifest from "../../package.json";
import { Secret } from "../../src/core/token/secret";
import { openLaunchedTerminal } from "../../src/platform/launcher/launchedTerminals";
import { until } from "../host/until";

const secret = "abcdefghij-0123456789ABCDEFGHIJKL";

/** Another extension of the same window, which reads whatever VS Code lets it read. */
describe("a hostile extension beside a terminal that has a token", function () {
  if (process.platform === "win32") return;
  this.timeout(60_000);
  const folder = mkdtempSync(path.join(os.tmpdir(), "coder-access-neighbour-"));
  const file = path.join(folder, "environment");
  const seen: string[] = [];
  let address = "";
  let isOver = false;
  let opened: { readonly end: () => void };
  let terminal: vscode.Terminal | undefined;
  const listening = vscode.window.onDidOpenTerminal(({ creationOptions }) =>
    seen.push(JSON.stringify(creationOptions)),
  );

  before(async () => {
    const { extensionUri } =
      vscode.extensions.getExtension(`${manifest.publisher}.${manifest.name}`) ?? assert.fail();
    const known = new Set(vscode.window.terminals);
    opened = await openLaunchedTerminal({
      name: "alpha",
      icon: "key",
      env: { CODER_SESSION_TOKEN: new Secret(secret), CODER_URL: "https://coder.example.com" },
      extensionUri,
      onOver: () => (isOver = true),
    });
    terminal = await until(
      () => vscode.window.terminals.find((one) => !known.has(one)),
      () => "no terminal was opened",
    );
    const { shellArgs = [] } = terminal.creationOptions as vscode.TerminalOptions;
    address = shellArgs[1] ?? "";
  });
  after(() => {
    listening.dispose();
    opened.end();
    terminal?.dispose();
    rmSync(folder, { recursive: true, force: true });
  });

  it("finds the token in its shell, where it belongs", async () => {
    terminal?.sendText(
      `echo "$CODER_URL $CODER_SESSION_TOKEN [$ELECTRON_RUN_AS_NODE]" > '${file}.new'; mv '${file}.new' '${file}'`,
    );
    await until(
      () => (existsSync(file) ? true : undefined),
      () => "the shell did not answer",
    );
    assert.equal(readFileSync(file, "utf8").trim(), `https://coder.example.com ${secret} []`);
  });

  it("reads no token from what VS Code tells of terminals", () => {
    const all = [...seen, ...vscode.window.terminals.map((one) => JSON.stringify(one.creationOptions))];
    assert.ok(all.some((options) => options.includes("launcher.js")));
    for (const options of all) assert.ok(!options.includes(secret.slice(11)), options);
    assert.equal((terminal?.creationOptions as vscode.TerminalOptions).isTransient, true);
  });

  it("gets nothing from the pipe, which is gone once the shell has its token", async () => {
    assert.notEqual(address, "");
    assert.ok(!existsSync(address));
    const error = await new Promise<unknown>((resolve) =>
      net.connect(address).on("error", resolve).on("data", resolve),
    );
    assert.ok(error instanceof Error);
  });

  it("leaves nothing when the terminal is closed", async () => {
    terminal?.dispose();
    await until(
      () => (isOver ? true : undefined),
      () => "nobody heard that the shell has ended",
    );
  });
});
