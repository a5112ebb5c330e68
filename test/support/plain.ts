import { Secret } from "../../src/core/token/secret";

/**
 * Copies a value with each secret replaced by its text, for deep comparisons, which consider any two secrets
 * equal.
 * @param value plain data, lists and secrets.
 */
export function plain(value: unknown): unknown {
  if (value instanceof Secret) return value.expose();
  if (Array.isArray(value)) return value.map(plain);
  if (typeof value !== "object" || value === null || Object.getPrototypeOf(value) !== Object.prototype)
    return value;

  return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, plain(each)]));
}
