import { element } from "../../page/dom";
import type { TimelineStrings } from "./strings";

/** Explains the bars and dots. */
export function legend(strings: TimelineStrings): HTMLElement {
  const entry = (sample: string, words: string) =>
    element("li", {}, element("span", { class: `sample ${sample}` }), element("span", {}, words));
  return element(
    "ul",
    { class: "legend", "aria-label": strings.legend },
    entry("life fine", strings.fine),
    entry("life warning", strings.warning),
    entry("life soon", strings.soon),
    entry("life over", strings.over),
    entry("use", strings.used),
  );
}
