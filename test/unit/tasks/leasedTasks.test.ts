import assert from "node:assert/strict";
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import type * as vscode from "vscode";
import { type Coderd, type CoderdOptions, startCoderd } from "../../coderd";
import { until } from "../../host/until";
import { extensionWithLauncher } from "../../support/launcher";
import type { MemorySecrets } from "../../support/memory";
import { secretsOfAlice } from "../../support/storedSession";
import { type StartedExtension, startExtension } from "../../support/vscode/extension";
import { host, type Shown, useVscode } from "../../support/vscode/host";
import { Task } from "../../support/vscode/values";
import { runTask } from "./runTask";

const tokensPath = "/api/v2/users/me/keys/tokens";

describe("a task with a token of its own", function () {
  this.timeout(20_000);
  useVscode();

  let coderd: Coderd;
  let extension: StartedExtension;
  let secrets: MemorySecrets;
  let folder: string;
  let launcherIn: string;

  before(async () => (launcherIn = await extensionWithLauncher()));
  const start = async (profile?: CoderdOptions["profile"]) => {
    coderd = await startCoderd(profile === undefined ? {} : { profile });
    secrets = secretsOfAlice(coderd);
    folder = mkdtempSync(path.join(os.tmpdir(), "coder-access-tasks-"));
    extension = startExtension({ secrets, extension: launcherIn });
    host.answer = ({ isModal }: Shown) => (isModal ? "Run Task" : undefined);
  };
  afterEach(async () => {
    extension.remove();
    await coderd.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  const definition = (more: object = {}) => ({
    type: "coder-access",
    grant: "push-template",
    template: "docker",
    command:
      "echo url=$CODER_URL token=$CODER_SESSION_TOKEN config=$CODER_CONFIG_DIR; ls -A $CODER_CONFIG_DIR | wc -l",
    ...more,
  });
  const run = async (given: object, label = "push template", scheme = "file") =>
    runTask(folder, given, label, scheme);
  const created = () =>
    coderd.log.entries
      .filter(({ method, path: asked }) => method === "POST" && asked === tokensPath)
      .map(({ body }) => JSON.parse(body) as { scopes: string[]; allow_list: unknown; token_name: string });
  const leases = () => coderd.store.keys.all().filter(({ tokenName }) => tokenName.startsWith("lease: "));
  const nothingLeft = () =>
    until(
      () => (leases().length === 0 ? true : undefined),
      () => "a lease is left",
    );

  it("runs its command with a lease in its environment alone, which ends with it", async () => {
    await start();
    const task = await run(definition());
    assert.equal(await task.code, 0);
    const [, token = "", config = "", files] =
      /token=(\S+) config=(\S+)\s+(\d+)/.exec(task.text()) ?? assert.fail(task.text());
    assert.match(task.text(), new RegExp(`url=${coderd.url}`));
    assert.match(token, /^[0-9A-Za-z]{10}-[0-9A-Za-z]{22}$/);
    assert.equal(files, "0", "the command line has no stored session to fall back to");
    assert.equal(process.env["CODER_SESSION_TOKEN"], undefined);
    assert.match(created()[0]?.token_name ?? "", /^lease: task push template, /);
    assert.ok(!JSON.stringify(created()[0]?.scopes).includes("coder:all"));
    await nothingLeft();
    assert.notEqual(config, "");
    assert.ok(!existsSync(config));
  });

  it("asks in words before the first run, and not again for exactly the same", async () => {
    await start();
    await (
      await run(definition())
    ).code;
    const [question] = host.shown;
    assert.match(question?.message ?? "", /Run "push template" with a token for 127\.0\.0\.1:\d+ as alice\?/);
    assert.match(question?.detail ?? "", /echo url=/);
    assert.match(question?.detail ?? "", /template docker/);
    await (
      await run(definition())
    ).code;
    assert.equal(host.shown.length, 1);
    for (const other of [
      { command: "echo other" },
      { template: "*", organization: "*" },
      { deployment: coderd.url },
    ]) {
      await (
        await run(definition(other))
      ).code;
    }
    await (
      await run(definition(), "another label")
    ).code;
    assert.equal(host.shown.length, 5);
  });

  it("starts nothing and creates nothing when the person says no", async () => {
    await start();
    host.answer = () => undefined;
    const mark = path.join(folder, "mark");
    const task = await run(definition({ command: `touch ${mark}` }));
    assert.equal(await task.code, 1);
    assert.match(task.text(), /Not run\./);
    assert.deepEqual(created(), []);
    assert.ok(!existsSync(mark));
  });

  it("starts nothing in a folder of another machine", async () => {
    await start();
    const mark = path.join(folder, "mark");
    const task = await run(definition({ command: `touch ${mark}` }), "push template", "vscode-remote");
    assert.equal(await task.code, 1);
    assert.match(task.text(), /The folder folder is on another machine\. Install Coder Access there, too/);
    assert.deepEqual([created(), host.shown], [[], []]);
    assert.ok(!existsSync(mark));
  });

  it("starts nothing when no token could be had", async () => {
    await start();
    coderd.faults.add({ method: "POST", path: tokensPath }, { kind: "reset", when: "before" });
    const task = await run(definition());
    assert.equal(await task.code, 1);
    assert.doesNotMatch(task.text(), /token=/);
  });

  it("gets the least for its command where it names no recipe", async () => {
    await start();
    const task = await run({ type: "coder-access", command: "coder start alpha || true" });
    await task.code;
    const [sent] = created();
    assert.ok(sent);
    const { scopes, allow_list: allow } = sent;
    assert.ok(scopes.includes("workspace:start"), scopes.join());
    assert.ok(!scopes.includes("workspace:delete"));
    assert.ok(JSON.stringify(allow).includes(coderd.workspace("alpha").id));
  });

  for (const [what, more, says] of [
    ["an unknown recipe", { grant: "everything" }, /no recipe named everything.*push-template/],
    ["a template that does not exist", { template: "no-such" }, /no-such/],
    ["a part that it does not have", { scopes: ["coder:all"] }, /has no “scopes”/],
    ["no command", { command: "" }, /Check “command”/],
    [
      "a recipe that can create tokens",
      { grant: "rotate-token", template: undefined },
      /never gets such a token/,
    ],
    [
      "a deployment without a session",
      { deployment: "https://elsewhere.example" },
      /signed out of elsewhere\.example/,
    ],
  ] as const) {
    it(`says what is wrong with ${what}, and asks and creates nothing`, async () => {
      await start();
      const task = await run(definition(more));
      assert.equal(await task.code, 1);
      assert.match(task.text(), says);
      assert.deepEqual(created(), []);
      assert.equal(host.shown.length, 0);
    });
  }

  it("is stopped with all that it started when its terminal is closed, and takes its token with it", async () => {
    await start();
    const task = await run(definition({ command: "echo $$ begins; sleep 60 & echo child=$!; wait" }));
    await task.shows(/child=\d+/);
    const [, child] = /child=(\d+)/.exec(task.text()) ?? [];
    task.terminal.close();
    assert.notEqual(await task.code, 0);
    await nothingLeft();
    await until(
      () => (isRunning(Number(child)) ? undefined : true),
      () => "the child runs on",
    );
  });

  it("is stopped when its token ends before it does", async () => {
    await start();
    const task = await run(definition({ command: "echo begins; sleep 60" }));
    await task.shows(/begins/);
    const session = coderd.log.entries.length;
    assert.ok(session > 0);
    host.answer = ({ isModal }) => (isModal ? "Sign Out" : undefined);
    await extension.run("coderAccess.session.signOut");
    assert.notEqual(await task.code, 0);
    assert.match(task.text(), /has ended, so it's stopped/);
  });

  it("hands over what is typed, and is stopped by Ctrl+C", async () => {
    await start();
    const task = await run(definition({ command: "read line; echo got $line; sleep 60" }));
    await until(
      () => (leases().length > 0 ? true : undefined),
      () => task.text(),
    );
    task.terminal.handleInput?.("hello\r");
    await task.shows(/got hello/);
    task.terminal.handleInput?.("\u0003");
    assert.notEqual(await task.code, 0);
  });

  it("gets what was typed before it ran", async () => {
    await start();
    const task = await run(definition({ command: "read line; echo got $line" }));
    task.terminal.handleInput?.("ahead\r");
    assert.equal(await task.code, 0);
    assert.match(task.text(), /got ahead/);
  });

  it("gets nothing where tokens cannot be limited", async () => {
    await start("2.27");
    const task = await run(definition());
    assert.equal(await task.code, 1);
    assert.match(task.text(), /can't limit tokens/);
    assert.deepEqual(created(), []);
  });

  it("is no other type's", async () => {
    await start();
    const provider = host.taskProviders.get("coder-access") ?? assert.fail("no provider");
    const other = new Task({ type: "shell" }, undefined, "x", "Workspace");
    assert.equal(await provider.resolveTask(other as unknown as vscode.Task, undefined as never), undefined);
  });
});

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
