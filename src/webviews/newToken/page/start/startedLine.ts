import { customStart } from "../../../../drafting/draft/customStart";
import type { FormSetup } from "../../../../drafting/draft/formSetup";
import { button } from "../../../page/button";
import { element, uniqueId } from "../../../page/dom";
import { icon } from "../../../page/icon";
import { fill } from "../../../page/strings";
import type { NewTokenStrings } from "../common/strings";
import { pictureOf } from "./pictures";

/** The line that says what was chosen, with a button to choose something else. */
export type StartedLine = {
  readonly element: HTMLElement;
  /** @param start the `start` of the draft. */
  readonly show: (start: string | undefined) => void;
  readonly focus: () => void;
};

/** Creates the line. */
export function startedLine(
  strings: NewTokenStrings,
  { recipes, tokens }: Pick<FormSetup, "recipes" | "tokens">,
  onChange: () => void,
): StartedLine {
  const picture = element("span", { class: "started-picture" });
  const title = element("strong");
  const reason = element("p", { class: "hint", id: uniqueId("reason") });
  const change = button({ label: strings.changeStart, look: "link", onPress: onChange });
  change.setAttribute("aria-describedby", reason.id);
  const heading = element("p", { class: "label", id: uniqueId("started") }, strings.startFrom);

  function wordsFor(start: string | undefined): readonly [title: string, reason: string] {
    const recipe = recipes.flatMap((group) => group.recipes).find((one) => one.start === start);
    if (recipe) return [recipe.title, recipe.reason];
    const token = tokens.find((one) => one.start === start);
    if (token) return [fill(strings.copyOf, token.name), token.summary];
    return [strings.custom, start === customStart ? strings.customHint : strings.customOwn];
  }

  return {
    element: element(
      "div",
      { role: "group", class: "started", "aria-labelledby": heading.id },
      heading,
      element("div", { class: "started-line" }, picture, title, change),
      reason,
    ),
    show: (start) => {
      const [name, why] = wordsFor(start);
      picture.replaceChildren(icon(pictureOf(start)));
      title.replaceChildren(name);
      reason.replaceChildren(why);
    },
    focus: () => change.focus(),
  };
}
