import { Secret } from "../../src/core/token/secret";

/**
 * A copy of a value with each secret in it as its text, for deep comparisons, which take any two secrets for the same.
 * @param value plain data, lists and secrets.
 */
export function plain(value: unknown): unknown {
  if (value instanceof Secret) return value.expose();
  if (Array.isArray(value)) return value.map(plain);
  if (typeof value !== "object" || value === null || Object.getPrototypeOf(value) !== Object.prototype)
    return value;

  return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, plain(each)]));
}
