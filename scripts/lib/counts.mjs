/**
 * @typedef {{ passed: number, failed: number, skipped: number, failures?: string[] }} Counts how many tests
 *   passed, failed and were skipped, and the full titles of those that failed
 */

/** @type {Counts} */
export const nothingRun = { passed: 0, failed: 0, skipped: 0 };

/**
 * @param {Counts} some
 * @param {Counts} others
 * @returns {Counts} both together
 */
export function addCounts(some, others) {
  return {
    passed: some.passed + others.passed,
    failed: some.failed + others.failed,
    skipped: some.skipped + others.skipped,
    failures: [...(some.failures ?? []), ...(others.failures ?? [])],
  };
}

/**
 * @param {Counts} counts of all stages together
 * @returns {string} the closing lines: what failed, by name, and the counts alone on the last line
 */
export function closingLines({ passed, failed, skipped, failures = [] }) {
  const named =
    failures.length === 0 ? "" : `\nFailed:\n${failures.map((title) => `  ✘ ${title}\n`).join("")}`;
  return `${named}\n${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ""}`;
}
