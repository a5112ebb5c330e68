import assert from "node:assert/strict";
import * as vscode from "vscode";
import { Secret } from "../../../../../src/core/token/secret";
import { openTerminal } from "../../../../../src/webviews/delivery/ways/openTerminal";
import { extensionWithLauncher, runTerminal } from "../../../../support/launcher";
import { host, useVscode } from "../../../../support/vscode/host";

const url = "https://coder.example.com";
const secret = "abcdefghij-0123456789ABCDEFGHIJKL";

describe("a terminal that has a token", () => {
  useVscode();
  let extension: vscode.Uri;

  before(async function () {
    this.timeout(30_000);
    extension = vscode.Uri.file(await extensionWithLauncher());
  });
  const open = (name = "deploy") => openTerminal(extension, name, url, new Secret(secret));

  it("has it and its deployment in the environment of its shell, once", async () => {
    await open();
    const [terminal, ...others] = host.terminals;
    assert.deepEqual([terminal?.isShown, others], [true, []]);
    const run = runTerminal(terminal?.options ?? {});
    run.type("echo $CODER_URL $CODER_SESSION_TOKEN ${ELECTRON_RUN_AS_NODE-none}\r");
    await run.shows(new RegExp(`${url} ${secret} none`));
    const again = runTerminal(terminal?.options ?? {});
    assert.equal(await again.exited, 1);
    assert.match(again.text(), /can't be started again/);
    run.type("exit 4\r");
    assert.equal(await run.exited, 4);
  });

  it("ends with its tab", async () => {
    await open();
    const run = runTerminal(host.terminals[0]?.options ?? {});
    run.type("echo pid $$ up\r");
    const [, pid] = await run.shows(/pid (\d+) up/);
    run.close();
    await run.exited;
    assert.throws(() => process.kill(Number(pid), 0));
  });

  it("gives the keys to what runs in it, as any terminal does", async () => {
    await open();
    const run = runTerminal(host.terminals[0]?.options ?? {});
    run.type("sh -c 'echo asleep-$((1 + 1)); exec sleep 1000'\r");
    await run.shows(/asleep-2/);
    run.type("\x03");
    run.type("echo back-$((40 + 2))\r");
    await run.shows(/back-42/);
    run.close();
    await run.exited;
  });

  it("is not written down for after a reload", async () => {
    await open();
    assert.equal(host.terminals[0]?.options.isTransient, true);
  });

  it("has the token's name, made harmless, and its secret in nothing that VS Code knows of it", async () => {
    await open("de\u202eploy\n$(key)");
    await open("\u200b");
    const names = host.terminals.map(({ options }) => options.name ?? "");
    assert.doesNotMatch(names[0] ?? "", /[\u202e\n]|\$\(key\)/);
    assert.match(names[1] ?? "", /^unnamed/);
    for (const { options } of host.terminals) assert.ok(!JSON.stringify(options).includes(secret.slice(11)));
  });
});
