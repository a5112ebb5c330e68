import chevronPicture from "@vscode/codicons/src/icons/chevron-right.svg";
import searchPicture from "@vscode/codicons/src/icons/search.svg";
import { customStart } from "../../../../drafting/draft/customStart";
import type { FormSetup } from "../../../../drafting/draft/formSetup";
import { announce } from "../../../page/announce";
import { button } from "../../../page/button";
import { element, uniqueId } from "../../../page/dom";
import { inputBox } from "../../../page/field";
import { icon } from "../../../page/icon";
import { fill } from "../../../page/strings";
import { textInput } from "../../../page/textInput";
import type { NewTokenStrings } from "../common/strings";
import { wordsOf } from "../scopes/search";
import { cardList } from "./cards";

/** The question what a token is for, with everything it can be started from. */
export type Chooser = {
  readonly element: HTMLElement;
  /** Shows the recipes, and moves the focus to the search. */
  readonly open: () => void;
};

type ChooserActions = {
  /** Called with the `start` that the person chooses. */
  readonly onChoose: (start: string) => void;
  /** Called when they want to leave what was chosen before as it is. */
  readonly onLeave: () => void;
};

const arrows = ["ArrowDown", "ArrowUp", "ArrowLeft", "ArrowRight"];

/** Creates the question: a search over cards, which is used like a combobox. */
export function chooser(
  strings: NewTokenStrings,
  { recipes, tokens, withheld }: Pick<FormSetup, "recipes" | "tokens" | "withheld">,
  { onChoose, onLeave }: ChooserActions,
): Chooser {
  const input = textInput({ type: "search", onInput: search });
  input.id = uniqueId("start");
  for (const [name, value] of Object.entries({
    role: "combobox",
    "aria-expanded": "true",
    "aria-autocomplete": "list",
  }))
    input.setAttribute(name, value);
  const cards = cardList(input, onChoose);
  const nothing = element("p", { class: "hint", hidden: true }, strings.noStartMatches);
  const box = inputBox(input);
  box.prepend(icon(searchPicture));
  let isCopying = false;

  const copy = button({ label: strings.copyToken, look: "link", onPress: () => offer(!isCopying) });
  copy.hidden = tokens.length === 0;
  const custom = button({ label: strings.chooseCustom, look: "link", onPress: () => onChoose(customStart) });
  const unavailable = withheld.length === 0 ? undefined : withheldList(strings, withheld);

  function offer(copying: boolean): void {
    isCopying = copying;
    copy.querySelector("span")?.replaceChildren(copying ? strings.backToRecipes : strings.copyToken);
    input.placeholder = copying ? strings.searchTokens : strings.searchRecipes;
    if (unavailable) unavailable.hidden = copying;
    cards.show(
      copying
        ? [
            {
              title: strings.startTokens,
              choices: tokens.map(({ start, name, summary }) => ({
                start,
                title: name,
                purpose: summary,
                more: "",
              })),
            },
          ]
        : recipes.map((group) => ({
            title: group.title,
            choices: group.recipes.map(({ reason, ...recipe }) => ({
              ...recipe,
              more: `${reason} ${group.title}`,
            })),
          })),
      copying ? strings.startTokens : strings.startFrom,
    );
    empty();
    input.focus();
  }
  function search(text: string): void {
    const words = wordsOf(text);
    const found = cards.filter(words);
    nothing.hidden = found > 0;
    if (words.length > 0) announce(found === 0 ? strings.noStartMatches : fill(strings.foundCount, found));
  }
  function empty(): void {
    input.value = "";
    search("");
  }
  input.addEventListener("keydown", (event) => {
    if (event.isComposing) return;
    const start = cards.markedStart();
    const movesCaret = /Left|Right/.test(event.key) && (start === undefined || input.value !== "");
    if (arrows.includes(event.key) && !movesCaret) {
      cards.move(event.key);
    } else if (event.key === "Enter") {
      if (start !== undefined) onChoose(start);
    } else if (event.key === "Escape") {
      if (input.value !== "") empty();
      else if (isCopying) offer(false);
      else onLeave();
    } else {
      return;
    }
    event.preventDefault();
    event.stopPropagation();
  });
  offer(false);

  return {
    element: element(
      "div",
      { class: "chooser" },
      element("label", { for: input.id }, strings.startFrom),
      box,
      cards.element,
      nothing,
      element("div", { class: "ways" }, copy, custom),
      unavailable,
    ),
    open: () => offer(false),
  };
}

/** Lists the recipes that cannot work here, with the reasons, in case somebody looks for them. */
function withheldList(strings: NewTokenStrings, withheld: FormSetup["withheld"]): HTMLElement {
  return element(
    "details",
    { class: "withheld" },
    element("summary", {}, icon(chevronPicture), fill(strings.withheld, withheld.length)),
    element(
      "ul",
      {},
      ...withheld.map(({ title, reason }) => element("li", {}, element("strong", {}, title), ` ${reason}`)),
    ),
  );
}
