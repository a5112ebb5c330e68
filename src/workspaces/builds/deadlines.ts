import type { Workspace } from "../../coder/api/workspaces";

const minute = 60_000;
const hour = 60 * minute;

/** The server takes no deadline nearer than that (400, seen on v2.35.1), in ms; and a minute for the way there. */
const nearest = 30 * minute;
const onTheWay = minute;

/** By how many hours the time can be extended with one press. */
const hoursOffered = [1, 2, 4] as const;

/** A later time at which a workspace stops. */
export type Extension = {
  readonly deadline: Date;
  /** By how many hours it is later; undefined for as late as possible. */
  readonly hours: number | undefined;
};

/**
 * The later times that are offered for a workspace that runs and has a time at which it stops.
 * @param build the workspace's last build.
 * @param now the time at the deployment.
 * @returns from the nearest to the latest; none when it is as late as possible already.
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

/** Why a time cannot be the one at which a workspace stops. */
export type DeadlineFault = { readonly kind: "tooNear" | "tooLate"; readonly limit: Date };

/**
 * Looks at a time that the person chose.
 * @returns undefined when the server takes it.
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
 * Reads when a workspace shall stop: a time of day such as `18:30`, which is the next one, or a date with one.
 * @param text as it was typed, in this machine's time zone.
 * @param now the time at the deployment.
 * @returns undefined for what is no such time.
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
