type Step = readonly [rows: number, columns: number];

const steps: Readonly<Record<string, Step>> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
};

/**
 * Lets the arrow keys, Home and End move over the focusable cells of a table, skipping the others.
 * @param table its body contains the cells.
 * @param first the `data-permission` of the cell that Tab reaches; the first cell if absent.
 */
export function gridKeys(table: HTMLTableElement, first: string | undefined): void {
  const rows = [...table.tBodies].flatMap((body) => [...body.rows]).map((row) => [...row.cells]);
  const isStop = (cell: HTMLElement | undefined): cell is HTMLElement =>
    cell?.hasAttribute("tabindex") ?? false;
  const stops = rows.flat().filter(isStop);

  function reach(cell: HTMLElement): void {
    for (const stop of stops) stop.tabIndex = stop === cell ? 0 : -1;
  }
  function next(row: number, column: number, [down, right]: Step): HTMLElement | undefined {
    let [y, x] = [row + down, column + right];
    while (rows[y]?.[x] !== undefined && !isStop(rows[y]?.[x])) [y, x] = [y + down, x + right];
    const found = rows[y]?.[x];
    return isStop(found) ? found : undefined;
  }

  const start = stops.find((stop) => stop.dataset["permission"] === first) ?? stops[0];
  if (start) reach(start);
  table.addEventListener("focusin", ({ target }) => {
    if (target instanceof HTMLTableCellElement && isStop(target)) reach(target);
  });
  table.addEventListener("keydown", (event) => {
    const row = rows.findIndex((cells) => cells.some((cell) => cell === event.target));
    const column = rows[row]?.findIndex((cell) => cell === event.target) ?? -1;
    if (column < 0) return;
    const line = event.ctrlKey ? stops : (rows[row] ?? []).filter(isStop);
    const step = steps[event.key];
    const target =
      event.key === "Home" ? line[0] : event.key === "End" ? line.at(-1) : step && next(row, column, step);
    if (step === undefined && event.key !== "Home" && event.key !== "End") return;
    event.preventDefault();
    target?.focus();
  });
}
