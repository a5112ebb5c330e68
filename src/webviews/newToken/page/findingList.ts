import chevronPicture from "@vscode/codicons/src/icons/chevron-right.svg";
import type { ShownFinding } from "../../../drafting/check/draftCheck";
import { announce } from "../../page/announce";
import { button } from "../../page/button";
import { element } from "../../page/dom";
import { icon } from "../../page/icon";
import { toneIcon } from "../../page/statusLine";
import type { NewTokenStrings } from "./common/strings";

/** What the checks report about the grant as a whole, or about one field. */
export type FindingList = {
  readonly element: HTMLElement;
  readonly show: (findings: readonly ShownFinding[]) => void;
};

/**
 * Creates the list, in the order of the given findings. Each takes a line; what it stands for is folded below
 * it. One whose only ways out make the token broader can be left as it is.
 * @param fields the fields whose errors it shows; undefined stands for what is about no field.
 * @param onFix called with the positions of a finding and of its fix.
 */
export function findingList(
  strings: NewTokenStrings,
  fields: readonly ShownFinding["field"][],
  onFix: (finding: number, fix: number) => void,
): FindingList {
  const list = element("ul", { class: "findings", tabindex: "-1", "aria-label": strings.findings });
  let shown = "";
  /** What the person decided to leave as it is. */
  const left = new Set<string>();

  function item({ severity, message, fixes, details, isOnlyBroader }: ShownFinding, finding: number) {
    const buttons = fixes.map((label, fix) =>
      button({ label, look: "secondary", onPress: () => onFix(finding, fix) }),
    );
    const leave = button({
      label: strings.leaveFinding,
      look: "link",
      onPress: () => {
        left.add(message);
        row.remove();
        list.hidden = list.childElementCount === 0;
        if (!list.hidden) (list.querySelector("button") ?? list).focus();
        announce(strings.leftFinding);
      },
    });
    const row = element(
      "li",
      { class: "finding" },
      toneIcon(severity),
      element(
        "div",
        { class: "finding-words" },
        element("span", { class: "heard-only" }, `${strings[severity]}: `),
        element("span", {}, message),
        ...buttons,
        isOnlyBroader === true ? leave : undefined,
        details === undefined ? undefined : detailList(strings, details),
      ),
    );
    return row;
  }

  return {
    element: list,
    show: (findings) => {
      const text = JSON.stringify(findings);
      if (text === shown) return;
      shown = text;
      const hadFocus = list.contains(document.activeElement);
      // A fix names its finding by its place among all of them.
      const rows = findings.flatMap((finding, place) =>
        fields.includes(finding.field) && !left.has(finding.message) ? [item(finding, place)] : [],
      );
      list.hidden = rows.length === 0 && !hadFocus;
      list.replaceChildren(...rows);
      if (hadFocus) (list.querySelector("button") ?? list).focus();
    },
  };
}

function detailList(strings: NewTokenStrings, details: readonly string[]): HTMLElement {
  return element(
    "details",
    { class: "finding-details" },
    element("summary", {}, icon(chevronPicture), strings.showFindings),
    element("ul", {}, ...details.map((sentence) => element("li", {}, sentence))),
  );
}
