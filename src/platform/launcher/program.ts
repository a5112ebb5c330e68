// The launcher: a program of its own (dist/launcher.js), run by VS Code's own Node. It takes the environment of one process
// over a pipe, so that the secret in it is in nothing that VS Code, other extensions or `ps` can read, and starts that
// process in its own place: same terminal or same stdio, same folder. Or it starts nothing, and lets whoever started it talk to
// the host.
import { type ChildProcess, spawn } from "node:child_process";
import { writeSync } from "node:fs";
import net from "node:net";
import { type FromLauncher, type LaunchOrder, lineOf, lines, type ToLauncher } from "./messages";

const isWindows = process.platform === "win32";

/** How long a process that has to end may take, in ms. */
const patience = 2_000;

/** As a shell tells that a command was not found. */
const notStarted = 127;

const [address = "", gone = ""] = process.argv.slice(2);
const pipe = net.connect(address);
let order: LaunchOrder | undefined;
let isRelaying = false;
let child: ChildProcess | undefined;
let isEnding = false;

function say(message: FromLauncher): void {
  if (pipe.writable) pipe.write(lineOf(message));
}

/** Ends it the way a closed terminal does, which an interactive shell obeys; then by force. */
function end(): void {
  if (isEnding) return;
  isEnding = true;
  if (isRelaying) {
    pipe.destroy();
    return;
  }
  if (!child) leave(0);
  signal("SIGHUP");
  setTimeout(() => signal("SIGTERM"), patience / 2).unref();
  setTimeout(() => signal("SIGKILL"), patience).unref();
}

/** Signals the process; unless it is a person's shell, everything that it started, too. */
function signal(name: NodeJS.Signals): void {
  if (child?.pid === undefined) return;
  // Windows knows no signals, and ends a process without what it started.
  if (isWindows)
    spawn("taskkill", ["/pid", String(child.pid), "/t", "/f"], { windowsHide: true, stdio: "ignore" });
  else if (isOwnGroup()) signalGroup(child.pid, name);
  else child.kill(name);
}

function signalGroup(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(-pid, name);
  } catch {
    // All of them have ended meanwhile.
  }
}

/** A shell has to stay in the group that its terminal listens to. */
function isOwnGroup(): boolean {
  return order?.kindOfProcess !== "shell" && !isWindows;
}

function leave(code: number): void {
  say({ kind: "ended", code });
  // The host hears of it before the pipe ends.
  pipe.end(() => process.exit(code));
  setTimeout(() => process.exit(code), 500).unref();
}

function start(given: LaunchOrder): void {
  order = given;
  const withheld = given.withholds === undefined ? undefined : new RegExp(given.withholds, "i");
  const own = Object.entries(process.env).filter(([name]) => withheld?.test(name) !== true);
  const env: NodeJS.ProcessEnv = { ...Object.fromEntries(own), ...given.env };
  delete env["ELECTRON_RUN_AS_NODE"];
  if (given.greeting !== "") writeSync(1, `${given.greeting}\r\n`);
  child = spawn(given.command, [...given.args], {
    env,
    stdio: "inherit",
    shell: given.kindOfProcess === "commandLine",
    detached: isOwnGroup(),
    // A shell would get a console of its own, which nobody sees.
    windowsHide: given.kindOfProcess !== "shell",
  });
  child.on("spawn", () => say({ kind: "started", pid: child?.pid ?? 0 }));
  child.on("error", ({ message }) => {
    process.stderr.write(`${message}\n`);
    leave(notStarted);
  });
  child.on("exit", (code) => leave(isEnding ? 0 : (code ?? 1)));
}

/** Whoever started this talks to the host: when either has nothing more to say, this ends. */
function relay(): void {
  isRelaying = true;
  pipe.removeAllListeners("data");
  process.stdin.pipe(pipe);
  pipe.pipe(process.stdout);
}

// Ctrl+C and the like are meant for the process, which gets them from the terminal itself.
for (const signal of ["SIGINT", "SIGQUIT", "SIGTSTP"] as const) process.on(signal, () => undefined);
for (const signal of ["SIGTERM", "SIGHUP"] as const) process.on(signal, end);

pipe.setEncoding("utf8");
pipe.on("connect", () => say({ kind: "ready" }));
pipe.on(
  "data",
  lines((line) => {
    const message = JSON.parse(line) as ToLauncher;
    if (message.kind === "end") end();
    else if (message.kind === "relay") relay();
    else if (!order) start(message);
  }),
);
pipe.on("error", () => undefined);
pipe.on("close", () => {
  if (isRelaying) {
    // What was said last may still be on its way to whoever listens.
    process.stdin.destroy();
    return;
  }
  if (!order) {
    // Started a second time, by somebody else, or too late: the host gives its order once.
    process.stderr.write(`${gone}\n`);
    process.exit(1);
  }
  if (order.kindOfProcess !== "shell") end();
});
