import { element } from "../../page/dom";
import type { Details } from "../contract";
import type { DetailsStrings } from "./strings";

/** Draws the life of a token as a bar from its creation to its end, marking today and the last use. */
export function lifeBar(
  { life: { words, now, used, isOver }, tone }: Details,
  strings: DetailsStrings,
): HTMLElement {
  const bar = element(
    "div",
    { class: `life ${tone}`, role: "img", "aria-label": words },
    element("span", { class: "passed" }),
    used === undefined ? undefined : mark("used", used, strings.lastUse),
    isOver ? undefined : mark("now", now, strings.today),
  );
  bar.style.setProperty("--now", String(now));
  const legend = element(
    "p",
    { class: "life-legend hint", "aria-hidden": "true" },
    isOver ? undefined : sample("now", strings.today),
    used === undefined ? undefined : sample("used", strings.lastUse),
  );
  return element("div", {}, bar, legend);
}

function sample(look: string, label: string): HTMLElement {
  return element("span", {}, element("span", { class: `point ${look}` }), label);
}

function mark(look: string, place: number, label: string): HTMLElement {
  const made = element("span", { class: `point ${look}`, title: label });
  made.style.setProperty("--at", String(place));
  return made;
}
