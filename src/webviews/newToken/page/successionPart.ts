import "./succession.css";
import addedPicture from "@vscode/codicons/src/icons/add.svg";
import removedPicture from "@vscode/codicons/src/icons/remove.svg";
import type { Check } from "../../../drafting/check/draftCheck";
import type { Draft } from "../../../drafting/draft/draft";
import type { ChangeLine } from "../../../drafting/succession/changes";
import type { SuccessionSetup } from "../../../drafting/succession/succession";
import { element, uniqueId } from "../../page/dom";
import { icon } from "../../page/icon";
import { fill } from "../../page/strings";
import type { OnChange } from "./common/part";
import type { NewTokenStrings } from "./common/strings";

/** How many differences to list; the others are counted. */
const mostLines = 12;

/** What the form says about the token that is replaced. */
export type SuccessionPart = {
  /** The title, and below it what happens. */
  readonly heading: readonly HTMLElement[];
  /** How the new token differs, and when the other one ends. */
  readonly element: HTMLElement;
  readonly show: (draft: Draft) => void;
  /** Shows the new token's name in the heading. */
  readonly rename: (name: string) => void;
  readonly showCheck: (check: Check) => void;
};

/** Creates what a form for a successor has in addition. */
export function successionPart(
  strings: NewTokenStrings,
  { how, name, question, endings, usualEnding }: SuccessionSetup,
  change: OnChange,
): SuccessionPart {
  const isChange = how === "change";
  const lead = element("p", { class: "lead" });
  const changesId = uniqueId("changes");
  const lines = element("ul", { "aria-labelledby": changesId });
  const changes = element(
    "section",
    { class: "changes section", "aria-live": "polite", hidden: !isChange || undefined },
    element("h2", { id: changesId }, strings.changes),
    lines,
  );
  const note = element("p", { class: "hint", id: uniqueId("note") });
  const radios = endings.map(({ value, label, detail }) => {
    const radio = element("input", { type: "radio", name: "ending", value, "aria-describedby": note.id });
    radio.addEventListener("change", () => {
      mark(value);
      change({ ending: value });
    });
    return {
      radio,
      label: element(
        "label",
        { class: "choice ending" },
        radio,
        element("span", {}, element("span", {}, label), element("span", { class: "hint" }, detail)),
      ),
    };
  });

  function rename(next: string): void {
    lead.textContent = fill(isChange ? strings.takesPlace : strings.takesPlaceSame, next.trim());
  }
  function mark(ending: string): void {
    for (const { radio } of radios) radio.checked = radio.value === ending;
    const said = endings.find(({ value }) => value === ending)?.note ?? "";
    note.replaceChildren(said);
    note.hidden = said === "";
  }

  function lineOf({ text, code }: ChangeLine, isAdded: boolean): HTMLElement {
    return element(
      "li",
      { class: isAdded ? "added" : "removed" },
      icon(isAdded ? addedPicture : removedPicture) as HTMLElement,
      element("span", { class: "heard-only" }, isAdded ? strings.added : strings.removed),
      element("span", {}, text),
      code === undefined ? undefined : element("span", { class: "code", translate: "no" }, code),
    );
  }

  return {
    heading: [element("h1", {}, fill(isChange ? strings.titleChange : strings.titleRotate, name)), lead],
    element: element(
      "div",
      { class: "succession" },
      changes,
      element(
        "fieldset",
        { class: "section" },
        element("legend", {}, question),
        ...radios.map((radio) => radio.label),
        note,
      ),
    ),
    rename,
    show: (draft) => {
      rename(draft.name);
      mark(draft.ending ?? usualEnding);
    },
    showCheck: ({ changes: found }) => {
      if (found === undefined) return;
      const all = [
        ...found.removed.map((line) => lineOf(line, false)),
        ...found.added.map((line) => lineOf(line, true)),
      ];
      const shown = all.length > mostLines + 1 ? all.slice(0, mostLines) : all;
      lines.replaceChildren(
        ...(all.length === 0 ? [element("li", { class: "hint" }, strings.unchanged)] : shown),
        ...(shown.length < all.length
          ? [element("li", { class: "hint" }, fill(strings.moreChanges, all.length - shown.length))]
          : []),
      );
    },
  };
}
