import clockPicture from "@vscode/codicons/src/icons/clockface.svg";
import morePicture from "@vscode/codicons/src/icons/ellipsis.svg";
import keyPicture from "@vscode/codicons/src/icons/key.svg";
import warningPicture from "@vscode/codicons/src/icons/warning.svg";
import { button } from "../../page/button";
import { element } from "../../page/dom";
import { icon } from "../../page/icon";
import { menuButton, type MenuItem } from "../../page/parts/menuButton";
import type { Details, DetailsAction, DetailsTone } from "../contract";
import type { DetailsStrings } from "./strings";

/** The icons of the tree, so that a token looks the same in both places. */
const pictures: Readonly<Record<DetailsTone, string>> = {
  fine: keyPicture,
  soon: clockPicture,
  warning: warningPicture,
  over: keyPicture,
};

/** What the buttons and the menu do. */
export type HeaderOptions = {
  readonly onAct: (action: DetailsAction) => void;
  /** Scrolls to what the token can run. */
  readonly onRunnable: () => void;
};

/** Creates the head of the page: the name, how the token stands, two buttons and a menu. */
export function headerOf(
  { name, headline, tone, actions }: Details,
  strings: DetailsStrings,
  { onAct, onRunnable }: HeaderOptions,
): HTMLElement {
  const buttons = actions.buttons.map((action) => {
    const look = action === actions.due ? "primary" : "secondary";
    const made = button({ label: strings.actions[action], look, onPress: () => onAct(action) });
    made.dataset["action"] = action;
    return made;
  });
  const itemOf = (action: DetailsAction): MenuItem => ({
    label: strings.actions[action],
    onPress: () => onAct(action),
  });
  const [run, openInCoder] = [
    { label: strings.toRunnable, onPress: onRunnable },
    actions.menu.indexOf("openInCoder"),
  ];
  // It belongs to what can be found out, before what leads elsewhere.
  const place = openInCoder < 0 ? actions.menu.indexOf("copyId") : openInCoder;
  const items = actions.menu.map(itemOf);
  const menu = menuButton({
    label: strings.moreActions,
    picture: morePicture,
    groups: [[...items.slice(0, place), run, ...items.slice(place)], actions.endings.map(itemOf)],
  });
  menu.querySelector("button")?.setAttribute("data-action", "more");
  return element(
    "header",
    {},
    element(
      "div",
      { class: "named" },
      element("h1", {}, name),
      element("p", { class: `state ${tone}` }, icon(pictures[tone]), element("span", {}, headline)),
    ),
    element("div", { class: "bar" }, ...buttons, menu),
  );
}
