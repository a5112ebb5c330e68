/**
 * Formats rows under headings, with numbers aligned to the right.
 *
 * @param {string[]} headings
 * @param {(string | number)[][]} rows numbers are shown with two decimal places
 * @returns {string}
 */
export function table(headings, rows) {
  const cells = [headings, ...rows].map((row) =>
    row.map((cell) => (typeof cell === "number" ? cell.toFixed(2) : cell)),
  );
  const isNumber = headings.map((_, column) => rows.every((row) => typeof row[column] === "number"));
  const widths = headings.map((_, column) => Math.max(...cells.map((row) => row[column].length)));
  const line = (row) =>
    row
      .map((cell, column) => (isNumber[column] ? cell.padStart(widths[column]) : cell.padEnd(widths[column])))
      .join("  ")
      .trimEnd();
  return [
    line(cells[0]),
    widths.map((width) => "─".repeat(width)).join("  "),
    ...cells.slice(1).map(line),
  ].join("\n");
}
