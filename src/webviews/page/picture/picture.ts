import "./picture.css";
import chevronPicture from "@vscode/codicons/src/icons/chevron-right.svg";
import {
  isTold,
  type Picture,
  type PictureAction,
  type PictureKind,
} from "../../../presentation/picture/picture";
import { announce } from "../announce";
import { button } from "../button";
import { element, uniqueId } from "../dom";
import { icon } from "../icon";
import { statusLine } from "../statusLine";
import { fill } from "../strings";
import { explain, isSaid, isVerified, lookMark, lookOf, verifiedMark } from "./looks";
import type { PictureStrings } from "./strings";
import { wordKeys } from "./wordKeys";

/** The picture of a grant, in words. */
export type PictureView = {
  readonly element: HTMLElement;
  /** `undefined` removes it. */
  readonly show: (picture: Picture | undefined) => void;
};

/**
 * Creates the picture: for each kind of resource what is granted on it, then, quietly, what is not. A granted
 * word is a button that unfolds the reason below its line. All words are one tab stop; the arrow keys move
 * between them.
 * @param onOpen called with the scope that grants an action, when the person wants to see it; absent if
 * nothing can be opened.
 */
export function pictureView(strings: PictureStrings, onOpen?: (scope: string) => void): PictureView {
  const box = element("div", { class: "picture", hidden: true });
  let shown = "";
  /** The permission whose reason is unfolded. */
  let unfolded: string | undefined;

  function show(picture: Picture | undefined): void {
    const text = JSON.stringify(picture ?? null);
    if (text === shown) return;
    shown = text;
    box.hidden = picture === undefined;
    if (picture === undefined) box.replaceChildren();
    else if (picture.kind === "everything") box.replaceChildren(statusLine("danger", picture.sentence));
    else showKinds(picture);
  }

  function showKinds({ kinds, unknown }: Extract<Picture, { kind: "kinds" }>): void {
    const focused = box.contains(document.activeElement) ? document.activeElement : null;
    const before = box.querySelector<HTMLElement>("button.word[tabindex='0']")?.dataset["permission"];
    const isOpen = box.querySelector("details")?.open === true;
    const told = kinds.filter(({ actions }) => actions.some(isTold));
    const others = kinds.filter((kind) => !told.includes(kind));
    const list = element("ul", { class: "kinds", "aria-label": strings.picture }, ...told.map(kindOf));
    box.replaceChildren(
      ...(told.length === 0 ? [] : [list]),
      ...(unknown === undefined ? [] : [statusLine("warning", unknown)]),
      ...rest(others, isOpen),
    );
    wordKeys(list, before);
    if (focused) list.querySelector<HTMLElement>("button.word[tabindex='0']")?.focus();
  }

  function kindOf({ title, limit, actions }: PictureKind): HTMLElement {
    const heading = element("h3", { id: uniqueId("kind") }, title);
    const reach = limit === undefined ? undefined : element("span", { id: uniqueId("limit") }, limit);
    const why = element("div", { class: "why", id: uniqueId("why"), hidden: true });
    const words = element(
      "ul",
      { class: "words", "aria-labelledby": [heading.id, reach?.id].filter(Boolean).join(" ") },
      ...actions.map((action) => element("li", {}, isTold(action) ? pressable(action, why) : quiet(action))),
    );
    return element("li", { class: "kind" }, element("div", { class: "head" }, heading, reach), words, why);
  }

  function pressable(action: PictureAction, why: HTMLElement): HTMLElement {
    const word = element(
      "button",
      {
        type: "button",
        class: `word ${lookOf(action)}`,
        "data-permission": action.permission,
        "aria-controls": why.id,
        "aria-expanded": "false",
      },
      ...contentOf(strings, action),
    );
    word.addEventListener("click", () => {
      const opens = word.getAttribute("aria-expanded") !== "true";
      for (const other of box.querySelectorAll("button.word")) other.setAttribute("aria-expanded", "false");
      for (const other of box.querySelectorAll<HTMLElement>(".why")) other.hidden = true;
      unfolded = opens ? action.permission : undefined;
      if (!opens) return;
      unfold(word, action, why);
      announce(explain(strings, action));
    });
    if (unfolded === action.permission) unfold(word, action, why);
    return word;
  }

  function unfold(word: HTMLElement, action: PictureAction, why: HTMLElement): void {
    const { permission, scope } = action;
    word.setAttribute("aria-expanded", "true");
    why.hidden = false;
    why.replaceChildren(
      element("p", {}, element("span", { class: "code" }, permission), ` ${explain(strings, action)}`),
      ...(scope === undefined || onOpen === undefined
        ? []
        : [button({ label: strings.showScope, look: "link", onPress: () => onOpen(scope) })]),
    );
  }

  function quiet(action: PictureAction): HTMLElement {
    return element("span", { class: "word no" }, ...contentOf(strings, action));
  }

  /** Kinds on which nothing is granted: one line, below which are the server's denials, if it was asked. */
  function rest(others: readonly PictureKind[], isOpen: boolean): HTMLElement[] {
    if (others.length === 0) return [];
    const line = fill(strings.noAccess, others.map(({ title }) => title).join(", "));
    const isAsked = others.some(({ actions }) => actions.some(isVerified));
    if (!isAsked) return [element("p", { class: "hint" }, line)];
    const fold = element(
      "details",
      {},
      element("summary", { class: "hint" }, icon(chevronPicture), element("span", {}, line)),
      element("ul", { class: "kinds", "aria-label": strings.looks.no }, ...others.map(kindOf)),
    );
    fold.open = isOpen;
    return [fold];
  }

  return { element: box, show };
}

/** The icon, the word, and the state: in a word if the icon alone would not say it, otherwise only heard. */
function contentOf(strings: PictureStrings, action: PictureAction): (Node | undefined)[] {
  const look = lookOf(action);
  const isConfirmed = isVerified(action);
  return [
    lookMark(look),
    element("span", {}, action.word),
    element("span", { class: isSaid(look) ? "note" : "heard-only" }, strings.looks[look]),
    isConfirmed ? verifiedMark() : undefined,
    isConfirmed ? element("span", { class: "heard-only" }, strings.verified) : undefined,
  ];
}
