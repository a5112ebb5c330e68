/** A value, or one plain sentence that explains why there is none. */
export type Result<T> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: string };

/** Wraps a value. Never fails. */
export function success<T>(value: T): Result<T> {
  return { ok: true, value };
}

/** Wraps the sentence that explains what went wrong. Never fails. */
export function failure<T>(error: string): Result<T> {
  return { ok: false, error };
}
