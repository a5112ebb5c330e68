import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";

/** What one way of doing something took. */
export interface Taken {
  /** Median of the rounds, ms. */
  readonly milliseconds: number;
  /** How many times as long as the first way in the same round: median of the rounds. */
  readonly times: number;
  /** For how long the process kept a processor busy, all its threads together: median of the rounds, ms. */
  readonly processor: number;
  /** The longest time in which nobody else in the process had their turn, in any round, ms. */
  readonly blocked: number;
  /** How much of such a time the thread worked, at most in any round, ms: what other programs took is not in it. */
  readonly worked: number;
  /** The same as the median of the rounds. */
  readonly usuallyWorked: number;
  /** The most memory that was in use, MiB. */
  readonly memory: number;
}

/**
 * Does something in several ways which take turns, so that whatever else the machine does meets all alike.
 * @param ways to do it, by their names.
 * @param rounds that count; one before them warms up.
 */
export async function compare<Name extends string>(
  ways: Readonly<Record<Name, () => Promise<unknown>>>,
  rounds: number,
): Promise<Record<Name, Taken>> {
  const names = Object.keys(ways) as Name[];
  const samples = Object.fromEntries(names.map((name) => [name, [] as Sample[]])) as Record<Name, Sample[]>;
  for (let round = 0; round <= rounds; round += 1) {
    for (const name of names) {
      const sample = await observe(ways[name]);
      if (round > 0) samples[name].push(sample);
    }
  }
  const [reference] = names;
  const result = names.map((name): [Name, Taken] => {
    const of = (field: keyof Sample) => samples[name].map((sample) => sample[field]);
    return [
      name,
      {
        milliseconds: median(of("milliseconds")),
        times: median(
          samples[name].map(
            ({ milliseconds }, round) =>
              milliseconds / (reference ? (samples[reference][round]?.milliseconds ?? NaN) : NaN),
          ),
        ),
        processor: median(of("processor")),
        blocked: Math.max(...of("blocked")),
        worked: Math.max(...of("worked")),
        usuallyWorked: median(of("worked")),
        memory: Math.max(...of("memory")),
      },
    ];
  });
  return Object.fromEntries(result) as Record<Name, Taken>;
}

type Sample = Omit<Taken, "times" | "usuallyWorked">;

/** @returns the value in the middle; NaN of none. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const [before = Number.NaN, at = Number.NaN] = [sorted[middle - 1], sorted[middle]];
  return sorted.length % 2 === 1 ? at : (before + at) / 2;
}

/** @returns the number with that many digits after the point. */
export function rounded(value: number, digits = 0): number {
  return Number(value.toFixed(digits));
}

/**
 * Prints what several ways took, beside the first of them.
 * @param names of the ways, as they are printed.
 * @param taken by each.
 */
export function showTaken<Name extends string>(
  names: Readonly<Record<Name, string>>,
  taken: Readonly<Record<Name, Taken>>,
): void {
  const all = Object.keys(names) as Name[];
  const rows = all.map((name) => {
    const { milliseconds, times, processor, blocked, worked, usuallyWorked, memory } = taken[name];
    return [
      names[name],
      {
        ms: rounded(milliseconds),
        "× reference": rounded(times, 2),
        "of a processor, ms": rounded(processor),
        "blocked at most, ms": rounded(blocked),
        "of that at work, ms": rounded(worked),
        "usually, ms": rounded(usuallyWorked),
        "memory at most, MiB": rounded(memory),
      },
    ] as const;
  });
  console.table(Object.fromEntries(rows));
}

/** Collects all garbage, so that nobody pays for what was left by those before them; also where Node was started without a way to. */
export function collectGarbage(): void {
  setFlagsFromString("--expose-gc");
  const collect = runInNewContext("gc") as () => void;
  collect();
}

async function observe(way: () => Promise<unknown>): Promise<Sample> {
  collectGarbage();
  const turns = new Turns();
  let memory = 0;
  const look = () => {
    const { heapUsed, external } = process.memoryUsage();
    memory = Math.max(memory, (heapUsed + external) / 2 ** 20);
  };
  const looking = setInterval(look, 5);
  const before = process.cpuUsage();
  const started = performance.now();
  await way();
  const milliseconds = performance.now() - started;
  const { user, system } = process.cpuUsage(before);
  look();
  // The last wait is noted when it is over.
  await new Promise((resolve) => setTimeout(resolve, 10));
  turns.end();
  clearInterval(looking);
  return { milliseconds, processor: (user + system) / 1000, ...turns.longest, memory };
}

/** How often somebody else wants a turn, ms. */
const every = 1;

/** Wants a turn again and again, and notes how long it had to wait. */
class Turns {
  #blocked = 0;
  #worked = 0;
  #at = performance.now();
  #used = usedByThread();
  readonly #timer = setInterval(() => this.#note(), every);

  get longest(): Pick<Taken, "blocked" | "worked"> {
    return { blocked: this.#blocked, worked: this.#worked };
  }

  end(): void {
    clearInterval(this.#timer);
    this.#note();
  }

  #note(): void {
    const waited = performance.now() - this.#at - every;
    const worked = Math.min(waited, usedByThread() - this.#used);
    this.#blocked = Math.max(this.#blocked, waited);
    this.#worked = Math.max(this.#worked, worked);
    this.#at = performance.now();
    this.#used = usedByThread();
  }
}

/** For how long this thread kept a processor busy, ms; older releases of Node know it of the whole process alone. */
function usedByThread(): number {
  const { threadCpuUsage } = process as NodeJS.Process & { threadCpuUsage?: () => NodeJS.CpuUsage };
  const { user, system } = threadCpuUsage?.() ?? process.cpuUsage();
  return (user + system) / 1000;
}
