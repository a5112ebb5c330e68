import { formatLifetime } from "../../core/token/formatLifetime";
import { defaultLifetimeSeconds, lifetimeProblem, parseLifetime } from "../../core/token/lifetime";
import { readSetting } from "../../platform/settings";

/**
 * Returns the lifetime that a new draft starts with: the person's setting, otherwise a week, and never more
 * than the deployment allows. An invalid setting counts as none; it never makes a token live longer than a
 * week.
 * @param maximumSeconds the deployment's limit, in seconds.
 * @returns the lifetime as typed, such as `7d`.
 */
export function initialLifetime(maximumSeconds: number): string {
  // VS Code returns whatever is in the settings file.
  const setting: unknown = readSetting("coderAccess.tokens.defaultLifetime");
  const chosen = parseLifetime(typeof setting === "string" ? setting : "");
  const isUsable = chosen.ok && lifetimeProblem(chosen.value) === undefined;
  return formatLifetime(Math.min(isUsable ? chosen.value : defaultLifetimeSeconds, maximumSeconds));
}
