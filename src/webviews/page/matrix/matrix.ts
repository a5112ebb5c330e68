import "./matrix.css";
import type { CellState, Matrix, MatrixCell } from "../../../presentation/matrix/matrix";
import { element, uniqueId } from "../dom";
import { gridKeys } from "./gridKeys";
import { cellStates, mark, type Seal, sealMark, sealOf, seals } from "./marks";
import type { MatrixStrings } from "./strings";

/** The matrix of a grant. */
export type MatrixView = {
  readonly element: HTMLElement;
  /** `undefined` removes it. */
  readonly show: (matrix: Matrix | undefined) => void;
};

/**
 * Creates the matrix: a table with a mark in each cell, which explains itself when hovered or focused. It is
 * one tab stop; the arrow keys move within it.
 * @param onOpen called with the scope that grants a cell, when the person presses the cell; absent if nothing
 * can be opened.
 */
export function matrixView(strings: MatrixStrings, onOpen?: (scope: string) => void): MatrixView {
  const box = element("div", { class: "matrix", hidden: true });
  let shown = "";

  function show(matrix: Matrix | undefined): void {
    const text = JSON.stringify(matrix ?? null);
    if (text === shown) return;
    shown = text;
    box.hidden = matrix === undefined;
    if (matrix === undefined) box.replaceChildren();
    else if (matrix.kind === "everything")
      box.replaceChildren(element("p", { class: "everything" }, matrix.sentence));
    else showTable(matrix);
  }

  function showTable(matrix: Extract<Matrix, { kind: "table" }>): void {
    const focused = box.contains(document.activeElement) ? document.activeElement : null;
    const before = box.querySelector<HTMLElement>("td[tabindex='0']")?.dataset["permission"];
    const why = element("p", { class: "why hint", id: uniqueId("why") }, strings.matrixHint);
    const table = tableOf(strings, matrix, onOpen !== undefined);
    box.replaceChildren(element("div", { class: "matrix-scroll" }, table), why, legendOf(strings, matrix));
    gridKeys(table, before);
    const cells = new Map(
      matrix.rows.flatMap(({ cells: row }) =>
        row.flatMap((cell) => (cell ? [[cell.permission, cell] as const] : [])),
      ),
    );
    const tell = ({ target }: Event): void => {
      const cell = cells.get(cellAt(target)?.dataset["permission"] ?? "");
      if (cell) {
        why.replaceChildren(
          element("span", { class: "code" }, cell.permission),
          ` ${sentences(strings, cell)}`,
        );
      }
    };
    table.addEventListener("focusin", tell);
    table.addEventListener("pointerover", tell);
    const open = (event: Event): void => {
      const scope = cells.get(cellAt(event.target)?.dataset["permission"] ?? "")?.scope;
      if (scope === undefined || onOpen === undefined) return;
      event.preventDefault();
      onOpen(scope);
    };
    table.addEventListener("click", open);
    table.addEventListener("keydown", (event) => {
      if (event.key === "Enter" || event.key === " ") open(event);
    });
    if (focused) table.querySelector<HTMLElement>("td[tabindex='0']")?.focus();
  }

  return { element: box, show };
}

function cellAt(target: EventTarget | null): HTMLElement | null {
  return target instanceof Element ? target.closest<HTMLElement>("td[data-permission]") : null;
}

function tableOf(
  strings: MatrixStrings,
  { actions, rows }: Extract<Matrix, { kind: "table" }>,
  opens: boolean,
): HTMLTableElement {
  return element(
    "table",
    { role: "grid", "aria-label": strings.matrix, "aria-readonly": "true" },
    element(
      "thead",
      {},
      element(
        "tr",
        {},
        element("td", {}),
        ...actions.map((action) => element("th", { scope: "col" }, element("span", {}, action))),
      ),
    ),
    element(
      "tbody",
      {},
      ...rows.map(({ title, cells }) =>
        element(
          "tr",
          {},
          element("th", { scope: "row" }, title),
          ...cells.map((cell) => (cell ? cellOf(strings, cell, opens) : element("td", { class: "none" }))),
        ),
      ),
    ),
  );
}

function cellOf(strings: MatrixStrings, cell: MatrixCell, opens: boolean): HTMLElement {
  const { state, permission, scope, proof } = cell;
  return element(
    "td",
    {
      tabindex: "-1",
      class: [
        `cell-${state}`,
        opens && scope !== undefined ? "opens" : "",
        proof && sealOf(proof) === "disproved" ? "alarm" : "",
      ]
        .filter(Boolean)
        .join(" "),
      "data-permission": permission,
    },
    mark(state),
    proof && sealMark(sealOf(proof)),
    element("span", { class: "heard-only" }, sentences(strings, cell)),
  );
}

/** Describes a cell in words: its state, the reason, and the proof. */
function sentences(strings: MatrixStrings, { state, reason, proof }: MatrixCell): string {
  const word = strings[state];
  const said = `${word.charAt(0).toUpperCase()}${word.slice(1)}. ${reason}`;
  if (proof === undefined) return said;
  // If the request itself is known to fail, only the permission was asked about.
  const isInPrinciple = state === "server" && proof === "yes";
  return `${said} ${isInPrinciple ? strings.allowedInPrinciple : strings.answers[proof]}`;
}

function legendOf(strings: MatrixStrings, { rows }: Extract<Matrix, { kind: "table" }>): HTMLElement {
  const cells = rows.flatMap((row) => row.cells).filter((cell) => cell !== null);
  const line = (name: CellState | Seal, picture: Element) =>
    element("li", {}, picture, element("span", {}, strings[name]));
  return element(
    "ul",
    { class: "legend", "aria-label": strings.matrixLegend },
    ...cellStates
      .filter((name) => cells.some(({ state }) => state === name))
      .map((name) => line(name, mark(name))),
    ...seals
      .filter((name) => cells.some(({ proof }) => proof && sealOf(proof) === name))
      .map((name) => line(name, sealMark(name))),
  );
}
