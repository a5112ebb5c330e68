import type { ShownFinding } from "../../../drafting/check/draftCheck";
import { button } from "../../page/button";
import { element } from "../../page/dom";
import { toneIcon } from "../../page/statusLine";
import type { NewTokenStrings } from "./common/strings";

/** What the checks report about the grant as a whole. */
export type FindingList = {
  readonly element: HTMLElement;
  readonly show: (findings: readonly ShownFinding[]) => void;
};

/**
 * Creates the list, in the order of the given findings.
 * @param onFix called with the positions of a finding and of its fix.
 */
export function findingList(
  strings: NewTokenStrings,
  onFix: (finding: number, fix: number) => void,
): FindingList {
  const list = element("ul", { class: "findings", tabindex: "-1", "aria-label": strings.result });
  let shown = "";

  function item({ severity, message, fixes }: ShownFinding, finding: number): HTMLElement {
    const buttons = fixes.map((label, fix) =>
      button({ label, look: "secondary", onPress: () => onFix(finding, fix) }),
    );
    return element(
      "li",
      { class: "finding" },
      toneIcon(severity),
      element(
        "div",
        { class: "section" },
        element("p", {}, element("strong", {}, strings[severity]), message),
        buttons.length > 0 ? element("div", { class: "fixes" }, ...buttons) : undefined,
      ),
    );
  }

  return {
    element: list,
    show: (findings) => {
      const text = JSON.stringify(findings);
      if (text === shown) return;
      shown = text;
      const hadFocus = list.contains(document.activeElement);
      list.hidden = findings.length === 0 && !hadFocus;
      list.replaceChildren(...findings.map(item));
      if (hadFocus) (list.querySelector("button") ?? list).focus();
    },
  };
}
