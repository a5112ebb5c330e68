import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { asCommandLine, type CoderRun, type FakeCoder, fakeCoder } from "../support/fakeCoder";
import { type Coderd, startCoderd } from "./support/coderd";
import { eventually } from "./support/eventually";
import { killExtensionHost } from "./support/extensionHosts";
import { Neighbour } from "./support/neighbour";
import { signInAs } from "./support/signInAs";
import { stepByStep } from "./support/stepByStep";
import { terminalShows } from "./support/terminalShows";
import { useWorkbench } from "./support/useWorkbench";

const tokens = "/api/v2/users/me/keys/tokens";

const task = (label: string, command: string) => ({
  type: "coder-access",
  label,
  grant: "push-template",
  template: "docker",
  command,
  problemMatcher: [],
});

/** What a minute's look of the product and a busy machine take, in ms. */
const aMinute = 75_000;

describe("what holds leases in VS Code: tasks, agents and commands of theirs", function () {
  before(function () {
    // Processes are found by what the system tells of them.
    if (process.platform !== "linux") this.skip();
  });
  stepByStep();

  let coderd: Coderd;
  let coder: FakeCoder;
  const neighbour = new Neighbour();
  before(async () => {
    coder = fakeCoder(asCommandLine);
    coderd = await startCoderd();
    coderd.user("alice").roles.push("template-admin");
  });
  after(async () => {
    await coderd.stop();
    coder.remove();
    neighbour.remove();
  });
  const opened = useWorkbench(() => ({
    // With the last one, VS Code takes PATH as it is instead of asking a login shell.
    env: { CODER_URL: coderd.url, ...neighbour.env, VSCODE_CLI: "1" },
    beside: [neighbour.extension],
    files: {
      ".vscode/tasks.json": JSON.stringify({
        version: "2.0.0",
        tasks: [
          task("push template", "coder templates push docker"),
          task("wait", "exec coder wait"),
          // Another command: tasks of one definition are one task to VS Code.
          task("wait again", "exec coder wait again"),
          task("fail", "coder fail"),
          {
            ...task("start another", "coder start beta"),
            ...{ grant: "start-stop", template: undefined, workspace: "alpha" },
          },
        ],
      }),
    },
    // Drawn as elements, a terminal's text can be read.
    settings: {
      "terminal.integrated.gpuAcceleration": "off",
      "terminal.integrated.defaultProfile.linux": "bash",
    },
    size: { width: 1280, height: 1000 },
  }));

  const says = (text: string) => terminalShows(opened().workbench, text, 30_000);
  const runTask = async (label: string) => {
    const { workbench } = opened();
    await workbench.runCommand("Tasks: Run Task");
    await workbench.quickInput.fill(label);
    await workbench.quickInput.pick(label);
  };
  const openScopedTerminal = async () => {
    const { workbench } = opened();
    await workbench.runCommand("Coder Access: Open Terminal with Scoped Token…");
    await workbench.quickInput.asks(/What will you do/);
    await workbench.quickInput.choose("coder whoami");
    await says("The Coder token of this terminal for");
  };
  const server = () =>
    `coder-access.coder-access/Coder: Start and Stop a Workspace (127.0.0.1:${coderd.port})`;
  const isServer = ({ args }: CoderRun) => args[0] === "exp";
  /** Starts it as VS Code does for a chat, and waits for its process. */
  const startServer = async (): Promise<CoderRun> => {
    const before = coder.runs().filter(isServer).length;
    await eventually(async () => {
      // VS Code hears of the servers a moment later.
      if (coder.runs().filter(isServer).length === before)
        await neighbour.command("workbench.mcp.startServer", server());
      assert.equal(coder.runs().filter(isServer).length, before + 1);
    }, 30_000);
    return coder.runs().filter(isServer).at(-1) ?? assert.fail();
  };
  const leases = () => coderd.store.keys.all().filter(({ tokenName }) => tokenName.startsWith("lease: "));
  const kinds = () =>
    leases()
      .map(({ tokenName }) => tokenName.split(" ")[1])
      .sort();
  const noneLeft = (timeout?: number) => eventually(() => assert.deepEqual(kinds(), []), timeout);
  const asked = () =>
    coderd.log
      .find({ method: "POST", path: tokens })
      .map(({ body }) => JSON.parse(body) as { token_name: string; scopes: string[]; allow_list: string[] });
  const isRunning = ({ pid }: CoderRun) => {
    try {
      return process.kill(pid, 0);
    } catch {
      return false;
    }
  };
  /** The server for agents, and a task that waits. */
  const allRunning = async (): Promise<readonly CoderRun[]> => {
    const running = () => coder.runs().filter(isRunning);
    await eventually(() =>
      assert.deepEqual(
        running()
          .map(({ args }) => args[0])
          .sort(),
        ["exp", "wait"],
      ),
    );
    return running();
  };
  const ends = (run: CoderRun) => eventually(() => assert.ok(!isRunning(run)));

  it("a task of a stranger's file gets nothing when the person says no", async () => {
    const { workbench } = opened();
    await signInAs(workbench, coderd, "alice");
    coderd.log.clear();
    await runTask("push template");
    assert.equal(
      await workbench.dialog.message(),
      `Run "push template" with a token for 127.0.0.1:${coderd.port} as alice?`,
    );
    const detail = await workbench.dialog.detail();
    assert.match(detail, /coder templates push docker/);
    assert.match(detail, /Access to: .*template docker/);
    await workbench.dialog.choose("Cancel");
    await says("Not run.");
    assert.deepEqual(asked(), []);
    assert.deepEqual(coder.runs(), []);
  });

  it("a task pushes a template with a token for just that, which ends with it", async () => {
    const { workbench } = opened();
    const docker = coderd.template("docker");
    const before = docker.activeVersionId;
    await runTask("push template");
    await workbench.dialog.choose("Run Task");
    await says("Updated version at");
    const alice = coderd.user("alice");
    const [one, ...others] = asked();
    assert.deepEqual(others, []);
    assert.match(one?.token_name ?? "", /^lease: task push template, /);
    assert.deepEqual(
      [...(one?.scopes ?? [])].sort(),
      [
        ...["file:create", "file:read", "organization:read"],
        ...["template:create", "template:read", "template:update", "user:read"],
      ].sort(),
    );
    assert.deepEqual(
      [...(one?.allow_list ?? [])].sort(),
      ["file:*", `organization:${docker.organizationId}`, `template:${docker.id}`, `user:${alice.id}`].sort(),
    );
    const [run] = coder.runs();
    assert.deepEqual(run?.args, ["templates", "push", "docker"]);
    assert.equal(run.env["CODER_URL"], coderd.url);
    assert.deepEqual(run.config, []);
    assert.notEqual(docker.activeVersionId, before);
    assert.equal(docker.versions.at(-1)?.message, "pushed");
    await noneLeft();
  });

  it("a task's token ends with it when it fails, and when the person ends it", async () => {
    const { workbench } = opened();
    await runTask("fail");
    await workbench.dialog.choose("Run Task");
    await eventually(() => assert.deepEqual(coder.runs().at(-1)?.args, ["fail"]));
    await noneLeft();
    await runTask("wait");
    await workbench.dialog.choose("Run Task");
    await eventually(() => assert.deepEqual(coder.runs().at(-1)?.args, ["wait"]));
    assert.deepEqual(kinds(), ["task"]);
    assert.ok(!(await neighbour.shown()).includes(secretOf(coder.runs().at(-1))));
    await workbench.runCommand("Tasks: Terminate Task");
    await workbench.quickInput.pick("wait");
    await ends(coder.runs().at(-1) ?? assert.fail());
    await noneLeft();
  });

  it("a task is offered exactly what it lacked, and runs again with that once the person agrees", async () => {
    const { workbench } = opened();
    coderd.log.clear();
    await runTask("start another");
    await workbench.dialog.choose("Run Task");
    assert.equal(await workbench.dialog.message(), 'Let the task "start another" do more?');
    const detail = await workbench.dialog.detail();
    assert.match(detail, /coder start beta/);
    assert.match(detail, /could also:\s+• read, start and stop workspace beta/);
    const [first, ...none] = asked();
    assert.deepEqual(none, [], "nothing is created before the person's yes");
    assert.deepEqual(coder.runs().at(-1)?.args, ["start", "beta"]);
    const runs = coder.runs().length;
    await workbench.dialog.choose("Allow Once");
    await says("The beta workspace has been started");
    const [, second, ...others] = asked();
    assert.deepEqual(others, []);
    assert.deepEqual(second?.scopes, first?.scopes);
    assert.deepEqual(
      [...(second?.allow_list ?? [])].sort(),
      [...(first?.allow_list ?? []), `workspace:${coderd.workspace("beta").id}`].sort(),
    );
    assert.equal(coder.runs().length, runs + 1);
    await noneLeft();
  });

  it("an MCP server that VS Code starts has a token for what the person gave agents, and nothing else of Coder's", async () => {
    const { workbench, product } = opened();
    await workbench.runCommand("Coder Access: Give Agents Access…");
    await workbench.quickInput.pick("Start and Stop a Workspace");
    await workbench.quickInput.choose("alpha");
    await workbench.quickInput.pick("1 hour");
    await workbench.dialog.choose("Give Access");
    coderd.log.clear();
    const run = await startServer();
    const { env } = run;
    const alpha = coderd.workspace("alpha").id;
    assert.deepEqual(
      asked().map(({ scopes, allow_list }) => [scopes, allow_list]),
      [
        [
          ["workspace:read", "workspace:start", "workspace:stop", "template:read", "user:read"],
          [`workspace:${alpha}`, "template:*", `user:${coderd.user("alice").id}`],
        ],
      ],
    );
    assert.equal(env["CODER_SESSION_TOKEN"]?.slice(0, 10), leases()[0]?.id);
    assert.deepEqual(run.config, []);
    assert.deepEqual(
      Object.keys(env).filter((name) => /^CODER_(?!ACCESS_TEST_)/.test(name)),
      [
        ...["CODER_URL", "CODER_SESSION_TOKEN", "CODER_CONFIG_DIR"],
        ...["CODER_NO_VERSION_WARNING", "CODER_NO_FEATURE_WARNING"],
      ],
    );
    assert.deepEqual(filesWith(path.dirname(product.workspace), secretOf(run)), []);
    assert.deepEqual(filesNamed(path.dirname(product.workspace), "mcp.json"), []);
  });

  it("a model's command runs once the person has agreed to exactly that, and the model reads no secret", async () => {
    const { workbench } = opened();
    const input = { arguments: ["templates", "list"], purpose: "To see what there is." };
    coderd.log.clear();
    const answering = neighbour.tool("coder_run_command", input);
    assert.equal(await workbench.dialog.message(), "Let an AI agent run this? coder templates list");
    assert.match(await workbench.dialog.detail(), /It says why: "To see what there is\."/);
    assert.match(await workbench.dialog.detail(), /Can't create tokens\./);
    assert.deepEqual(asked(), []);
    await workbench.dialog.choose("Run Once");
    const { value: answer = "" } = await answering;
    assert.match(answer, /^Exit code 0\.[^]*docker/);
    const run = coder.runs().at(-1);
    assert.deepEqual(run?.args, ["templates", "list"]);
    assert.deepEqual(run.config, []);
    assert.ok(!answer.includes(secretOf(run)));
    assert.deepEqual(asked()[0]?.scopes, ["template:read"]);
    await eventually(() => assert.deepEqual(kinds(), ["agent"]));
  });

  it("a model hears a no, and nothing is created for it", async () => {
    const { workbench } = opened();
    coderd.log.clear();
    const runs = coder.runs().length;
    const answering = neighbour.tool("coder_run_command", {
      arguments: ["templates", "list"],
      purpose: "To see it again.",
    });
    await workbench.dialog.choose("Cancel");
    assert.match((await answering).value ?? "", /^The person said no\./);
    assert.deepEqual(asked(), []);
    assert.equal(coder.runs().length, runs);
  });

  it("everything is ended after the extension host was killed in the middle", async () => {
    await openScopedTerminal();
    await runTask("wait");
    await eventually(() => assert.deepEqual(kinds(), ["agent", "task", "terminal"]));
    const running = await allRunning();
    await killExtensionHost();
    for (const run of running) await ends(run);
    await noneLeft(aMinute);
  });

  it("nothing is left after End All Leases", async () => {
    const { workbench } = opened();
    await openScopedTerminal();
    // VS Code takes the one that was ended with its host for running.
    await runTask("wait again");
    await workbench.dialog.choose("Run Task");
    await eventually(() => assert.deepEqual(kinds(), ["task", "terminal"]));
    await startServer();
    assert.deepEqual(kinds(), ["agent", "task", "terminal"]);
    const running = await allRunning();
    await workbench.runCommand("Coder Access: End All Leases");
    assert.equal(await workbench.dialog.message(), "End all leases? This computer has 3.");
    await workbench.dialog.choose("End and Close Terminals");
    await workbench.notifications.text("Ended 3 leases.");
    await noneLeft();
    for (const run of running) await ends(run);
  });
}).timeout(120_000);

function secretOf(run: CoderRun | undefined): string {
  const secret = run?.env["CODER_SESSION_TOKEN"]?.slice(11) ?? "";
  assert.notEqual(secret, "");
  return secret;
}

/** The files of this VS Code that have a text in them. */
function filesWith(folder: string, text: string): string[] {
  return filesIn(folder).filter((file) => readFileSync(path.join(folder, file)).includes(text));
}

function filesNamed(folder: string, name: string): string[] {
  return filesIn(folder).filter((file) => path.basename(file) === name);
}

function filesIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !entry.parentPath.includes(`${path.sep}extensions`))
    .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)));
}
