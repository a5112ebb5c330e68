/**
 * Delays creating something until it is first needed, and creates it once.
 * @param make creates it; if it fails, the next call tries again.
 * @returns a function that returns the one result.
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
