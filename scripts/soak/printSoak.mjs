import { say } from "../lib/say.mjs";
import { table } from "../lib/table.mjs";

/** The unit of what a window holds. */
const names = {
  heap: "heap, MiB",
  sockets: "sockets",
  timers: "timers",
  listeners: "listeners",
  records: "records on disk",
};

/** Fewer samples than this say nothing about thirds. */
const fewestSamples = 9;

/**
 * Prints what two windows did and held, each as a small plot from the beginning to the end.
 *
 * @param {{ windows: { trends: { what: string, plot: string, first: number, last: number, isFlat: boolean }[],
 *   samples: number, did: Record<string, number>, unended: number }[], died: number, sleeps: number, flaps: number }} result
 * @returns {boolean} whether all of it stayed as it was
 */
export function printSoak({ windows, died, sleeps, flaps }) {
  const rows = windows.flatMap(({ trends }, index) =>
    trends.map(({ what, plot, first, last, isFlat }) => [
      String(index + 1),
      names[what],
      plot,
      first,
      last,
      isFlat ? "flat" : "✘ grows",
    ]),
  );
  say(`\n${table(["window", "", "from the beginning to the end", "first third", "last third", ""], rows)}`);
  windows.forEach(({ did, unended, samples }, index) => {
    const all = Object.values(did).reduce((sum, count) => sum + count, 0);
    const each = Object.entries(did).map(([what, count]) => `${what} ${count}`);
    say(
      `\nWindow ${index + 1} did ${all} things (${each.join(", ")}), ${unended} did not end; ${samples} samples.`,
    );
  });
  say(`The network broke ${flaps} times, and the machine slept ${sleeps} times.`);
  if (died > 0) say("✘ A window died.");
  const isMeasured = windows.every(({ samples }) => samples >= fewestSamples);
  if (!isMeasured) say("✘ There are too few samples to compare.");
  const isFlat = windows.every(
    ({ trends, unended }) => unended === 0 && trends.every((trend) => trend.isFlat),
  );
  return isFlat && isMeasured && died === 0;
}
