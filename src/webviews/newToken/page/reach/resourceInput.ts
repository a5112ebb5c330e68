import type { Found, FoundResource } from "../../../../drafting/things/thing";
import { thingWords } from "../../../../drafting/things/thingWords";
import type { ResourceKind } from "../../../../tokens/things/seenThings";
import { announce } from "../../../page/announce";
import { button, setButton } from "../../../page/button";
import { element, setAttribute, setValue } from "../../../page/dom";
import { problemLine } from "../../../page/problemLine";
import { fill } from "../../../page/strings";
import { textInput } from "../../../page/textInput";
import type { Finder } from "../common/finder";
import type { NewTokenStrings } from "../common/strings";
import { type Offer, offerList } from "./offerList";

/** What a field reports when the person is done with it, although the focus stays. */
export const fieldLeft = "fieldleft";

type ResourceInputOptions = {
  readonly finder: Finder;
  /** Takes a thing, or the whole kind as `kind:*`. */
  readonly onChoose: (resource: FoundResource) => void;
  /** Takes the text that stands there and is not what is chosen; undefined when there is none. */
  readonly onTyped: (text: string | undefined) => void;
  /** The words of what is chosen, for a field that keeps its choice. */
  readonly chosen?: () => string;
  /** Whether the whole kind can be chosen. */
  readonly offersAll: boolean;
  /** Enter was pressed on a text, and nothing offered is marked; tells whether the text was dealt with. */
  readonly onText?: (text: string) => boolean;
};

/** A field that finds things by name. */
export type ResourceInput = {
  readonly element: HTMLElement;
  readonly input: HTMLInputElement;
  /** Says what is looked for from now on; undefined for things that cannot be found by name. */
  readonly setKind: (kind: ResourceKind | undefined) => void;
  /** Writes what stands there: a text that was typed, or else the words of what is chosen. */
  readonly show: (typed: string | undefined) => void;
  /** Says what is wrong with it, once the person is done typing, and what may have been meant. */
  readonly showProblem: (sentence: string | undefined, meant?: FoundResource) => void;
  /** Says something about what was just done in it, until it is edited. */
  readonly say: (sentence: string | undefined) => void;
  /** Chooses the offered thing that is marked; tells whether there was one. */
  readonly chooseMarked: () => boolean;
  /** The text was given to somebody else to find out about: nothing is offered for it, and what is wrong with it is said at once. */
  readonly handOver: () => void;
};

/**
 * Makes the field: a combobox that offers what the server has. A text is only a text until the person takes a row, or leaves it as
 * the exact name of one thing; nothing is taken in its place. The whole kind is the last row, is never marked for the person, and
 * is taken by Enter or a press alone.
 */
export function resourceInput(strings: NewTokenStrings, options: ResourceInputOptions): ResourceInput {
  const { finder, onChoose, onTyped, onText, offersAll, chosen = () => "" } = options;
  const input = textInput({ onInput: edit });
  input.classList.add("boxed");
  const list = offerList(input, take);
  const problem = problemLine(input);
  const use = button({
    label: "",
    look: "secondary",
    onPress: () => meant && take({ found: meant, isAll: false }),
  });
  use.hidden = true;
  let kind: ResourceKind | undefined;
  /** While the person types, nothing is wrong yet. */
  let isEditing = false;
  let wrong: string | undefined;
  /** Why the search did not work, or what is said of what was just done. */
  let notice: string | undefined;
  let meant: FoundResource | undefined;
  /** The last answer, and the text it is for; undefined while an answer is on its way. */
  let answer: { readonly text: string; readonly resources: readonly FoundResource[] } | undefined;
  /** The text whose exact name is taken once the answer to it is there. */
  let left: string | undefined;

  const standing = () => (input.value.trim() === chosen() ? undefined : input.value);
  function showWrong(): void {
    problem.show(notice ?? (isEditing ? undefined : wrong));
    use.hidden = meant === undefined || problem.element.hidden || standing() === undefined;
    if (meant) setButton(use, fill(strings.useName, meant.name));
  }
  function edit(): void {
    isEditing = true;
    left = undefined;
    onTyped(standing());
    look();
  }
  function look(): void {
    notice = undefined;
    showWrong();
    const text = (standing() ?? "").trim();
    const asked = kind;
    // Until the server answered, no row stands for what the text means.
    list.mark(-1);
    answer = undefined;
    if (asked === undefined) return;
    finder.find(asked, text, (found) => {
      if (kind !== asked) return;
      notice = found.problem;
      answer = { text, resources: found.resources };
      if (document.activeElement === input) offer(asked, text, found);
      if (left === text) takeExact(text);
      showWrong();
    });
  }
  function offer(of: ResourceKind, text: string, { resources, total, problem: fault }: Found): void {
    const words = thingWords(of);
    const all = { found: { entry: `${of}:*`, name: words.all, detail: words.broader }, isAll: true };
    const isAllOffered = offersAll && fault === undefined && (text === "" || resources.length > 0);
    const none = text === "" ? words.none : words.unknown(text);
    const cut = total === undefined ? undefined : fill(strings.foundOf, resources.length, total);
    list.show(
      [...resources.map((found) => ({ found, isAll: false })), ...(isAllOffered ? [all] : [])],
      fault !== undefined ? undefined : resources.length === 0 ? none : cut,
    );
    if (text !== "" && resources.length > 0) list.mark(Math.max(exact(text, resources), 0));
    if (fault === undefined)
      announce(cut ?? (resources.length === 0 ? none : fill(strings.foundCount, resources.length)));
  }
  /** Nothing more is expected of the text that stands there. */
  function settle(): void {
    finder.forget();
    list.hide();
    isEditing = false;
    notice = undefined;
    left = undefined;
    answer = undefined;
  }
  function take({ found }: Offer): void {
    settle();
    onChoose(found);
    showWrong();
  }
  function takeMarked(): boolean {
    const offered = list.marked();
    if (offered) take(offered);
    return offered !== undefined;
  }
  function takeExact(text: string): void {
    const found = answer?.text === text ? answer.resources[exact(text, answer.resources)] : undefined;
    if (found) take({ found, isAll: false });
  }
  /** What was typed is done with, and the person may be told what is wrong with it. */
  function leave(): void {
    isEditing = false;
    const text = standing()?.trim();
    if (text !== undefined && text !== "") {
      left = text;
      takeExact(text);
    }
    showWrong();
  }
  function enter(): void {
    if (takeMarked() || onText?.(input.value) === true || standing() === undefined) return;
    leave();
    reportLeft();
  }
  function reportLeft(): void {
    input.dispatchEvent(new Event(fieldLeft, { bubbles: true }));
  }
  function escape(): boolean {
    if (list.isOpen()) {
      list.hide();
      return true;
    }
    if (standing() === undefined) return false;
    finder.forget();
    isEditing = false;
    input.value = chosen();
    onTyped(undefined);
    return true;
  }

  input.addEventListener("keydown", (event) => {
    // Enter that ends a composed word is not meant for the list.
    if (event.isComposing) return;
    switch (event.key) {
      case "Enter":
        enter();
        break;
      case "Escape":
        if (!escape()) return;
        break;
      case "ArrowDown":
      case "ArrowUp":
        if (kind === undefined) return;
        if (list.isOpen()) list.move(event.key === "ArrowDown" ? 1 : -1);
        else look();
        break;
      case "Tab":
        if (list.marked()?.isAll === false) takeMarked();
        return;
      default:
        return;
    }
    event.preventDefault();
    event.stopPropagation();
  });
  // Not the click: it is lost when a problem shown at the field before moves this one away.
  input.addEventListener("mousedown", () => {
    if (!list.isOpen()) look();
  });
  input.addEventListener("blur", () => {
    list.hide();
    // With the window it is not the field that was left.
    if (document.activeElement !== input) leave();
  });

  return {
    element: element("div", { class: "resource-input" }, input, list.element, problem.element, use),
    input,
    setKind: (next) => {
      kind = next;
      finder.forget();
      list.hide();
      list.name(next === undefined ? "" : strings[`find_${next}`]);
      const roles = { role: "combobox", "aria-autocomplete": "list", "aria-expanded": "false" };
      for (const [name, value] of Object.entries(roles))
        setAttribute(input, name, next === undefined ? undefined : value);
    },
    show: (typed) => setValue(input, typed ?? chosen()),
    showProblem: (sentence, instead) => {
      wrong = sentence;
      meant = instead;
      showWrong();
    },
    say: (sentence) => {
      notice = sentence;
      showWrong();
    },
    chooseMarked: takeMarked,
    handOver: () => {
      settle();
      showWrong();
      reportLeft();
    },
  };
}

/** The place of the one thing that has exactly this name; -1 when none has, or several. */
function exact(text: string, resources: readonly FoundResource[]): number {
  const places = resources.flatMap(({ name }, place) =>
    name.toLowerCase() === text.toLowerCase() ? [place] : [],
  );
  return places.length === 1 ? (places[0] ?? -1) : -1;
}
