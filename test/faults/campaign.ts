import type { Coderd, ProfileName } from "../coderd";
import { host } from "../support/vscode/host";
import { chooser, seedOf } from "./chooser";
import { faults, ruleOf, type Scope, scopes } from "./faults";
import { flows } from "./flows";
import { judgeAfter, judgeFault } from "./judge";
import { openWorld, type World } from "./world";

/** One thing that a person does while one thing fails. */
export type Cell = {
  readonly flow: string;
  readonly fault: string;
  readonly profile: ProfileName;
  /** Which requests fail. */
  readonly scope: Scope;
};

/** What came of it; nothing is wrong where the list is empty. */
export type Result = {
  readonly cell: Cell;
  readonly wrong: readonly string[];
  /** Whether the fault met a request; one that comes too late for all of them proves nothing. */
  readonly isMet: boolean;
  /** The last lines of the extension's log, if something is wrong. */
  readonly log?: readonly string[];
};

/** A recent release, and one that lacks most of what came since. */
export const profiles: readonly ProfileName[] = ["2.38", "2.20"];

/** How long a cell may take with all its waits, in ms of the hastened time. */
const longestCell = 60 * 60_000;

/** So many lines of the log go with what is wrong. */
const lastLines = 40;

/** Every cell there is. */
export function allCells(): Cell[] {
  return Object.keys(flows).flatMap((flow) =>
    Object.entries(faults).flatMap(([fault, { isKeyring, serverAhead }]) =>
      profiles.flatMap((profile) =>
        scopes
          // A keyring or a clock fails for all alike; the random choice is made three times all the same for a keyring.
          .filter((scope) => serverAhead === undefined || scope === "all")
          .filter((scope) => isKeyring !== true || scope !== "own")
          .map((scope) => ({ flow, fault, profile, scope })),
      ),
    ),
  );
}

/** The name of a cell, as it is printed. */
export const nameOf = ({ flow, fault, profile, scope }: Cell): string =>
  `${flow} / ${fault} / ${profile} / ${scope}`;

/**
 * Plays one cell from a fresh start, in hastened time. A cell that never ends is given up, and says where it was.
 * @param cell what to play.
 * @param seed repeats its random choices.
 * @param elsewhere another origin, which must hear nothing.
 * @param onEnd called before the world is closed.
 */
export async function play(
  cell: Cell,
  seed: number,
  elsewhere: Coderd,
  onEnd: (world: World) => void = () => undefined,
): Promise<Result> {
  let stage = "beginning";
  let limit: NodeJS.Timeout | undefined;
  const hangs = new Promise<Result>((resolve) => {
    limit = setTimeout(() => resolve({ cell, isMet: true, wrong: [`it hangs while ${stage}`] }), longestCell);
  });
  const playing = playOut(cell, seed, elsewhere, { onEnd, onStage: (next) => (stage = next) });
  try {
    return await Promise.race([playing, hangs]);
  } finally {
    clearTimeout(limit);
  }
}

type Watching = {
  readonly onEnd: (world: World) => void;
  readonly onStage: (stage: string) => void;
};

async function playOut(
  cell: Cell,
  seed: number,
  elsewhere: Coderd,
  { onEnd, onStage }: Watching,
): Promise<Result> {
  const flow = flows[cell.flow];
  const fault = faults[cell.fault];
  if (!flow || !fault) throw new Error(`There is no ${nameOf(cell)}.`);
  elsewhere.log.clear();
  const world = await openWorld({
    profile: cell.profile,
    elsewhere,
    choose: chooser(seedOf(seed, nameOf(cell))),
    isSignedIn: flow.isSignedOut !== true,
    serverAhead: fault.serverAhead ?? 0,
  });
  try {
    onStage("preparing");
    await flow.prepare(world);
    const seen = {
      before: await world.said(),
      memory: process.memoryUsage().rss,
      keys: new Set(world.coderd.store.keys.all().map(({ id }) => id)),
    };
    onStage("failing");
    const active = fault.begin?.(world, ruleOf(cell.scope, flow.own, world));
    const isOver = await flow.act(world);
    onStage("being judged");
    const wrong = await judgeFault(world, flow, fault, { ...seen, isOver });
    const isMet = active === undefined || active.hits > 0;
    onStage("healing");
    await heal(world);
    await flow.after?.(world);
    onStage("being judged in the end");
    wrong.push(...(await judgeAfter(world)));
    const result = { cell, wrong, isMet };
    return wrong.length === 0 ? result : { ...result, log: host.logLines.slice(-lastLines) };
  } catch (error) {
    const what = error instanceof Error ? (error.stack ?? error.message) : String(error);
    return { cell, isMet: true, wrong: [`could not be played: ${what}`] };
  } finally {
    onStage("closing");
    onEnd(world);
    await world.close();
  }
}

/** Nothing fails any more, and the person sees it. */
async function heal({ coderd, secrets }: World): Promise<void> {
  coderd.faults.clear();
  coderd.dropStreams();
  secrets.fail = undefined;
  secrets.answer();
  host.answer = () => undefined;
  host.focus(true);
  await new Promise(setImmediate);
}
