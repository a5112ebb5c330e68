import * as l10n from "@vscode/l10n";
import { type Distance, distance, trueFor } from "./calendar";

const day = 24 * 3_600_000;

/** There is place for "47 h" where other texts say "tomorrow". */
const hoursBelow = 2 * day;

/**
 * Formats how much time is left, in very few characters: the number that {@link distance} counts.
 * @param time the end.
 * @param now the time to compare with.
 * @returns for example "23 h", "59 d", "10 mo", "98 y"; "0 min" from the end on.
 */
export function timeLeft(time: Date, now: Date): string {
  return inWords(distance(time < now ? now : time, now, hoursBelow));
}

/**
 * Formats how long ago something was, in very few characters: the number that {@link distance} counts.
 * @param time a time that has passed.
 * @param now the time to compare with.
 */
export function timeSince(time: Date, now: Date): string {
  return inWords(distance(time > now ? now : time, now, hoursBelow));
}

/**
 * Returns how long {@link timeLeft} stays true, in ms, more than 0.
 * @param time the end.
 * @param now the time to compare with.
 */
export function timeLeftLasts(time: Date, now: Date): number {
  return time <= now ? day : trueFor(time, now, hoursBelow);
}

function inWords(away: Distance): string {
  const args = [away.unit === "now" ? 0 : Math.abs(away.count)];
  switch (away.unit) {
    case "now":
    case "minute":
      return l10n.t({ message: "{0} min", args, comment: ["Minutes that are left, in a very narrow row"] });
    case "hour":
      return l10n.t({ message: "{0} h", args, comment: ["Hours that are left, in a very narrow row"] });
    case "day":
      return l10n.t({ message: "{0} d", args, comment: ["Days that are left, in a very narrow row"] });
    case "month":
      return l10n.t({ message: "{0} mo", args, comment: ["Months that are left, in a very narrow row"] });
    case "year":
      return l10n.t({ message: "{0} y", args, comment: ["Years that are left, in a very narrow row"] });
  }
}
