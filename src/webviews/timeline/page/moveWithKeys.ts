const page = 10;

/**
 * Makes the rows one tab stop, and lets the arrow keys move between them, across all groups.
 * @param body contains the rows.
 * @param focused the ID of the row that had the focus before the page was redrawn.
 */
export function moveWithKeys(body: HTMLElement, focused: string | undefined): void {
  const rows = [...body.querySelectorAll<HTMLElement>(".row")];
  const before = rows.find(({ dataset }) => dataset["id"] === focused);
  let current = before ?? rows[0];
  if (current) current.tabIndex = 0;
  before?.focus();

  body.addEventListener("focusin", ({ target }) => {
    const row = rows.find((one) => one === target);
    if (!row || row === current) return;
    if (current) current.tabIndex = -1;
    row.tabIndex = 0;
    current = row;
  });
  body.addEventListener("keydown", (event) => {
    const place = rows.findIndex((row) => row === document.activeElement);
    const wanted = placeFor(event.key, place, rows.length);
    if (place < 0 || wanted === undefined) return;
    event.preventDefault();
    rows[Math.min(rows.length - 1, Math.max(0, wanted))]?.focus();
  });
}

function placeFor(key: string, place: number, count: number): number | undefined {
  switch (key) {
    case "ArrowDown":
      return place + 1;
    case "ArrowUp":
      return place - 1;
    case "PageDown":
      return place + page;
    case "PageUp":
      return place - page;
    case "Home":
      return 0;
    case "End":
      return count - 1;
    default:
      return undefined;
  }
}
