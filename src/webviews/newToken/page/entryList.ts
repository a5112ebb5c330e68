import closePicture from "@vscode/codicons/src/icons/close.svg";
import { announce } from "../../page/announce";
import { button } from "../../page/button";
import { element } from "../../page/dom";
import { problemLine } from "../../page/problemLine";
import { fill } from "../../page/strings";
import type { NewTokenStrings } from "../strings";

/** The entries of the allow list, each with what is wrong with it. */
export type EntryList = {
  readonly element: HTMLElement;
  readonly show: (entries: readonly string[]) => void;
  readonly showProblems: (problems: readonly (string | null)[]) => void;
  readonly hasProblem: () => boolean;
  /** Moves the focus to the first entry that is wrong. */
  readonly focusProblem: () => void;
};

/**
 * Makes the list.
 * @param onRemove is called with the place of the entry that the person takes away.
 * @param afterLast gets the focus when the last one is gone.
 */
export function entryList(
  strings: NewTokenStrings,
  onRemove: (index: number) => void,
  afterLast: () => void,
): EntryList {
  const list = element("ul", { class: "entries", "aria-label": strings.entries });
  let rows: ReturnType<typeof row>[] = [];

  function row(entry: string, index: number) {
    const remover = button({
      label: fill(strings.removeEntry, entry),
      look: "icon",
      picture: closePicture,
      onPress: () => {
        onRemove(index);
        announce(fill(strings.removedEntry, entry));
        const next = rows[Math.min(index, rows.length - 1)];
        if (next) next.remover.focus();
        else afterLast();
      },
    });
    const problem = problemLine(remover);
    const item = element("li", {}, element("span", { class: "code" }, entry), remover, problem.element);
    return { item, remover, problem };
  }

  const wrong = () => rows.find(({ problem }) => !problem.element.hidden);
  return {
    element: list,
    show: (entries) => {
      rows = entries.map(row);
      list.hidden = rows.length === 0;
      list.replaceChildren(...rows.map(({ item }) => item));
    },
    showProblems: (problems) => {
      for (const [index, { problem }] of rows.entries()) problem.show(problems[index] ?? undefined);
    },
    hasProblem: () => wrong() !== undefined,
    focusProblem: () => wrong()?.remover.focus(),
  };
}
