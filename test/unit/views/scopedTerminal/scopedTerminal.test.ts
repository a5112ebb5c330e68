import assert from "node:assert/strict";
import * as vscode from "vscode";
import { ListedWorkspace } from "../../../../src/presentation/workspace/listedWorkspace";
import { openScoped, scopedProfile } from "../../../../src/views/scopedTerminal/scopedTerminal";
import { until } from "../../../host/until";
import { extensionWithLauncher, type RunTerminal, runTerminal } from "../../../support/launcher";
import { host, pressing, useVscode } from "../../../support/vscode/host";
import { LeaseCommands } from "../../commands/leases/leaseCommands";

const tokens = "/api/v2/users/me/keys/tokens";

describe("a terminal with a scoped token", function () {
  if (process.platform === "win32") return;
  this.timeout(20_000);
  useVscode();
  let open: LeaseCommands;
  let extensionUri: vscode.Uri;
  let running: RunTerminal[];

  before(async () => (extensionUri = vscode.Uri.file(await extensionWithLauncher())));
  beforeEach(async () => {
    open = await LeaseCommands.open();
    running = [];
    open.coderd.log.clear();
  });
  afterEach(async () => {
    running.forEach((terminal) => terminal.close());
    await Promise.all(running.map(({ exited }) => exited));
    await open.close();
  });

  const services = () => ({ leases: open.leases, extensionUri });
  const run = (options: vscode.TerminalOptions | undefined): RunTerminal => {
    const terminal = runTerminal(options ?? {});
    running.push(terminal);
    return terminal;
  };
  const minted = () =>
    JSON.parse(open.coderd.log.last({ method: "POST", path: tokens }).body) as Record<string, unknown>;
  /** Waits for the next list, types into it, and takes the first row with that label. */
  async function choose(typed: string, label: string, after = 0): Promise<number> {
    const pick = await until(
      () => (host.picks.length > after ? host.picks.findLast(({ isShown }) => isShown) : undefined),
      () => "no list was shown",
      5_000,
    );
    if (typed !== "") pick.type(typed);
    await until(
      () => (pick.items.some((item) => item.label === label) ? true : undefined),
      () => pick.items.map((item) => item.label).join(),
      5_000,
    );
    pick.choose(label);
    pick.accept();
    return host.picks.length;
  }
  const rowOf = async (name: string) => {
    const workspace = await open.session.client.workspaces.get(open.coderd.workspace(name).id);
    return new ListedWorkspace(workspace, open.session, new Date());
  };

  it("has the smallest token for a command that is typed, in its shell alone, and ends with it", async () => {
    const opening = openScoped(services(), open.session, undefined);
    await choose("coder start alpha", "coder start alpha");
    await opening;
    const { id } = open.coderd.workspace("alpha");
    const { scopes, allow_list: list, token_name: name, lifetime } = minted();
    assert.deepEqual(scopes, ["workspace:read", "workspace:start", "template:read", "user:read"]);
    assert.deepEqual(list, ["template:*", `user:${open.session.record.userId}`, `workspace:${id}`]);
    assert.match(String(name), /^lease: terminal alpha, /);
    assert.equal(lifetime, 12 * 3600 * 1e9);

    const [opened, ...others] = host.terminals;
    assert.deepEqual([opened?.isShown, opened?.options.isTransient, others], [true, true, []]);
    assert.equal(opened?.options.name, "alpha (scoped token)");
    const secret = open.window.secrets[0] ?? "";
    assert.ok(secret.length > 30);
    assert.ok(!JSON.stringify(opened.options).includes(secret.slice(11)));
    assert.deepEqual(Object.keys(opened.options.env ?? {}), ["ELECTRON_RUN_AS_NODE"]);

    const terminal = run(opened.options);
    await terminal.shows(/The Coder token of this terminal for 127\.0\.0\.1:\d+ can .*start.*\. It expires/);
    terminal.type('echo "$CODER_URL $CODER_SESSION_TOKEN"; ls -la "$CODER_CONFIG_DIR" | wc -l\r');
    await terminal.shows(new RegExp(`${open.session.deployment.href} ${secret}\\s+3\\s`));
    assert.equal((await open.left()).length, 1);
    terminal.type("exit\r");
    await terminal.exited;
    await until(
      async () => ((await open.left()).length === 0 ? true : undefined),
      () => "the lease lives on",
    );
    assert.ok(!open.window.onDisk().includes(secret.slice(11)));
  });

  it("is for the workspace it is opened for, and asks only for what it is for", async () => {
    const opening = openScoped(services(), open.session, await rowOf("alpha"));
    await choose("", "Start and stop a workspace");
    await opening;
    assert.deepEqual(minted()["allow_list"], [
      "template:*",
      `user:${open.session.record.userId}`,
      `workspace:${open.coderd.workspace("alpha").id}`,
    ]);
    assert.equal(host.picks.length, 1);
    assert.ok(!host.picks[0]?.items.some(({ label }) => label === "coder templates list"));
  });

  it("asks for the workspace where none is named", async () => {
    const opening = openScoped(services(), open.session, undefined);
    const seen = await choose("", "coder stop");
    await choose("", "beta", seen);
    await opening;
    assert.ok((minted()["allow_list"] as string[]).includes(`workspace:${open.coderd.workspace("beta").id}`));
  });

  it("comes from the menu beside + as well", async () => {
    const choosing = scopedProfile(services(), open.session);
    await choose("whoami", "coder whoami");
    const { options } = await choosing;
    assert.deepEqual(minted()["scopes"], ["user:read"]);
    const terminal = run(options);
    terminal.type("echo up-$((40+2)) ${#CODER_SESSION_TOKEN}\r");
    await terminal.shows(/up-42 [1-9]\d/);
  });

  it("is closed with all leases where the person says so, and keeps its shell otherwise", async () => {
    for (const closes of [false, true]) {
      const opening = openScoped(services(), open.session, undefined);
      await choose("whoami", "coder whoami", host.picks.length);
      await opening;
      const terminal = run(host.terminals.at(-1)?.options);
      terminal.type("echo up-$((40+2))\r");
      await terminal.shows(/up-42/);
      host.answer = pressing(closes ? "End and Close Terminals" : "End All Leases");
      await open.endAll();
      assert.deepEqual(await open.left(), []);
      if (closes) {
        await terminal.exited;
      } else {
        terminal.type("echo still-$((40+2))\r");
        await terminal.shows(/still-42/);
      }
    }
  });

  it("opens nothing when the token cannot be created", async () => {
    open.coderd.faults.add({ method: "POST", path: tokens }, { kind: "answer", status: 403 });
    const opening = openScoped(services(), open.session, undefined);
    opening.catch(() => undefined);
    await choose("whoami", "coder whoami");
    await assert.rejects(opening);
    assert.deepEqual(host.terminals, []);
  });

  it("creates nothing for a workspace that does not exist", async () => {
    const opening = openScoped(services(), open.session, undefined);
    opening.catch(() => undefined);
    await choose("coder start nowhere", "coder start nowhere");
    await assert.rejects(opening, /nowhere/);
    assert.equal(open.coderd.log.count({ method: "POST" }), 0);
  });

  it("asks again for what can create tokens, and creates nothing without a yes", async () => {
    const opening = openScoped(services(), open.session, undefined);
    opening.catch(() => undefined);
    await choose("tokens create", "coder tokens create");
    await assert.rejects(opening);
    assert.match(host.shown.at(-1)?.detail ?? "", /can create more tokens/);
    assert.equal(open.coderd.log.count({ method: "POST" }), 0);
  });

  it("is offered a successor before its token expires", async () => {
    const opening = openScoped(services(), open.session, undefined);
    await choose("whoami", "coder whoami");
    await opening;
    host.answer = pressing("Open New Terminal");
    open.coderd.clock.advance(11 * 3_600_000 + 1_000);
    await open.session.client.tokens.config();
    await open.leases.lookAfter();
    await until(
      () => (host.terminals.length === 2 ? true : undefined),
      () => host.messages.join(),
    );
    assert.equal((await open.left()).length, 2);
  });
});

describe("a terminal with a scoped token, where tokens cannot be limited", () => {
  useVscode();
  it("is refused, and the session is not used instead", async () => {
    const open = await LeaseCommands.open("2.27");
    try {
      const extensionUri = vscode.Uri.file("/extension");
      const services = { leases: open.leases, extensionUri };
      await assert.rejects(openScoped(services, open.session, undefined), /older than Coder v2\.28/);
      assert.deepEqual([host.terminals, open.coderd.log.count({ method: "POST" })], [[], 0]);
    } finally {
      await open.close();
    }
  });
});
