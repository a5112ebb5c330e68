import type { Workspace } from "../../coder/api/workspaces";

const minute = 60_000;
const hour = 60 * minute;

/**
 * The server accepts no deadline nearer than that (400, seen on v2.35.1), in ms; plus a minute for the
 * request.
 */
const nearest = 30 * minute;
const onTheWay = minute;

/** The extensions offered with one click, in hours. */
const hoursOffered = [1, 2, 4] as const;

/** A later time at which a workspace stops. */
export type Extension = {
  readonly deadline: Date;
  /** By how many hours it is later; undefined for as late as possible. */
  readonly hours: number | undefined;
};

/**
 * Returns the later times to offer for a running workspace with a deadline.
 * @param build the workspace's latest build.
 * @param now the time at the deployment.
 * @returns from the nearest to the latest; empty if it is as late as possible already.
 */
export function extensionsOf(
  { deadline, maxDeadline }: Pick<Workspace["latestBuild"], "deadline" | "maxDeadline">,
  now: Date,
): readonly Extension[] {
  if (!deadline) return [];
  const from = Math.max(+deadline, +now);
  const within = (hours: number) => maxDeadline === undefined || from + hours * hour <= +maxDeadline;
  const offered = hoursOffered
    .filter(within)
    .map((hours): Extension => ({ hours, deadline: new Date(from + hours * hour) }));
  const isMore = maxDeadline !== undefined && +maxDeadline > +(offered.at(-1)?.deadline ?? deadline);
  return isMore && +maxDeadline >= +now + nearest
    ? [...offered, { hours: undefined, deadline: maxDeadline }]
    : offered;
}

/** Why a time cannot be a workspace's deadline. */
export type DeadlineFault = { readonly kind: "tooNear" | "tooLate"; readonly limit: Date };

/**
 * Checks a time that the person chose.
 * @returns undefined if the server accepts it.
 */
export function deadlineFault(
  deadline: Date,
  { maxDeadline }: Pick<Workspace["latestBuild"], "maxDeadline">,
  now: Date,
): DeadlineFault | undefined {
  const soonest = new Date(+now + nearest + onTheWay);
  if (deadline < soonest) return { kind: "tooNear", limit: soonest };
  if (maxDeadline !== undefined && deadline > maxDeadline) return { kind: "tooLate", limit: maxDeadline };
  return undefined;
}

/**
 * Parses when a workspace should stop: a time of day such as `18:30`, meaning its next occurrence, or a date
 * with a time.
 * @param text the text as typed, in this machine's time zone.
 * @param now the time at the deployment.
 * @returns undefined for anything else.
 */
export function readDeadline(text: string, now: Date): Date | undefined {
  const typed = text.trim();
  const [, year, month, day, hours = "", minutes = ""] =
    /^(?:(\d{4})-(\d{1,2})-(\d{1,2})[ T]+)?(\d{1,2}):(\d{2})$/.exec(typed) ?? [];
  if (hours === "" || Number(hours) > 23 || Number(minutes) > 59) return undefined;
  const time = new Date(now);
  if (year !== undefined) {
    time.setFullYear(Number(year), Number(month) - 1, Number(day));
    if (time.getMonth() !== Number(month) - 1 || time.getDate() !== Number(day)) return undefined;
  }
  time.setHours(Number(hours), Number(minutes), 0, 0);
  if (year === undefined && time <= now) time.setDate(time.getDate() + 1);
  return time;
}
