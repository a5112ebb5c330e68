import { spawn } from "node:child_process";
import { StringDecoder } from "node:string_decoder";
import type { LeaseEnvironment } from "../leases/lease";
import { processEnvironment } from "../leases/processEnvironment";
import { LaunchPipe } from "../platform/launcher/launchPipe";

/** How long our launcher gets to end the process, in ms. */
const grace = 3000;

/** What shells say of a command that was interrupted. */
const stoppedCode = 130;

/** What runs. */
export type TaskProcess = {
  /** Its exit code; 130 if it was stopped, 1 if it could not be started. */
  readonly over: Promise<number>;
  /** Hands over what the person types. */
  readonly type: (text: string) => void;
  /** Ends it and all that it started. */
  readonly end: () => void;
};

/**
 * Runs a command line in the system's shell, under our launcher: nobody but it gets the lease, and it ends when the extension
 * host dies.
 * @param command what the person has agreed to.
 * @param cwd the folder, absolute.
 * @param given what the lease gives.
 * @param launcher our program that starts it (dist/launcher.js), absolute.
 * @param print receives its output, with the line ends of a terminal.
 * @throws errors of the system: nothing runs then.
 */
export async function runCommand(
  command: string,
  cwd: string,
  given: LeaseEnvironment,
  launcher: string,
  print: (text: string) => void,
): Promise<TaskProcess> {
  const pipe = await LaunchPipe.open({ kindOfProcess: "commandLine", command, args: [], env: given });
  const child = spawn(process.execPath, [launcher, pipe.address, ""], {
    cwd,
    env: { ...withoutLease(processEnvironment(given), given), ELECTRON_RUN_AS_NODE: "1" },
    windowsHide: true,
  });
  for (const stream of [child.stdout, child.stderr]) {
    const decoder = new StringDecoder("utf8");
    stream.on("data", (data: Buffer) => print(decoder.write(data).replace(/\r?\n/g, "\r\n")));
  }
  // A process that does not read its input ends the pipe.
  child.stdin.on("error", () => undefined);
  const closed = new Promise<void>((resolve) => {
    child.once("error", (error) => {
      print(`${error.message}\r\n`);
      resolve();
    });
    child.once("close", () => resolve());
  });
  let isStopped = false;
  const over = Promise.all([pipe.over, closed]).then(([end]) =>
    isStopped ? stoppedCode : end.kind === "ended" ? end.code : 1,
  );
  return {
    over,
    type: (text) => child.stdin.write(text.replace(/\r/g, "\n")),
    end: () => {
      isStopped = true;
      pipe.end();
      const timer = setTimeout(() => child.kill("SIGKILL"), grace);
      child.once("close", () => clearTimeout(timer));
    },
  };
}

/** The launcher gets the lease over its pipe. */
function withoutLease(env: NodeJS.ProcessEnv, given: LeaseEnvironment): NodeJS.ProcessEnv {
  return Object.fromEntries(Object.entries(env).filter(([name]) => !(name in given)));
}
