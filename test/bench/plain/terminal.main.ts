import { LeaseWindow } from "../../unit/leases/leaseWindow";
import { median } from "../support/measuring";
import { openBare, openOfClient, openWhole, type Shell } from "../support/shells";
import { servedHere, signIn } from "../support/signIn";

/** What this program, which is run beside a server, prints as JSON; medians, in ms. */
export type TerminalTimes = {
  readonly full: Readonly<Record<"bytes" | "bare" | "client" | "whole", number>>;
  readonly steady: Readonly<Record<"bytes" | "bare" | "whole", number>>;
  readonly echo: Readonly<Record<"bare" | "whole", number>>;
  /** `whole` is without `minting`. */
  readonly prompt: Readonly<Record<"bare" | "whole" | "minting", number>>;
};

const prompt = "alice@alpha:~";
const rounds = 5;
const keystrokes = 200;

/** 4 MB of lines at once, and 1.5 MB in 60 pieces. */
const fullSpeed = `yes ${"x".repeat(79)} | head -c 4000000`;
const fullBytes = 4_000_000;
const pieceBytes = 25_000;
const pieces = 60;
const steadily = `for i in $(seq ${pieces}); do yes ${"x".repeat(79)} | head -c ${pieceBytes}; sleep 0.005; done`;

async function measure(): Promise<TerminalTimes> {
  const served = servedHere();
  const session = await signIn(served);
  const window = new LeaseWindow(session);
  try {
    const workspaceId = process.env["CODER_ACCESS_BENCH_WORKSPACE"] ?? "";
    const workspace = await session.client.workspaces.get(workspaceId);
    const agentId = workspace.latestBuild.agents[0]?.id ?? "";
    const bare = () => openBare(served, agentId, prompt);
    const whole = () => openWhole(session, workspaceId, window, prompt);

    const shells = {
      bare: await bare(),
      client: await openOfClient(session, agentId, prompt),
      whole: await whole(),
    };
    const full = await compare(shells, rounds, (shell) => took(shell, fullSpeed));
    const steady = await compare({ bare: shells.bare, whole: shells.whole }, rounds, (shell) =>
      took(shell, steadily),
    );
    const echo = await echoes({ bare: shells.bare, whole: shells.whole });
    for (const shell of Object.values(shells)) await shell.close();
    const first = await prompts({ bare, whole });
    return {
      full: { bytes: fullBytes, ...full },
      steady: { bytes: pieces * pieceBytes, ...steady },
      echo,
      prompt: first,
    };
  } finally {
    window.remove();
    session.client.dispose();
  }
}

/** Takes turns, so that whatever else the machine does meets all alike. The first round warms up. */
async function compare<Name extends string>(
  shells: Readonly<Record<Name, Shell>>,
  times: number,
  measureOne: (shell: Shell) => Promise<number>,
): Promise<Record<Name, number>> {
  const names = Object.keys(shells) as Name[];
  const samples = new Map(names.map((name) => [name, [] as number[]]));
  for (let round = 0; round <= times; round += 1) {
    for (const name of names) {
      const sample = await measureOne(shells[name]);
      if (round > 0) samples.get(name)?.push(sample);
    }
  }
  return Object.fromEntries(names.map((name) => [name, median(samples.get(name) ?? [])])) as Record<
    Name,
    number
  >;
}

/** From the return key to the last of what a command prints, ms. */
async function took(shell: Shell, command: string): Promise<number> {
  const isOver = shell.sees("over-42");
  const started = performance.now();
  shell.type(`${command}; echo over-$((40+2))\r`);
  await isOver;
  return performance.now() - started;
}

/** From a key to its letter, ms: the kernel echoes it, no program. */
async function echoes<Name extends string>(
  shells: Readonly<Record<Name, Shell>>,
): Promise<Record<Name, number>> {
  for (const shell of Object.values<Shell>(shells)) {
    const isReady = shell.sees("ready-42");
    shell.type("echo ready-$((40+2)); cat > /dev/null\r");
    await isReady;
  }
  let count = 0;
  const result = await compare(shells, keystrokes, async (shell) => {
    // Each is another than the last, so that a late one is not taken for it.
    const letter = String.fromCharCode(97 + ((count += 1) % 26));
    const isThere = shell.sees(letter);
    const started = performance.now();
    shell.type(letter);
    await isThere;
    return performance.now() - started;
  });
  for (const shell of Object.values<Shell>(shells)) {
    const isPrompt = shell.sees(prompt);
    shell.type("\u0003");
    await isPrompt;
  }
  return result;
}

/** From nothing to the first prompt of a shell that did not run yet, ms. */
async function prompts(
  open: Readonly<{ bare: () => Promise<Shell>; whole: () => Promise<Shell & { readonly minting: number }> }>,
): Promise<TerminalTimes["prompt"]> {
  const bare: number[] = [];
  const whole: number[] = [];
  const minting: number[] = [];
  for (let round = 0; round < 3 * rounds; round += 1) {
    let started = performance.now();
    const first = await open.bare();
    bare.push(performance.now() - started);
    await first.close();
    started = performance.now();
    const second = await open.whole();
    minting.push(second.minting);
    whole.push(performance.now() - started - second.minting);
    await second.close();
  }
  return { bare: median(bare), whole: median(whole), minting: median(minting) };
}

measure().then(
  (times) => console.log(JSON.stringify(times)),
  (error: unknown) => {
    console.error(error);
    process.exitCode = 1;
  },
);
