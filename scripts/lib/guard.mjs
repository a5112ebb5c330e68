// Starts a program in a process group of its own and ends the whole group when standard input closes. The
// starter holds the other end, so that the group ends however the starter does: finished, stopped or killed.
// `--removing=FOLDER` before the program names a folder that is removed with it.
import { spawn, spawnSync } from "node:child_process";
import { rmSync } from "node:fs";
import { clearInterval, setInterval } from "node:timers";

const windows = process.platform === "win32";
const [, folder] = /^--removing=(.+)/.exec(process.argv[2]) ?? [];
const [command, ...args] = process.argv.slice(folder === undefined ? 2 : 3);
const child = spawn(command, args, { stdio: ["pipe", "inherit", "inherit"], detached: !windows });

child.on("error", (error) => {
  console.error(`${command} did not start: ${error.message}`);
  process.exit(127);
});
let code = 1;
child.on("exit", (status) => {
  code = status ?? 1;
  endGroup();
});

let ending = false;
function endGroup() {
  if (ending) return;

  ending = true;
  if (windows) {
    spawnSync("taskkill", ["/pid", String(child.pid), "/T", "/F"]);
    finish();
  }
  signalGroup("SIGTERM");
  const deadline = Date.now() + 3000;
  const timer = setInterval(() => {
    if (!groupLives()) finish();

    if (Date.now() > deadline) {
      signalGroup("SIGKILL");
      clearInterval(timer);
      setTimeout(finish, 50);
    }
  }, 20);
}

function finish() {
  try {
    if (folder !== undefined)
      rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
  } finally {
    process.exit(code);
  }
}

function signalGroup(signal) {
  try {
    process.kill(-child.pid, signal);
    return true;
  } catch {
    return false;
  }
}

function groupLives() {
  return signalGroup(0);
}

process.stdin.on("end", endGroup).on("close", endGroup).resume();
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, endGroup);
