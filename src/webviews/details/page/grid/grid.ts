import "./grid.css";
import { actionWord, sortActions } from "../../../../presentation/picture/actionWords";
import type { Picture, PictureAction, PictureKind } from "../../../../presentation/picture/picture";
import { element, uniqueId } from "../../../page/dom";
import {
  explain,
  isVerified,
  type Look,
  lookMark,
  lookOf,
  looks,
  verifiedMark,
} from "../../../page/picture/looks";
import { gridKeys } from "./gridKeys";
import type { GridStrings } from "./strings";

/** What was verified, as a table. */
export type GridView = {
  readonly element: HTMLElement;
  /** `undefined` removes it, and so does what is not a table. */
  readonly show: (picture: Picture | undefined) => void;
};

type Kinds = readonly PictureKind[];

/**
 * Creates the table of what a token can do on each kind of resource, expected beside verified, for pages wide
 * enough. A cell explains itself when it is focused. It is one tab stop; the arrow keys move within it.
 */
export function gridView(strings: GridStrings): GridView {
  const box = element("div", { class: "grid", hidden: true });
  let shown = "";

  function show(picture: Picture | undefined): void {
    const text = JSON.stringify(picture ?? null);
    if (text === shown) return;
    shown = text;
    box.hidden = picture?.kind !== "kinds";
    if (picture?.kind === "kinds") showTable(picture.kinds);
    else box.replaceChildren();
  }

  function showTable(kinds: Kinds): void {
    const focused = box.contains(document.activeElement) ? document.activeElement : null;
    const before = box.querySelector<HTMLElement>("td[tabindex='0']")?.dataset["permission"];
    const why = element("p", { class: "why hint", id: uniqueId("why") }, strings.gridHint);
    const table = tableOf(strings, kinds);
    box.replaceChildren(element("div", { class: "grid-scroll" }, table), legendOf(strings, kinds), why);
    gridKeys(table, before);
    const actions = new Map(
      kinds.flatMap((kind) => kind.actions.map((action) => [action.permission, action] as const)),
    );
    table.addEventListener("focusin", ({ target }) => {
      const cell = target instanceof HTMLElement ? target.dataset["permission"] : undefined;
      const action = actions.get(cell ?? "");
      if (action) {
        why.replaceChildren(
          element("span", { class: "code" }, action.permission),
          ` ${explain(strings, action)}`,
        );
      }
    });
    if (focused) table.querySelector<HTMLElement>("td[tabindex='0']")?.focus();
  }

  return { element: box, show };
}

function actionOf({ permission }: PictureAction): string {
  return permission.slice(permission.indexOf(":") + 1);
}

function tableOf(strings: GridStrings, kinds: Kinds): HTMLTableElement {
  const columns = sortActions([...new Set(kinds.flatMap(({ actions }) => actions.map(actionOf)))]);
  const head = columns.map((action) => element("th", { scope: "col" }, actionWord(action)));
  const rowOf = ({ title, actions }: PictureKind) =>
    element(
      "tr",
      {},
      element("th", { scope: "row" }, title),
      ...columns.map((column) => {
        const action = actions.find((one) => actionOf(one) === column);
        return action ? cellOf(strings, action) : element("td", { class: "none" });
      }),
    );
  return element(
    "table",
    { role: "grid", "aria-label": strings.picture, "aria-readonly": "true" },
    element("thead", {}, element("tr", {}, element("td", {}), ...head)),
    element("tbody", {}, ...kinds.map(rowOf)),
  );
}

function cellOf(strings: GridStrings, action: PictureAction): HTMLElement {
  const look = lookOf(action);
  return element(
    "td",
    {
      tabindex: "-1",
      class: look === "more" || look === "less" ? "alarm" : undefined,
      "data-permission": action.permission,
    },
    lookMark(look),
    isVerified(action) ? verifiedMark() : undefined,
    element(
      "span",
      { class: "heard-only" },
      `${capitalized(strings.looks[look])}. ${explain(strings, action)}`,
    ),
  );
}

function legendOf(strings: GridStrings, kinds: Kinds): HTMLElement {
  const actions = kinds.flatMap((kind) => kind.actions);
  const line = (words: string, picture: Element) => element("li", {}, picture, element("span", {}, words));
  const used = (look: Look) => actions.some((action) => lookOf(action) === look);
  return element(
    "ul",
    { class: "legend", "aria-label": strings.gridLegend },
    ...looks.filter(used).map((look) => line(strings.looks[look], lookMark(look))),
    actions.some(isVerified) ? line(strings.verified, verifiedMark()) : undefined,
  );
}

function capitalized(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}`;
}
