/**
 * @typedef {{ passed: number, failed: number, skipped: number, failures?: string[], unsteady?: string[] }} Counts how
 *   many tests passed, failed and were skipped, the full titles of those that failed, and of those that failed first and
 *   passed when their file was run once more
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
    unsteady: [...(some.unsteady ?? []), ...(others.unsteady ?? [])],
  };
}

/**
 * @param {Counts} counts of all stages together
 * @returns {string} the closing lines: what failed, by name, and the counts alone on the last line
 */
export function closingLines({ passed, failed, skipped, failures = [], unsteady = [] }) {
  const named = listed("Failed", "✘", failures) + listed("Passed at the second attempt only", "!", unsteady);
  return `${named}\n${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ""}`;
}

function listed(heading, mark, titles) {
  return titles.length === 0
    ? ""
    : `\n${heading}:\n${titles.map((title) => `  ${mark} ${title}\n`).join("")}`;
}
