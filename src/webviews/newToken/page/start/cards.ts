import { element, setAttribute, uniqueId } from "../../../page/dom";
import { icon } from "../../../page/icon";
import { marked, matches } from "../scopes/search";
import { pictureOf } from "./pictures";

/** Something that a token can be started from. */
export type CardChoice = {
  readonly start: string;
  readonly title: string;
  readonly purpose: string;
  /** What is searched, too. */
  readonly more: string;
};

export type CardGroup = { readonly title: string; readonly choices: readonly CardChoice[] };

/** The cards; at most one of them is marked. */
export type Cards = {
  readonly element: HTMLElement;
  readonly show: (groups: readonly CardGroup[], label: string) => void;
  /** Shows the cards that contain all the words, and marks the first one; without words, shows all and marks none. */
  readonly filter: (words: readonly string[]) => number;
  /** Marks the card in that direction. */
  readonly move: (key: string) => void;
  readonly markedStart: () => string | undefined;
};

type Card = { readonly choice: CardChoice; readonly element: HTMLElement; readonly title: HTMLElement };

/**
 * Creates the cards, as the list of a combobox.
 * @param input the combobox.
 * @param onChoose called with the `start` of the card that is pressed.
 */
export function cardList(input: HTMLInputElement, onChoose: (start: string) => void): Cards {
  const list = element("div", { role: "listbox", id: uniqueId("cards"), class: "card-list" });
  let cards: readonly Card[] = [];
  let current: Card | undefined;
  input.setAttribute("aria-controls", list.id);
  // The focus stays in the search.
  list.addEventListener("mousedown", (event) => event.preventDefault());

  const visible = () => cards.filter((card) => !card.element.hidden);
  function mark(card: Card | undefined): void {
    current = card;
    for (const one of cards) one.element.setAttribute("aria-selected", String(one === card));
    setAttribute(input, "aria-activedescendant", card?.element.id);
    card?.element.scrollIntoView({ block: "nearest" });
  }
  function make(choice: CardChoice): Card {
    const title = element("span", { class: "card-title" }, choice.title);
    const card = element(
      "div",
      { role: "option", id: uniqueId("card"), class: "card", "aria-selected": "false" },
      icon(pictureOf(choice.start)),
      element(
        "span",
        { class: "card-texts" },
        title,
        element("span", { class: "card-purpose" }, choice.purpose),
      ),
    );
    card.addEventListener("click", () => onChoose(choice.start));
    return { choice, element: card, title };
  }

  return {
    element: list,
    show: (groups, label) => {
      list.setAttribute("aria-label", label);
      const made = groups.map((group) => ({ group, own: group.choices.map(make) }));
      cards = made.flatMap(({ own }) => own);
      list.replaceChildren(
        ...made.map(({ group, own }) =>
          element(
            "div",
            { role: "group", "aria-label": group.title, class: "card-group" },
            element("div", { role: "presentation", class: "card-heading" }, group.title),
            ...own.map((card) => card.element),
          ),
        ),
      );
      mark(undefined);
    },
    filter: (words) => {
      for (const { choice, element: card, title } of cards) {
        card.hidden = !matches(`${choice.title} ${choice.purpose} ${choice.more}`, words);
        title.replaceChildren(...marked(choice.title, words));
      }
      for (const group of list.children)
        if (group instanceof HTMLElement) group.hidden = !group.querySelector(".card:not([hidden])");

      const left = visible();
      mark(words.length > 0 ? left[0] : undefined);
      return left.length;
    },
    move: (key) => mark(neighbour(visible(), current, key)),
    markedStart: () => current?.choice.start,
  };
}

/** The card beside, above or below another one as they are drawn; the first or the last one if there is none. */
function neighbour(cards: readonly Card[], from: Card | undefined, key: string): Card | undefined {
  if (from === undefined) return key === "ArrowUp" || key === "ArrowLeft" ? cards.at(-1) : cards[0];
  const index = cards.indexOf(from);
  if (key === "ArrowRight") return cards[index + 1] ?? cards[0];
  if (key === "ArrowLeft") return cards[index - 1] ?? cards.at(-1);
  const isDown = key === "ArrowDown";
  const { left, top } = from.element.getBoundingClientRect();
  const rows = cards
    .map((card) => ({ card, at: card.element.getBoundingClientRect() }))
    .filter(({ at }) => (isDown ? at.top > top : at.top < top))
    .sort(
      (one, other) =>
        Math.abs(one.at.top - top) - Math.abs(other.at.top - top) ||
        Math.abs(one.at.left - left) - Math.abs(other.at.left - left),
    );
  return rows[0]?.card ?? (isDown ? cards[0] : cards.at(-1));
}
