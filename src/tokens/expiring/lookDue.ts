import { readdirSync } from "node:fs";
import path from "node:path";

/**
 * A folder inside the one that VS Code gives us, with one file per deployment, whose name ends in the day of
 * the last check.
 */
export const looksFolder = "expiryLooks";

/** Returns the day in the person's calendar. @returns for example `2026-11-29`. */
export function dayOf(now: Date): string {
  const two = (number: number) => String(number).padStart(2, "0");
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}

/**
 * Whether some deployment's tokens have not been checked today. Activation calls this, so it only looks for
 * files.
 * @param storage the folder that VS Code gives us, absolute.
 * @param today a day from `dayOf`.
 */
export function isLookDue(storage: string, today: string): boolean {
  try {
    return readdirSync(path.join(storage, looksFolder)).some((name) => !name.endsWith(`.${today}`));
  } catch {
    return false;
  }
}
