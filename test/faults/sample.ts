import { allCells, type Cell } from "./campaign";
import { chooser } from "./chooser";
import { faults } from "./faults";
import { flows } from "./flows";

/** Faults that the product has to wait for, or that keep the machine busy; the whole campaign has them everywhere. */
const slow = new Set([
  "hang",
  "endless drip",
  "429",
  "keyring hangs",
  "endless",
  "bomb",
  "latency",
  "slow drip",
]);

/** How many cells there are of each flow in the sample. */
const perFlow = 2;

/**
 * A part of the campaign that takes seconds: each flow meets some faults, and each fault some flows.
 * @param seed which part.
 */
export function sampleCells(seed: number): Cell[] {
  const { of, below } = chooser(seed);
  const cells = allCells();
  const quick = Object.keys(faults).filter((name) => !slow.has(name));
  return Object.keys(flows).flatMap((flow, place) => {
    const wanted = Array.from(
      { length: perFlow },
      (_, turn) => quick[(place * perFlow + turn) % quick.length],
    );
    // One that is slow, too, and only where it meets a single request.
    wanted.push([...slow][below(slow.size)]);
    return wanted.map((fault) => {
      const fitting = cells.filter((cell) => cell.flow === flow && cell.fault === fault);
      const short = slow.has(fault ?? "") ? fitting.filter(({ scope }) => scope !== "all") : fitting;
      return of(...(short.length > 0 ? short : fitting));
    });
  });
}
