import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { type Coderd, startCoderd } from "../../coderd";
import { type FakeCoder, fakeCoder } from "../../support/fakeCoder";
import { extensionWithLauncher } from "../../support/launcher";
import { requestingCoder } from "../../support/requestingCoder";
import { secretsOfAlice } from "../../support/storedSession";
import { type StartedExtension, startExtension } from "../../support/vscode/extension";
import { host, useVscode } from "../../support/vscode/host";
import { runTask } from "./runTask";

const tokens = "/api/v2/users/me/keys/tokens";

describe("a task whose token lacks something", function () {
  this.timeout(30_000);
  useVscode();

  let coderd: Coderd;
  let extension: StartedExtension;
  let folder: string;
  let coder: FakeCoder;
  let launcherIn: string;

  before(async () => (launcherIn = await extensionWithLauncher()));
  beforeEach(async () => {
    coderd = await startCoderd();
    const secrets = secretsOfAlice(coderd);
    folder = mkdtempSync(path.join(os.tmpdir(), "coder-access-tasks-"));
    coder = fakeCoder(requestingCoder);
    extension = startExtension({ secrets, extension: launcherIn });
  });
  afterEach(async () => {
    extension.remove();
    coder.remove();
    await coderd.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  /** The person lets the task run, and answers what comes then. */
  const saying = (more: string | undefined) =>
    (host.answer = ({ isModal, choices }) =>
      isModal ? (choices.includes("Run Task") ? "Run Task" : more) : undefined);
  const run = async (command: string, more: object = {}) => {
    const task = await runTask(folder, { type: "coder-access", command, ...more }, "nightly");
    return { code: await task.code, text: task.text() };
  };
  const minted = () =>
    coderd.log
      .find({ method: "POST", path: tokens })
      .map(({ body }) => JSON.parse(body) as { scopes: string[]; allow_list: string[] });
  const more = () => host.shown.filter(({ message }) => message.includes("do more?"));
  const idOf = (name: string) => coderd.workspace(name).id;
  const looks = { grant: "dashboard" };

  it("is asked about with exactly what it lacked, and runs again with a token for both", async () => {
    saying("Allow Once");
    const { code, text } = await run("coder show alpha && coder start beta");
    assert.match(text, /alpha.*404.*Runs again with more access\./s);
    assert.equal(code, 0, text);
    const [question, ...others] = more();
    assert.deepEqual(others, []);
    assert.match(question?.message ?? "", /^Let the task "nightly" do more\?/);
    const { detail = "" } = question ?? {};
    assert.match(detail, /coder show alpha && coder start beta/);
    // Scopes and resources count for each other, so this is what the token can do, and the person reads it.
    assert.match(detail, /• start workspace alpha\n\n• read and start workspace beta/);
    assert.match(detail, /may have done part of its work already/);
    const [first, second, ...further] = minted();
    assert.deepEqual(first?.scopes, ["workspace:read", "template:read", "user:read"]);
    assert.ok(!first.allow_list.includes(`workspace:${idOf("beta")}`));
    assert.deepEqual(second?.scopes, [...first.scopes, "workspace:start"]);
    assert.deepEqual(
      [...second.allow_list].sort(),
      [...first.allow_list, `workspace:${idOf("beta")}`].sort(),
    );
    assert.deepEqual(further, []);
    assert.deepEqual(
      coderd.store.keys.all().filter(({ tokenName }) => tokenName.startsWith("lease: ")),
      [],
    );
  });

  for (const [how, button] of [
    ["no", "Don't Allow"],
    ["nothing", undefined],
  ] as const) {
    it(`isn't run again, and has no second token, when the person says ${how}`, async () => {
      saying(button);
      const { code, text } = await run("coder show alpha && coder start beta");
      assert.deepEqual([code, minted().length, coder.runs().length], [1, 1, 2]);
      assert.match(text, /Not run again\./);
    });
  }

  it("has it at once for an hour, and says so", async () => {
    saying("Allow for This Hour");
    await run("coder show alpha && coder stop alpha");
    const { text } = await run("coder show alpha && coder stop alpha");
    assert.match(text, /^.*Runs with more access, as you allowed for this hour\./);
    assert.deepEqual([more().length, minted().length], [1, 3]);
    assert.deepEqual(minted()[2]?.scopes, minted()[1]?.scopes);
    // Another task is another question.
    await run("coder show alpha  && coder stop alpha");
    assert.equal(minted().length, 5);
  });

  it("is asked about when a workspace isn't found that our session sees", async () => {
    saying("Allow Once");
    const { code, text } = await run("coder show beta", { grant: "start-stop", workspace: "alpha" });
    assert.match(text, /404/);
    assert.equal(code, 0, text);
    assert.match(more()[0]?.detail ?? "", /workspace beta/);
    assert.ok(minted()[1]?.allow_list.includes(`workspace:${idOf("beta")}`));
    assert.ok(!minted()[1]?.allow_list.includes("workspace:*"));
  });

  it("isn't asked about when our session doesn't see it either", async () => {
    saying("Allow Once");
    const { code } = await run("coder show nowhere", { grant: "start-stop", workspace: "alpha" });
    assert.deepEqual([code, more().length, minted().length], [1, 0, 1]);
  });

  it("is asked about when a list is empty that our session sees full", async () => {
    saying("Allow Once");
    const { code, text } = await run("coder list", { grant: "audit-tokens" });
    assert.equal(code, 0);
    assert.match(text, /No workspaces found!.*Runs again with more access\..*alpha/s);
    assert.match(more()[0]?.detail ?? "", /• read all workspaces\n\n• read all templates\n\n.*only reads/s);
    const added = minted()[1]?.scopes.filter((name) => !minted()[0]?.scopes.includes(name));
    assert.deepEqual(added, ["workspace:read", "template:read"]);
  });

  it("isn't asked about when the list is empty for our session, too, or showed something", async () => {
    saying("Allow Once");
    for (const one of coderd.store.workspaces.values()) one.ownerId = coderd.user("olive").id;
    await run("coder list", { grant: "audit-tokens" });
    await run("coder list", looks);
    assert.deepEqual([more().length, minted().length], [0, 2]);
  });

  it("is never given all workspaces for a list that fails, but told how to see what it may", async () => {
    saying("Allow Once");
    const { code, text } = await run("coder list", { grant: "start-stop", workspace: "alpha" });
    assert.match(text, /500.*ambiguous.*its name: coder show alpha/s);
    assert.deepEqual([code, more().length, minted().length], [1, 0, 1]);
  });

  it("is never given what would then count for all resources of a kind, nor what creates tokens", async () => {
    saying("Allow Once");
    const first = await run("coder start beta", looks);
    assert.match(first.text, /could do too much with it\. Remove “grant”/);
    await run("coder tokens create", { grant: "audit-tokens" });
    assert.deepEqual([more().length, minted().length], [0, 2]);
  });

  it("is given what its workspace needs as it is: a start, and its AI task", async () => {
    saying("Allow Once");
    const taskId = (coderd.workspace("beta").taskId = randomUUID());
    const { code, text } = await run("coder ssh beta");
    assert.equal(code, 0, text);
    const { detail = "" } = more()[0] ?? {};
    assert.match(detail, /Workspace beta is stopped, and is started first\./);
    assert.match(detail, /Workspace beta belongs to an AI task/);
    assert.ok(minted()[1]?.allow_list.includes(`task:${taskId}`));
    assert.deepEqual(minted()[1]?.scopes.slice(-3), ["workspace:start", "task:read", "task:update"]);
  });

  it("is asked about neither for what it prints, nor for what isn't a command of Coder's", async () => {
    saying("Allow Once");
    for (const command of [
      'echo "403: Forbidden. coder delete alpha"; exit 1',
      "coder stop alpha; echo 403 permission; exit 1",
      "sh -c 'coder delete alpha'",
      "coder show alpha --url https://elsewhere.example; exit 1",
    ])
      await run(command, { grant: "start-stop", workspace: "alpha" });
    assert.deepEqual([more().length, minted().length], [0, 4]);
  });

  it("isn't asked about when it was stopped", async () => {
    saying("Allow Once");
    const task = await runTask(
      folder,
      { type: "coder-access", command: "coder show beta; sleep 60", grant: "start-stop", workspace: "alpha" },
      "nightly",
    );
    await task.shows(/404/);
    task.terminal.handleInput?.("\u0003");
    assert.notEqual(await task.code, 0);
    assert.deepEqual([more().length, minted().length], [0, 1]);
  });

  it("ends as it did when the wider token can't be had", async () => {
    host.answer = ({ choices }) => {
      if (choices.includes("Run Task")) return "Run Task";
      coderd.faults.add(
        { method: "POST", path: "/api/v2/users/*/keys/tokens" },
        { kind: "answer", status: 503 },
      );
      return "Allow Once";
    };
    const { code, text } = await run("coder show alpha && coder start beta");
    assert.deepEqual([code, coder.runs().length], [1, 2]);
    assert.match(text, /503/);
  });
});
