import type { FoundResource } from "../../../../drafting/things/thing";
import { element, setAttribute, uniqueId } from "../../../page/dom";

/** A choice: a resource, or the whole kind. */
export type Offer = { readonly found: FoundResource; readonly isAll: boolean };

/** The list below a field; at most one of its rows is marked. */
export type OfferList = {
  readonly element: HTMLElement;
  readonly show: (offers: readonly Offer[], note: string | undefined) => void;
  readonly hide: () => void;
  readonly isOpen: () => boolean;
  /** Marks a row; -1 marks none. */
  readonly mark: (index: number) => void;
  /** Marks the next or the previous row, wrapping around at the ends. */
  readonly move: (by: 1 | -1) => void;
  readonly marked: () => Offer | undefined;
  /** Sets the accessible name of the list. */
  readonly name: (label: string) => void;
};

/**
 * Creates the list of a combobox, with a line below for what it leaves out.
 * @param input the combobox.
 * @param onPress called with the row that was pressed.
 */
export function offerList(input: HTMLInputElement, onPress: (offer: Offer) => void): OfferList {
  const list = element("ul", { role: "listbox", id: uniqueId("found") });
  const note = element("p", { class: "note" });
  const popup = element("div", { class: "found", hidden: true }, list, note);
  let shown: readonly Offer[] = [];
  let marked = -1;

  function mark(index: number): void {
    marked = index;
    for (const [place, row] of [...list.children].entries()) {
      row.setAttribute("aria-selected", String(place === index));
      if (place === index) row.scrollIntoView({ block: "nearest" });
    }
    setAttribute(input, "aria-activedescendant", list.children[index]?.id);
  }
  // Pressing the list must not take the focus from the field, which would close the list first.
  popup.addEventListener("mousedown", (event) => event.preventDefault());
  list.addEventListener("click", ({ target }) => {
    const row = target instanceof Element ? target.closest("li") : null;
    const pressed = row ? shown[[...list.children].indexOf(row)] : undefined;
    if (pressed) onPress(pressed);
  });
  input.setAttribute("aria-controls", list.id);

  return {
    element: popup,
    show: (offers, sentence) => {
      shown = offers;
      list.replaceChildren(...offers.map(option));
      list.hidden = offers.length === 0;
      note.replaceChildren(sentence ?? "");
      note.hidden = sentence === undefined;
      popup.hidden = list.hidden && note.hidden;
      setAttribute(input, "aria-expanded", String(!list.hidden));
      mark(-1);
    },
    hide: () => {
      popup.hidden = true;
      if (input.hasAttribute("aria-expanded")) input.setAttribute("aria-expanded", "false");
      mark(-1);
    },
    isOpen: () => !popup.hidden,
    mark,
    move: (by) => {
      const count = shown.length;
      if (count > 0) mark((Math.max(marked, by === 1 ? -1 : 0) + by + count) % count);
    },
    marked: () => (popup.hidden ? undefined : shown[marked]),
    name: (label) => list.setAttribute("aria-label", label),
  };
}

function option({ found: { name, detail, entry }, isAll }: Offer): HTMLElement {
  return element(
    "li",
    {
      role: "option",
      id: uniqueId("thing"),
      "aria-selected": "false",
      title: entry,
      class: isAll ? "all" : undefined,
    },
    element("span", {}, name),
    detail === "" ? undefined : element("span", { class: "detail" }, detail),
  );
}
