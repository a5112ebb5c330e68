import { element } from "../../page/dom";
import type { TimelineRow } from "../contract";

/**
 * Creates a token's row: its name and its life as a bar, for the eye, and all of it in words, for screen
 * readers.
 */
export function rowOf(
  { id, name, detail, words, tone, from, to, used }: TimelineRow,
  onOpen: () => void,
): HTMLElement {
  const row = element(
    "button",
    { type: "button", class: "row", "data-id": id, tabindex: "-1" },
    element("span", { class: "heard-only" }, words),
    element(
      "span",
      { class: "name", "aria-hidden": "true", title: words },
      element("span", {}, name),
      element("span", { class: "hint" }, detail),
    ),
    element("span", { class: "track" }, bar(tone, from, to), used === undefined ? undefined : dot(used)),
  );
  row.addEventListener("click", onOpen);
  return row;
}

function bar(tone: string, from: number, to: number): HTMLElement {
  const [left, right] = [within(from), within(to)];
  const made = element("span", {
    class: ["life", tone, from < 0 ? "before" : "", to > 1 ? "after" : ""].filter(Boolean).join(" "),
  });
  made.style.setProperty("--from", String(left));
  made.style.setProperty("--to", String(right));
  return made;
}

/** A use before the beginning of the picture is a hollow dot at its edge. */
function dot(used: number): HTMLElement {
  const made = element("span", { class: used < 0 ? "use earlier" : "use" });
  made.style.setProperty("--at", String(within(used)));
  return made;
}

function within(place: number): number {
  return Math.min(1, Math.max(0, place));
}
