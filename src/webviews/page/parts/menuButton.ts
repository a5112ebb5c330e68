import { button } from "../button";
import { element, uniqueId } from "../dom";

/** One line of a menu. */
export type MenuItem = { readonly label: string; readonly onPress: () => void };

type MenuOptions = {
  /** The accessible name of the button, and its tooltip. */
  readonly label: string;
  readonly picture: string;
  /** Groups of items, with a rule between them; empty ones are left out. */
  readonly groups: readonly (readonly MenuItem[])[];
};

const steps: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowUp: -1 };

/**
 * Creates a button with a menu below it, operated as in VS Code: the arrow keys move, Enter chooses, Escape and
 * leaving it close it.
 */
export function menuButton({ label, picture, groups }: MenuOptions): HTMLElement {
  const menu = element("div", {
    class: "menu",
    role: "menu",
    id: uniqueId("menu"),
    "aria-label": label,
    hidden: true,
  });
  const opener = button({ label, look: "icon", picture, onPress: () => (menu.hidden ? open() : close()) });
  opener.setAttribute("aria-haspopup", "menu");
  opener.setAttribute("aria-expanded", "false");
  opener.setAttribute("aria-controls", menu.id);
  const items: HTMLElement[] = [];
  for (const group of groups.filter(({ length }) => length > 0)) {
    if (items.length > 0) menu.append(element("div", { role: "separator" }));
    for (const item of group) items.push(menu.appendChild(itemOf(item)));
  }

  function itemOf({ label: words, onPress }: MenuItem): HTMLElement {
    const made = element("button", { type: "button", role: "menuitem", tabindex: "-1" }, words);
    made.addEventListener("click", () => {
      close();
      onPress();
    });
    return made;
  }
  function open(place = 0): void {
    menu.hidden = false;
    opener.setAttribute("aria-expanded", "true");
    items.at(place)?.focus();
  }
  function close(): void {
    const hadFocus = menu.contains(document.activeElement);
    menu.hidden = true;
    opener.setAttribute("aria-expanded", "false");
    if (hadFocus) opener.focus();
  }
  function move(event: KeyboardEvent, place: number): void {
    event.preventDefault();
    items.at(place % items.length)?.focus();
  }

  const box = element("div", { class: "menu-box" }, opener, menu);
  opener.addEventListener("keydown", (event) => {
    if (!(event.key in steps)) return;
    event.preventDefault();
    open(event.key === "ArrowUp" ? -1 : 0);
  });
  menu.addEventListener("keydown", (event) => {
    const place = items.findIndex((item) => item === event.target);
    const step = steps[event.key];
    if (step !== undefined) move(event, place + step);
    else if (event.key === "Home") move(event, 0);
    else if (event.key === "End") move(event, -1);
    else if (event.key === "Escape" || event.key === "Tab") close();
  });
  box.addEventListener("focusout", ({ relatedTarget }) => {
    if (!(relatedTarget instanceof Node) || !box.contains(relatedTarget)) close();
  });
  return box;
}
