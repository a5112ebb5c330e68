import assert from "node:assert/strict";
import * as vscode from "vscode";
import type { SignedIn } from "../../../../src/session/sessionState";
import { type Coderd, startCoderd } from "../../../coderd";
import { type FakeCoder, fakeCoder } from "../../../support/fakeCoder";
import { extensionWithLauncher } from "../../../support/launcher";
import { host, pressing, useVscode } from "../../../support/vscode/host";
import type { LeaseWindow } from "../../leases/leaseWindow";
import { type OfferedAgents, offeredAgents } from "../offeredAgents";

const tokens = "/api/v2/users/me/keys/tokens";
const [once, hour] = ["Run Once", "Run for This Hour"];

describe("the tools for agents", () => {
  useVscode();
  let coderd: Coderd;
  let session: SignedIn;
  let window: LeaseWindow;
  let coder: FakeCoder;
  let offered: OfferedAgents;

  before(async function () {
    this.timeout(30_000);
    await extensionWithLauncher();
  });
  beforeEach(async () => {
    coderd = await startCoderd({ profile: "2.35.1" });
    coder = fakeCoder('console.log("done");');
    offered = await offeredAgents(coderd);
    ({ session, window } = offered);
    coderd.log.clear();
  });
  afterEach(async () => {
    offered.close();
    coder.remove();
    await coderd.stop();
  });

  /** Calls a tool as VS Code does for a model. */
  const invoke = async (name: string, input: unknown, source = new vscode.CancellationTokenSource()) => {
    const tool = host.tools.get(name) ?? assert.fail(`no ${name}`);
    const options = { input, toolInvocationToken: undefined };
    const result = await tool.invoke(options, source.token);
    return (result?.content[0] as { value: string }).value;
  };
  const run = (args: unknown, purpose: unknown = "To see what there is") =>
    invoke("coder_run_command", { arguments: args, purpose });
  const use = (script: string) => {
    coder.remove();
    coder = fakeCoder(script);
  };
  const minted = () => coderd.log.count({ method: "POST", path: tokens });
  const leased = async () =>
    (await session.client.tokens.list({ includeExpired: true })).items.filter(({ name }) =>
      name.startsWith("lease: "),
    );
  const question = () => host.shown.find(({ isModal }) => isModal) ?? assert.fail("nothing was asked");

  describe("explaining access", () => {
    const explain = (...args: string[]) => invoke("coder_explain_access", { arguments: args });

    it("says which smallest token a command needs, and asks nobody", async () => {
      assert.match(
        await explain("start", "alpha"),
        /coder start .*scopes workspace:read, workspace:start, template:read, user:read\nallow list template:\*, user:<your own ID>, workspace:<its ID>/s,
      );
      assert.match(await explain("coder", "groups", "list"), /No limited token can run this/);
      assert.match(await explain("login"), /full-access token/);
      assert.match(await invoke("coder_explain_access", { arguments: "start" }), /list of strings/);
      assert.deepEqual([coderd.log.entries.length, host.shown.length, coder.runs().length], [0, 0, 0]);
    });
  });

  it("run a command once the person said yes, with a token for that alone", async () => {
    use('console.log("said", process.env.CODER_SESSION_TOKEN); console.error("err");');
    host.answer = pressing(once);
    const answer = await run(["stop", "alpha", "--yes"], "To save money");
    const { message, detail = "" } = question();
    assert.match(message, /AI agent run this\? coder stop alpha --yes$/);
    for (const said of [
      /To save money/,
      /as alice/,
      /stop workspace/i,
      /workspace alpha/,
      /:\n• .*\n• Can't create tokens\.\n• .*\n\n/,
      /10 minutes/,
    ])
      assert.match(detail, said);
    const sent = JSON.parse(coderd.log.last({ method: "POST", path: tokens }).body) as Record<
      string,
      unknown
    >;
    const { token_name: name, ...asked } = sent;
    assert.match(String(name), /^lease: tool stop, /);
    assert.deepEqual(asked, {
      lifetime: 600 * 1e9,
      scopes: ["workspace:read", "workspace:stop", "template:read", "user:read"],
      allow_list: [
        "template:*",
        `user:${session.record.userId}`,
        `workspace:${coderd.workspace("alpha").id}`,
      ],
    });
    const [{ args, env, config } = assert.fail("it did not run")] = coder.runs();
    assert.deepEqual([args, config], [["stop", "alpha", "--yes"], []]);
    assert.equal(env["CODER_SESSION_TOKEN"], window.secrets.at(-1));
    assert.match(answer, /^Exit code 0\.\n\nsaid/);
    assert.match(answer, /err/);
    assert.ok(!answer.includes(window.secrets.at(-1)?.slice(11) ?? "?"), "the secret is in the answer");
    assert.deepEqual(await leased(), []);
  });

  it("ask for exactly that list of arguments each time, unless it was allowed for an hour", async () => {
    host.answer = pressing(hour);
    await run(["templates", "list"]);
    await run(["templates", "list"], "Something else");
    assert.equal(host.shown.length, 1);
    await run(["templates", "list", "--output", "json"]);
    assert.equal(host.shown.length, 2);
    host.answer = pressing(once);
    await run(["list"]);
    await run(["list"]);
    assert.equal(host.shown.length, 4);
    assert.equal(minted(), 5);
  });

  it("ask again once the person has ended all leases", async () => {
    host.answer = pressing(hour);
    await run(["templates", "list"]);
    await window.leases.endAll(true);
    await run(["templates", "list"]);
    assert.equal(host.shown.length, 2);
  });

  it("take a no for an answer that the model can understand, and don't ask the same again", async () => {
    assert.match(await run(["list"]), /The person said no\./);
    assert.match(await run(["list"]), /said no to exactly this/);
    assert.equal(host.shown.length, 1);
    assert.deepEqual([minted(), coder.runs()], [0, []]);
  });

  it("don't flood the person", async () => {
    let answerNow: (title: string | undefined) => void = () => undefined;
    host.answer = () => new Promise((resolve) => (answerNow = resolve));
    const first = run(["list"]);
    while (host.shown.length === 0) await new Promise((resolve) => setImmediate(resolve));
    assert.match(await run(["templates", "list"]), /being asked about another/);
    answerNow(undefined);
    await first;
    host.answer = () => undefined;
    await run(["templates", "list"]);
    await run(["whoami"]);
    assert.match(await run(["tokens", "list"]), /several times/);
    assert.equal(host.shown.length, 3);
    assert.equal(minted(), 0);
  });

  for (const [what, args, why] of [
    ["another command", ["rm", "-rf", "/"], /flag -rf|isn't/],
    ["shell text in front", ["sh;coder", "list"], /Put the command first/],
    ["a variable in front", ["CODER_URL=https://evil.example.com", "list"], /Put the command first/],
    ["a path", ["/usr/bin/coder", "list"], /Put the command first/],
    ["a flag in front", ["--url", "https://evil.example.com", "list"], /flag --url isn't allowed/],
    [
      "a program for headers",
      ["list", "--header-command=touch /tmp/x"],
      /flag --header-command isn't allowed/,
    ],
    [
      "a program for headers as a value",
      ["list", "--search", "--header-command=x"],
      /--header-command isn't/,
    ],
    ["another session", ["list", "--token", "x"], /flag --token isn't allowed/],
    ["another folder with a session", ["list", "--global-config", "/home/a"], /--global-config isn't/],
    ["arguments of another program", ["list", "--", "x"], /flag -- isn't allowed/],
    [
      "a file of variables",
      ["templates", "push", "docker", "--variables-file", "/etc/passwd"],
      /isn't allowed/,
    ],
    ["a shell in a workspace", ["ssh", "alpha", "ls"], /isn't run for agents/],
    ["full access", ["login"], /isn't run for agents/],
    ["creating tokens", ["tokens", "create"], /isn't run for agents/],
    ["another name of creating tokens", ["token", "create"], /isn't run for agents/],
    ["a full key in a link", ["open", "vscode", "alpha"], /isn't run for agents/],
    ["Terraform's secrets", ["state", "pull", "alpha"], /isn't run for agents/],
    ["what no narrow token can", ["groups", "list"], /can't be run with a limited token/],
    ["what nobody knows", ["frobnicate"], /isn't a known coder command/],
    ["more than can be shown", ["list", "--search", "x".repeat(500)], /too long/],
    ["what can't be seen", ["list", "--search", "a\u202eb"], /can't be shown/],
    ["two lines", ["list", "--search", "a\nb"], /can't be shown/],
    ["no list", "list", /list of strings/],
    ["nothing", [], /Name a command/],
    ["no workspace", ["start"], /Name the workspace/],
    ["a workspace that isn't there", ["start", "nowhere"], /no workspace "nowhere"/],
    ["somebody else's workspace", ["start", "bob/beta"], /nothing of bob's/],
  ] as const) {
    it(`refuse ${what} without asking anybody`, async () => {
      host.answer = pressing(once);
      assert.match(await run(args), why);
      assert.deepEqual([host.shown, minted(), coder.runs()], [[], 0, []]);
    });
  }

  it("refuse a command without a purpose", async () => {
    assert.match(await run(["list"], " "), /purpose/);
    assert.match(await invoke("coder_run_command", undefined), /purpose/);
    assert.equal(host.shown.length, 0);
  });

  it("run nothing when the token can't be created, or Coder's command line isn't there", async () => {
    host.answer = pressing(once);
    coderd.faults.add(
      { method: "POST", path: "/api/v2/users/*/keys/tokens" },
      { kind: "answer", status: 503 },
    );
    assert.match(await run(["list"]), /^The command wasn't run\. ./);
    const { PATH } = process.env;
    process.env["PATH"] = "";
    const answer = await run(["templates", "list"]);
    process.env["PATH"] = PATH;
    assert.match(answer, /isn't installed/);
    assert.deepEqual([coder.runs(), host.shown.length], [[], 1]);
  });

  it("end a command that is stopped, and its token", async () => {
    use("setTimeout(() => undefined, 60_000);");
    host.answer = pressing(once);
    const source = new vscode.CancellationTokenSource();
    const input = { arguments: ["list"], purpose: "x" };
    const answer = invoke("coder_run_command", input, source);
    while (coder.runs().length === 0) await new Promise((resolve) => setTimeout(resolve, 20));
    source.cancel();
    assert.match(await answer, /^Stopped\./);
    const [{ pid } = assert.fail()] = coder.runs();
    assert.throws(() => process.kill(pid, 0));
    assert.deepEqual(await leased(), []);
  });

  it("say what a failing command's token had, and never to sign in", async () => {
    use('console.error("404"); process.exitCode = 3;');
    host.answer = pressing(once);
    assert.match(await run(["list"]), /^Exit code 3\.\n\n404\n\nIts token has only: .*Never run coder login/);
  });
});
