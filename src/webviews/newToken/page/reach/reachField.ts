import type { Draft } from "../../../../drafting/draft/draft";
import type { FormSetup } from "../../../../drafting/draft/formSetup";
import { announce } from "../../../page/announce";
import { element } from "../../../page/dom";
import { fill } from "../../../page/strings";
import type { Finder } from "../common/finder";
import type { DraftChange, FormPart, OnChange } from "../common/part";
import type { NewTokenStrings } from "../common/strings";
import { entryEditor, entryWords } from "./entryEditor";
import { entryList } from "./entryList";

/** The question about reach; `flush` adds an entry that was typed but not added. */
export type ReachField = FormPart & { readonly flush: () => boolean };

const noText = { entry: undefined };

/** Asks what the token may access: everything, or only what is listed. */
export function reachField(
  strings: NewTokenStrings,
  { resourceTypes }: FormSetup,
  finder: Finder,
  change: OnChange,
  addLinked: () => void,
): ReachField {
  let reach: Draft["reach"] = "all";
  let entries: readonly string[] = [];
  const all = reachRadio(strings.reachAll, () => takeReach("all"));
  const only = reachRadio(strings.reachOnly, () => takeReach("only"));
  const editor = entryEditor(
    strings,
    resourceTypes,
    finder,
    (added) => {
      const fresh = [...new Set(added)].filter((entry) => !entries.includes(entry));
      if (fresh.length === 0) {
        change({ typed: noText });
        return fill(strings.entryTwice, added.join(", "));
      }
      takeEntries([...entries, ...fresh], { typed: noText });
      announce(fill(strings.addedEntry, fresh.join(", ")));
      return undefined;
    },
    (text) => change({ typed: { entry: text } }),
    addLinked,
  );
  const list = entryList(
    strings,
    (entry, name) => entryWords(strings, resourceTypes, entry, name),
    (index) => takeEntries(entries.filter((_entry, place) => place !== index)),
    editor.focus,
  );
  const listed = element("div", { class: "listed section" }, editor.element, list.element);

  function takeReach(next: Draft["reach"]): void {
    show(next, entries);
    change({ reach });
  }
  function takeEntries(next: readonly string[], more: DraftChange = {}): void {
    show(reach, next);
    change({ allowList: [...next], ...more });
  }
  function show(nextReach: Draft["reach"], nextEntries: readonly string[]): void {
    reach = nextReach;
    all.radio.checked = reach === "all";
    only.radio.checked = reach === "only";
    listed.hidden = reach === "all";
    if (entries.join("\n") !== nextEntries.join("\n")) list.show(nextEntries);
    entries = nextEntries;
  }
  list.show(entries);

  return {
    name: "allowList",
    element: element(
      "fieldset",
      { class: "section" },
      element("legend", {}, strings.reach),
      element("p", { class: "hint" }, strings.reachHint),
      element("div", {}, all.label, only.label),
      listed,
    ),
    show: (draft) => {
      all.name(draft.owner ? fill(strings.reachAllOf, draft.owner.username) : strings.reachAll);
      show(draft.reach, draft.allowList);
      editor.show(draft.typed?.entry);
    },
    // The problem of an entry is shown at that entry.
    showProblem: (sentence) => editor.showProblem(list.hasProblem() ? undefined : sentence),
    showNames: list.showNames,
    showCheck: ({ entryProblems }) => list.showProblems(entryProblems),
    focus: () => {
      if (list.hasProblem()) list.focusProblem();
      else editor.focus();
    },
    flush: () => reach === "only" && editor.flush(),
  };
}

function reachRadio(label: string, onChoose: () => void) {
  const radio = element("input", { type: "radio", name: "reach" });
  radio.addEventListener("change", onChoose);
  const words = element("span", {}, label);
  return {
    radio,
    label: element("label", { class: "choice" }, radio, words),
    name: (name: string) => words.replaceChildren(name),
  };
}
