/**
 * Delays making something until it is first asked for, and makes it once.
 * @param make makes it; if it fails, the next call tries again.
 * @returns a function that gives the one result.
 */
export function lazy<T>(make: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | undefined;
  return () => {
    made ??= make().catch((error: unknown) => {
      made = undefined;
      throw error;
    });
    return made;
  };
}
