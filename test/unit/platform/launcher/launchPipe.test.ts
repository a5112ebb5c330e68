import assert from "node:assert/strict";
import { type ChildProcess, spawn } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, statSync } from "node:fs";
import net from "node:net";
import os from "node:os";
import path from "node:path";
import { Secret } from "../../../../src/core/token/secret";
import { type Launch, LaunchPipe } from "../../../../src/platform/launcher/launchPipe";
import { until } from "../../../host/until";
import { extensionWithLauncher } from "../../../support/launcher";

const secret = new Secret("abcdefghij-0123456789ABCDEFGHIJKL");

describe("launching a process with a secret in its environment", () => {
  let launcher: string;
  let started: ChildProcess[];
  let output: string;

  before(async function () {
    this.timeout(30_000);
    launcher = path.join(await extensionWithLauncher(), "dist", "launcher.js");
  });
  beforeEach(() => ([started, output] = [[], ""]));
  afterEach(() => started.forEach((child) => child.kill("SIGKILL")));

  const launchOf = (script: string, more: Partial<Launch> = {}): Launch => ({
    command: process.execPath,
    args: ["-e", script],
    env: { CODER_SESSION_TOKEN: secret, CODER_URL: "https://coder.example.com" },
    kindOfProcess: "program",
    ...more,
  });
  const run = (address: string): ChildProcess => {
    const child = spawn(process.execPath, [launcher, address, "It was given once."], {
      env: { ...process.env, ELECTRON_RUN_AS_NODE: "1" },
    });
    child.stdout.on("data", (text) => (output += String(text)));
    child.stderr.on("data", (text) => (output += String(text)));
    started.push(child);
    return child;
  };
  const exited = (child: ChildProcess) =>
    new Promise<number | null>((resolve) => child.on("exit", (code) => resolve(code)));
  const shows = (pattern: RegExp) =>
    until(
      () => (pattern.test(output) ? true : undefined),
      () => output,
    );
  const isAlive = (pid: number) => {
    try {
      return process.kill(pid, 0);
    } catch {
      return false;
    }
  };

  const startHost = (order: Pick<Launch, "kindOfProcess" | "command" | "args">): ChildProcess => {
    const host = spawn(process.execPath, ["-e", hostProgram, launcher, JSON.stringify(order)]);
    host.stdout.on("data", (text) => (output += String(text)));
    started.push(host);
    return host;
  };

  it("gives it to that process, through its own standard streams, and hears how it ended", async () => {
    const pipe = await LaunchPipe.open(
      launchOf(
        `const { env } = process; process.stdin.once("data", (text) => {
           console.log(String(text).trim(), env.CODER_SESSION_TOKEN, env.CODER_URL, env.ELECTRON_RUN_AS_NODE);
           process.exit(3);
         });`,
      ),
    );
    const child = run(pipe.address);
    child.stdin?.write("typed\n");
    assert.equal(await exited(child), 3);
    assert.equal(output.trim(), `typed ${secret.expose()} https://coder.example.com undefined`);
    assert.deepEqual(await pipe.over, { kind: "ended", code: 3 });
  });

  it("opens the pipe to this user alone, and leaves nothing of it", async () => {
    const pipe = await LaunchPipe.open(launchOf(""));
    assert.equal(statSync(pipe.address).mode & 0o777, 0o600);
    assert.equal(statSync(path.dirname(pipe.address)).mode & 0o777, 0o700);
    await exited(run(pipe.address));
    await until(
      () => (existsSync(path.dirname(pipe.address)) ? undefined : true),
      () => "the folder is still there",
    );
  });

  it("has one reader: who comes second gets nothing and says so", async () => {
    const pipe = await LaunchPipe.open(launchOf("setInterval(() => {}, 1000); console.log('up')"));
    run(pipe.address);
    await shows(/up/);
    const second = run(pipe.address);
    assert.equal(await exited(second), 1);
    assert.match(output, /It was given once\./);
    pipe.end();
    assert.deepEqual(await pipe.over, { kind: "ended", code: 0 });
  });

  it("gives nothing to what does not speak as a launcher, and the launcher nothing afterwards", async () => {
    const pipe = await LaunchPipe.open(launchOf(""));
    const stranger = net.connect(pipe.address);
    let got = "";
    stranger.on("data", (data) => (got += String(data))).on("error", () => undefined);
    stranger.write("GET / HTTP/1.1\n");
    assert.deepEqual(await pipe.over, { kind: "unclaimed" });
    assert.equal(got, "");
    assert.equal(await exited(run(pipe.address)), 1);
    assert.match(output, /It was given once\./);
  });

  it("ends the process when it is told to, although it ignores being asked", async () => {
    const pipe = await LaunchPipe.open(
      launchOf(
        `for (const signal of ["SIGHUP", "SIGTERM"]) process.on(signal, () => console.log(signal));
         setInterval(() => {}, 1000); console.log("pid", process.pid);`,
      ),
    );
    const child = run(pipe.address);
    await shows(/pid \d+/);
    const pid = Number(/pid (\d+)/.exec(output)?.[1]);
    pipe.end();
    assert.equal(await exited(child), 0);
    assert.ok(!isAlive(pid));
    assert.match(output, /SIGHUP\nSIGTERM/);
  });

  for (const kindOfProcess of ["shell", "program"] as const) {
    const outlivesHost = kindOfProcess === "shell";
    it(`${outlivesHost ? "lets a shell go on" : "ends the process"} when the host is gone`, async () => {
      const host = startHost({
        kindOfProcess,
        command: process.execPath,
        args: ["-e", "setInterval(() => {}, 1000)"],
      });
      await shows(/child \d+/);
      const pid = Number(/child (\d+)/.exec(output)?.[1]);
      host.kill("SIGKILL");
      await exited(host);
      if (outlivesHost) {
        await new Promise((resolve) => setTimeout(resolve, 300));
        assert.ok(isAlive(pid));
        process.kill(pid, "SIGKILL");
      } else {
        await until(
          () => (isAlive(pid) ? undefined : true),
          () => "it lives on",
        );
      }
    });
  }

  it("ends what a command line started, too, when the host is gone", async () => {
    const mark = path.join(mkdtempSync(path.join(os.tmpdir(), "coder-access-test-")), "pid");
    const host = startHost({
      kindOfProcess: "commandLine",
      command: `sleep 300 & echo $! > '${mark}.new' && mv '${mark}.new' '${mark}'; wait; true`,
      args: [],
    });
    await shows(/child \d+/);
    const pid = await until(
      () => (existsSync(mark) ? Number(readFileSync(mark, "utf8")) : undefined),
      () => "it did not start",
    );
    assert.ok(isAlive(pid));
    host.kill("SIGKILL");
    await until(
      () => (isAlive(pid) ? undefined : true),
      () => "it lives on",
    );
  });

  it("gives a command line to the system's shell, quotes and all", async () => {
    const pipe = await LaunchPipe.open(
      launchOf("", {
        kindOfProcess: "commandLine",
        args: [],
        command: `echo "a  b" 'c "d"' $((1 + 2)); exit 4`,
      }),
    );
    assert.equal(await exited(run(pipe.address)), 4);
    assert.equal(output.trim(), 'a  b c "d" 3');
  });

  it("finds a place for the pipe where the person's own folder is too deep for one", async () => {
    const { TMPDIR } = process.env;
    const deep = path.join(mkdtempSync(path.join(os.tmpdir(), "coder-access-test-")), "d".repeat(120));
    mkdirSync(deep);
    process.env["TMPDIR"] = deep;
    try {
      const pipe = await LaunchPipe.open(launchOf("console.log('here')"));
      assert.equal(await exited(run(pipe.address)), 0);
      assert.equal(output.trim(), "here");
    } finally {
      if (TMPDIR === undefined) delete process.env["TMPDIR"];
      else process.env["TMPDIR"] = TMPDIR;
    }
  });

  it("says what could not be started", async () => {
    const pipe = await LaunchPipe.open(launchOf("", { command: "/nowhere/shell" }));
    assert.equal(await exited(run(pipe.address)), 127);
    assert.deepEqual(await pipe.over, { kind: "ended", code: 127 });
    assert.match(output, /ENOENT/);
    assert.ok(!output.includes(secret.expose()));
  });
});

/** A host of its own, which can be killed: it gives its order as LaunchPipe does. */
const hostProgram = `
  const [launcher, order] = process.argv.slice(1);
  const net = require("node:net"), path = require("node:path"), os = require("node:os"), fs = require("node:fs");
  const address = path.join(fs.mkdtempSync(path.join(os.tmpdir(), "coder-access-")), "pipe");
  net.createServer((socket) => {
    socket.write(JSON.stringify({ kind: "start", env: {}, greeting: "", ...JSON.parse(order) }) + "\\n");
    socket.on("data", (text) => {
      const started = /"started","pid":(\\d+)/.exec(String(text));
      if (started) console.log("child", started[1]);
    });
  }).listen(address, () => {
    require("node:child_process").spawn(process.execPath, [launcher, address, ""], { detached: true, stdio: "ignore" });
  });
`;
