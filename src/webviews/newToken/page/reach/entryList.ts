import closePicture from "@vscode/codicons/src/icons/close.svg";
import type { EntryName } from "../../../../presentation/thingName";
import { announce } from "../../../page/announce";
import { button } from "../../../page/button";
import { element } from "../../../page/dom";
import { problemLine } from "../../../page/problemLine";
import { fill } from "../../../page/strings";
import type { NewTokenStrings } from "../common/strings";

/** The entries of the allow list, each with its problem. */
export type EntryList = {
  readonly element: HTMLElement;
  readonly show: (entries: readonly string[]) => void;
  /** Shows names beside the IDs. */
  readonly showNames: (names: ReadonlyMap<string, EntryName>) => void;
  readonly showProblems: (problems: readonly (string | null)[]) => void;
  readonly hasProblem: () => boolean;
  /** Moves the focus to the first invalid entry. */
  readonly focusProblem: () => void;
};

/**
 * Creates the list.
 * @param wordsOf describes an entry, with its name if known.
 * @param onRemove called with the position of the entry that the person removes.
 * @param afterLast receives the focus when the last one is removed.
 */
export function entryList(
  strings: NewTokenStrings,
  wordsOf: (entry: string, name: string | undefined) => string | undefined,
  onRemove: (index: number) => void,
  afterLast: () => void,
): EntryList {
  const list = element("ul", { class: "entries", "aria-label": strings.entries });
  let rows: ReturnType<typeof row>[] = [];
  let names: ReadonlyMap<string, EntryName> = new Map();

  function row(entry: string, index: number) {
    const remover = button({
      label: fill(strings.removeEntry, entry),
      look: "icon",
      picture: closePicture,
      onPress: () => {
        const said = remover.dataset["words"] ?? entry;
        onRemove(index);
        announce(fill(strings.removedEntry, said));
        const next = rows[Math.min(index, rows.length - 1)];
        if (next) next.remover.focus();
        else afterLast();
      },
    });
    const problem = problemLine(remover);
    const words = element("span");
    const code = element("span", { class: "code" }, entry);
    const detail = element("span", { class: "detail", hidden: true });
    const item = element(
      "li",
      {},
      element("span", { class: "texts" }, words, code, detail),
      remover,
      problem.element,
    );
    function name(known: EntryName | undefined): void {
      const said = wordsOf(entry, known?.name);
      words.hidden = said === undefined;
      words.replaceChildren(said ?? "");
      remover.dataset["words"] = said ?? entry;
      for (const attribute of ["aria-label", "title"])
        remover.setAttribute(attribute, fill(strings.removeEntry, said ?? entry));

      detail.hidden = known === undefined || known.detail === "";
      detail.replaceChildren(known?.detail ?? "");
    }
    return { item, remover, problem, entry, name };
  }
  function showNames(known: ReadonlyMap<string, EntryName>): void {
    names = known;
    for (const { entry, name } of rows) name(names.get(entry));
  }

  const wrong = () => rows.find(({ problem }) => !problem.element.hidden);
  return {
    element: list,
    show: (entries) => {
      rows = entries.map(row);
      list.hidden = rows.length === 0;
      list.replaceChildren(...rows.map(({ item }) => item));
      showNames(names);
    },
    showNames,
    showProblems: (problems) => {
      for (const [index, { problem }] of rows.entries()) problem.show(problems[index] ?? undefined);
    },
    hasProblem: () => wrong() !== undefined,
    focusProblem: () => wrong()?.remover.focus(),
  };
}
