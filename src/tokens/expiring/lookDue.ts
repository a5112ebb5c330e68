import { readdirSync } from "node:fs";
import path from "node:path";

/** Below the folder that VS Code gives us: one file a deployment, whose name ends in the day of the last look. */
export const looksFolder = "expiryLooks";

/** The day in the person's calendar. @returns for example `2026-11-29`. */
export function dayOf(now: Date): string {
  const two = (number: number) => String(number).padStart(2, "0");
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}

/**
 * Whether the tokens of some deployment were not looked at today. It is asked at activation, so it only looks for files.
 * @param storage the folder that VS Code gives us, absolute.
 * @param today as `dayOf` gives it.
 */
export function isLookDue(storage: string, today: string): boolean {
  try {
    return readdirSync(path.join(storage, looksFolder)).some((name) => !name.endsWith(`.${today}`));
  } catch {
    return false;
  }
}
