import { LeaseWindow } from "../../unit/leases/leaseWindow";
import { median } from "../support/measuring";
import { openBare, openOfClient, openWhole, type Shell } from "../support/shells";
import { servedHere, signIn } from "../support/signIn";

/** Medians of what it took, ms, and of how many times as long as the bare socket it took in the same round. */
export type Beside<Name extends string> = {
  readonly ms: Readonly<Record<Name | "bare", number>>;
  readonly times: Readonly<Record<Name, number>>;
};

/** What this program, which is run beside a server, prints as JSON. */
export type TerminalTimes = {
  /** `whole` is in ms, and of fewer rounds: it is held back, however fast it could be. */
  readonly full: Beside<"client"> & { readonly bytes: number; readonly whole: number };
  readonly steady: Beside<"whole"> & { readonly bytes: number };
  readonly echo: Beside<"whole">;
  /** `whole` is without `minting`. */
  readonly prompt: Beside<"whole"> & { readonly minting: number };
};

const prompt = "alice@alpha:~";
const rounds = 33;
const fewRounds = 3;
const keystrokes = 200;

/** 8 MB of lines at once, and 1.5 MB in 60 pieces. */
const fullBytes = 8_000_000;
const fullSpeed = `yes ${"x".repeat(79)} | head -c ${fullBytes}`;
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
    const unlimited = { bare: shells.bare, client: shells.client };
    const full = await beside<"client">(unlimited, rounds, (shell) => took(shell, fullSpeed));
    const heldBack: number[] = [];
    for (let round = 0; round < fewRounds; round += 1) heldBack.push(await took(shells.whole, fullSpeed));
    const two = { bare: shells.bare, whole: shells.whole };
    const steady = await beside(two, rounds, (shell) => took(shell, steadily));
    const echo = await echoes(two);
    for (const shell of Object.values(shells)) await shell.close();
    const first = await prompts({ bare, whole });
    return {
      full: { bytes: fullBytes, whole: median(heldBack), ...full },
      steady: { bytes: pieces * pieceBytes, ...steady },
      echo,
      prompt: first,
    };
  } finally {
    window.remove();
    session.client.dispose();
  }
}

/** Takes turns, each first in every other round, so that whatever else the machine does meets all alike. The first round warms up. */
async function beside<Name extends string>(
  shells: Readonly<Record<Name | "bare", Shell>>,
  times: number,
  measureOne: (shell: Shell) => Promise<number>,
): Promise<Beside<Name>> {
  const names = Object.keys(shells) as (Name | "bare")[];
  const samples: Record<Name | "bare", number>[] = [];
  for (let round = 0; round <= times; round += 1) {
    const sample: Partial<Record<string, number>> = {};
    for (const name of round % 2 === 0 ? names : names.toReversed())
      sample[name] = await measureOne(shells[name]);
    if (round > 0) samples.push(sample as Record<Name | "bare", number>);
  }
  return medians(names, samples);
}

function medians<Name extends string>(
  names: readonly (Name | "bare")[],
  samples: readonly Readonly<Record<Name | "bare", number>>[],
): Beside<Name> {
  const each = (of: (sample: Readonly<Record<Name | "bare", number>>, name: Name | "bare") => number) =>
    Object.fromEntries(
      names.map((name) => [name, median(samples.map((sample) => of(sample, name)))]),
    ) as Record<Name | "bare", number>;
  return {
    ms: each((sample, name) => sample[name]),
    times: each((sample, name) => sample[name] / sample.bare),
  };
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
async function echoes(shells: Readonly<Record<"bare" | "whole", Shell>>): Promise<Beside<"whole">> {
  for (const shell of Object.values(shells)) {
    const isReady = shell.sees("ready-42");
    shell.type("echo ready-$((40+2)); cat > /dev/null\r");
    await isReady;
  }
  let count = 0;
  const result = await beside<"whole">(shells, keystrokes, async (shell) => {
    // Each is another than the last, so that a late one is not taken for it.
    const letter = String.fromCharCode(97 + ((count += 1) % 26));
    const isThere = shell.sees(letter);
    const started = performance.now();
    shell.type(letter);
    await isThere;
    return performance.now() - started;
  });
  for (const shell of Object.values(shells)) {
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
  const samples: { readonly bare: number; readonly whole: number; readonly minting: number }[] = [];
  for (let round = 0; round < rounds; round += 1) {
    let started = performance.now();
    const first = await open.bare();
    const bare = performance.now() - started;
    await first.close();
    started = performance.now();
    const second = await open.whole();
    const { minting } = second;
    samples.push({ bare, whole: performance.now() - started - minting, minting });
    await second.close();
  }
  const minting = median(samples.map((sample) => sample.minting));
  return { ...medians<"whole">(["bare", "whole"], samples), minting };
}

measure().then(
  (times) => console.log(JSON.stringify(times)),
  (error: unknown) => {
    console.error(error);
    process.exitCode = 1;
  },
);
