import type { Build, BuildLine } from "./model";

/** A line of a build's log with the time at which it was printed. */
export interface PrintedLine extends BuildLine {
  readonly id: number;
  readonly time: Date;
}

/** If a build ends only when cancelled, its lines are timed as in a build of this length (milliseconds). */
const lengthOfEndless = 4000;

/**
 * The output of the build so far. A cancelled one ends with its `Cleaning Up`, one that never ran has none.
 */
export function buildLog(build: Build, now: Date): PrintedLine[] {
  const { canceledAt, completesAt, firstLogId, log, startsAt } = build;
  if (startsAt === undefined) return [];
  const length = build.duration === Infinity ? lengthOfEndless : build.duration;
  return log
    .map((line, index) => {
      const due = new Date(startsAt.getTime() + length * line.at);
      const isLast = index === log.length - 1;
      const early = completesAt < due || build.duration === Infinity;
      return { ...line, id: firstLogId + index, time: isLast && early ? completesAt : due, isLast };
    })
    .filter(({ isLast, time }) => time <= now && (canceledAt === undefined || isLast || time <= canceledAt));
}
