import { appendFileSync } from "node:fs";
import { startCoderd } from "../coderd";
import { hastenTime } from "../support/fastTime";
import { allCells, type Cell, nameOf, play } from "./campaign";

/** What scripts/faults.mjs asks for, as JSON. */
type Orders = {
  readonly seed: number;
  /** A part of the cells' names; every cell has it if it is empty. */
  readonly only: string;
  /** This process plays every `of`-th cell, from `part` on. */
  readonly part: number;
  readonly of: number;
  /** The file for the results, a line each. */
  readonly results: string;
  /** How many times as fast time passes. */
  readonly haste: number;
};

async function main(): Promise<void> {
  const { seed, only, part, of, results, haste } = JSON.parse(process.argv[2] ?? "{}") as Orders;
  const cells = allCells()
    .filter((cell: Cell) => nameOf(cell).includes(only))
    .filter((_, index) => index % of === part);
  const time = hastenTime(haste);
  const elsewhere = await startCoderd({ seed: "empty" });
  for (const cell of cells) appendFileSync(results, `${JSON.stringify(await play(cell, seed, elsewhere))}\n`);
  await elsewhere.stop();
  time.stop();
  process.exit(0);
}

void main();
