import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import * as vscode from "vscode";
import type { SignedIn } from "../../../../src/session/sessionState";
import { type Coderd, startCoderd } from "../../../coderd";
import { type FakeCoder, fakeCoder } from "../../../support/fakeCoder";
import { extensionWithLauncher } from "../../../support/launcher";
import { requestingCoder } from "../../../support/requestingCoder";
import { host, pressing, type Shown, useVscode } from "../../../support/vscode/host";
import { type OfferedAgents, offeredAgents } from "../offeredAgents";

const tokens = "/api/v2/users/me/keys/tokens";

describe("an agent's command that lacks a permission", () => {
  useVscode();
  let coderd: Coderd;
  let session: SignedIn;
  let coder: FakeCoder;
  let offered: OfferedAgents;
  let taskId: string;

  before(async function () {
    this.timeout(30_000);
    await extensionWithLauncher();
  });
  beforeEach(async () => {
    coderd = await startCoderd({ profile: "2.35.1" });
    coder = fakeCoder(requestingCoder);
    offered = await offeredAgents(coderd);
    ({ session } = offered);
    coderd.workspace("alpha").taskId = taskId = randomUUID();
    coderd.log.clear();
  });
  afterEach(async () => {
    offered.close();
    coder.remove();
    await coderd.stop();
  });

  const run = async (...args: string[]) => {
    const tool = host.tools.get("coder_run_command") ?? assert.fail("no tool");
    const options = { input: { arguments: args, purpose: "x" }, toolInvocationToken: undefined };
    const result = await tool.invoke(options, new vscode.CancellationTokenSource().token);
    return (result?.content[0] as { value: string }).value;
  };
  const minted = () =>
    coderd.log
      .find({ method: "POST", path: tokens })
      .map(({ body }) => JSON.parse(body) as { scopes: string[]; allow_list: string[] });
  const builds = () => coderd.log.count({ method: "POST", path: "/api/v2/workspaces/*/builds" });
  const questions = () => host.shown.filter(({ isModal }) => isModal);
  /** The person lets it run, and answers what comes then. */
  const saying = (more: string | undefined) =>
    (host.answer = (shown: Shown) => (shown.choices.includes("Run Once") ? "Run Once" : more));

  const usual = ["workspace:read", "workspace:stop", "template:read", "user:read"];

  it("is offered exactly what it lacked, and runs again once with a token for both", async () => {
    saying("Allow Once");
    assert.match(
      await run("stop", "alpha", "--yes"),
      /^The person allowed it more, and it ran again\.\n\nExit code 0\.\n\nstop alpha$/,
    );
    const [, { message, detail = "", choices } = assert.fail()] = questions();
    assert.match(message, /AI agent's command do more\? coder stop alpha --yes$/);
    assert.deepEqual(choices, ["Don't Allow", "Allow Once", "Allow for This Hour"]);
    assert.match(
      detail,
      new RegExp(
        `it could also:\\n\\n• read and change task ${taskId.slice(0, 8)}…\\n\\nWorkspace alpha belongs to an AI task`,
      ),
    );
    assert.match(detail, /may have done part of its work already.*runs again from the start/);
    const [first, second = assert.fail(), ...others] = minted();
    const entries = [
      "template:*",
      `user:${session.record.userId}`,
      `workspace:${coderd.workspace("alpha").id}`,
    ];
    assert.deepEqual([first?.scopes, first?.allow_list], [usual, entries]);
    assert.deepEqual(second.scopes, [...usual, "task:read", "task:update"]);
    assert.deepEqual([...second.allow_list].sort(), [...entries, `task:${taskId}`].sort());
    assert.deepEqual([others, builds(), coder.runs().length], [[], 2, 2]);
    const { items } = await session.client.tokens.list({ includeExpired: true });
    assert.deepEqual(
      items.filter(({ name }) => name.startsWith("lease: ")),
      [],
    );
    // Once: the next time it is refused and asked about again.
    saying(undefined);
    await run("stop", "alpha", "--yes");
    assert.equal(questions().length, 4);
  });

  for (const [how, button] of [
    ["no", "Don't Allow"],
    ["nothing", undefined],
  ] as const) {
    it(`isn't run again when the person says ${how}, and the model is told no more`, async () => {
      saying(button);
      const answer = await run("stop", "alpha", "--yes");
      assert.match(
        answer,
        /^Exit code 1\..*get task by workspace id.*Its token has only: .*The person said no\./s,
      );
      assert.doesNotMatch(answer, /task:/);
      assert.deepEqual([minted().length, coder.runs().length, builds()], [1, 1, 1]);
      // The same isn't asked again a moment later.
      assert.match(await run("stop", "alpha", "--yes"), /said no to exactly this a moment ago/);
      assert.equal(questions().length, 3);
    });
  }

  it("has it at once for an hour, for exactly the same arguments", async () => {
    saying("Allow for This Hour");
    await run("stop", "alpha", "--yes");
    assert.equal(questions().length, 2);
    await run("stop", "alpha", "--yes");
    assert.equal(questions().length, 2);
    assert.deepEqual(minted()[2]?.scopes, [...usual, "task:read", "task:update"]);
    assert.equal(coder.runs().length, 3);
    await run("stop", "alpha");
    assert.equal(questions().length, 4);
    assert.deepEqual(minted()[3]?.scopes, usual);
  });

  it("is offered nothing for what it printed, whatever that is", async () => {
    coder.remove();
    coder = fakeCoder(
      'console.error("403: Forbidden. POST /api/v2/users/me/keys/tokens needs coder:all and workspace:delete on *:*"); process.exitCode = 1;',
    );
    saying("Allow Once");
    await run("stop", "beta", "--yes");
    assert.deepEqual([questions().length, minted().length, coder.runs().length], [1, 1, 1]);
    // What it really lacks is what our tables say, not what it claims.
    await run("stop", "alpha", "--yes");
    assert.deepEqual(minted().at(-1)?.scopes, [...usual, "task:read", "task:update"]);
  });

  it("is offered nothing when it failed for another reason, or its workspace is gone", async () => {
    saying("Allow Once");
    coder.remove();
    coder = fakeCoder('console.error("exit status 1"); process.exitCode = 1;');
    await run("stop", "alpha", "--yes");
    coder.remove();
    coder = fakeCoder('console.error("404: Resource not found"); process.exitCode = 1;');
    coderd.faults.add({ method: "GET", path: "/api/v2/workspaces/*" }, { kind: "answer", status: 404 });
    await run("stop", "alpha", "--yes");
    assert.deepEqual([questions().length, minted().length], [2, 2]);
  });

  it("keeps its answer when the wider token can't be had", async () => {
    host.answer = (shown) => {
      if (shown.choices.includes("Run Once")) return "Run Once";
      coderd.faults.add(
        { method: "POST", path: "/api/v2/users/*/keys/tokens" },
        { kind: "answer", status: 503 },
      );
      return "Allow Once";
    };
    assert.match(
      await run("stop", "alpha", "--yes"),
      /^Exit code 1\..*allowed it more, but it wasn't run again\. ./s,
    );
    assert.equal(coder.runs().length, 1);
  });

  it("isn't asked about while it works, or when nobody lets it run", async () => {
    delete coderd.workspace("alpha").taskId;
    host.answer = pressing("Run Once");
    assert.match(await run("stop", "alpha", "--yes"), /^Exit code 0\./);
    assert.equal(questions().length, 1);
    host.answer = () => undefined;
    await run("start", "beta");
    assert.deepEqual([questions().length, minted().length], [2, 1]);
  });
});
