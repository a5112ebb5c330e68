import { formatLifetime } from "../../core/token/formatLifetime";
import { defaultLifetimeSeconds, lifetimeProblem, parseLifetime } from "../../core/token/lifetime";
import { readSetting } from "../../platform/settings";

/**
 * The lifetime that a new draft begins with: the person's setting, else a week, and never more than the deployment allows.
 * A setting that cannot be read counts as none; it never makes a token longer-lived than a week.
 * @param maximumSeconds the longest that the deployment allows, in seconds.
 * @returns as it is typed, such as `7d`.
 */
export function initialLifetime(maximumSeconds: number): string {
  // VS Code hands on whatever stands in the file of settings.
  const setting: unknown = readSetting("coderAccess.tokens.defaultLifetime");
  const chosen = parseLifetime(typeof setting === "string" ? setting : "");
  const isUsable = chosen.ok && lifetimeProblem(chosen.value) === undefined;
  return formatLifetime(Math.min(isUsable ? chosen.value : defaultLifetimeSeconds, maximumSeconds));
}
