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

/** Reported by a field when the person is done with it although it keeps the focus. */
export const fieldLeft = "fieldleft";

type ResourceInputOptions = {
  readonly finder: Finder;
  /** Receives a resource, or the whole kind as `kind:*`. */
  readonly onChoose: (resource: FoundResource) => void;
  /** Receives a text that differs from the choice; undefined if there is none. */
  readonly onTyped: (text: string | undefined) => void;
  /** Describes the current choice, for a field that keeps it. */
  readonly chosen?: () => string;
  /** Whether the whole kind can be chosen. */
  readonly offersAll: boolean;
  /** Whether an empty field chooses the only resource there is, and offers the first of several. */
  readonly isGuided?: boolean;
  /** Called if Enter is pressed on a text while no row is marked; returns whether the text was handled. */
  readonly onText?: (text: string) => boolean;
};

/** A field that finds resources by name. */
export type ResourceInput = {
  readonly element: HTMLElement;
  readonly input: HTMLInputElement;
  /** Sets the kind to search from now on; undefined for resources that cannot be found by name. */
  readonly setKind: (kind: ResourceKind | undefined) => void;
  /** Sets the content: a typed text, or else the description of the choice. */
  readonly show: (typed: string | undefined) => void;
  /** Shows what is wrong, once the person has finished typing, and a suggestion. */
  readonly showProblem: (sentence: string | undefined, meant?: FoundResource) => void;
  /** Shows a message about the last action, until the field is edited. */
  readonly say: (sentence: string | undefined) => void;
  /** Acts as Enter does in the field. */
  readonly enter: () => void;
  /** Moves the focus there and offers what there is. */
  readonly open: () => void;
  /** Looks up what there is; offers it if the field has the focus. */
  readonly look: () => void;
  /** Something else is looking up the text: offers nothing for it, and shows its problem at once. */
  readonly handOver: () => void;
};

/**
 * Creates the field: a combobox that offers what the server has. A text stays a text until the person picks a
 * row, or leaves the field with the exact name of one resource; nothing is ever chosen instead. The whole
 * kind is the last row, is never marked automatically, and is chosen only by Enter or a click.
 */
export function resourceInput(strings: NewTokenStrings, options: ResourceInputOptions): ResourceInput {
  const { finder, onChoose, onTyped, onText, offersAll, chosen = () => "", isGuided = false } = options;
  const input = textInput({ onInput: edit });
  input.classList.add("boxed");
  const list = offerList(input, take);
  const problem = problemLine(input);
  const use = button({
    label: "",
    look: "secondary",
    onPress: () => meant && take({ found: meant, isAll: false }),
  });
  const suggestion = element("span");
  const suggested = element("div", { class: "suggested", hidden: true }, suggestion, use);
  let kind: ResourceKind | undefined;
  /** While the person types, nothing is wrong yet. */
  let isEditing = false;
  let wrong: string | undefined;
  /** Why the search failed, or a message about the last action. */
  let notice: string | undefined;
  let meant: FoundResource | undefined;
  /** The last answer, and the text it is for; undefined while waiting for an answer. */
  let answer: { readonly text: string; readonly resources: readonly FoundResource[] } | undefined;
  /** The text whose exact name is chosen once its answer arrives. */
  let left: string | undefined;
  /** The text on which Enter was pressed before its answer arrived. */
  let entered: string | undefined;

  const standing = () => (input.value.trim() === chosen() ? undefined : input.value);
  function showWrong(): void {
    problem.show(notice ?? (isEditing ? undefined : wrong));
    suggested.hidden = meant === undefined || problem.element.hidden || standing() === undefined;
    if (!meant) return;
    suggestion.replaceChildren(fill(strings.didYouMean, meant.name));
    setButton(use, fill(strings.useName, meant.name));
  }
  function edit(): void {
    isEditing = true;
    onTyped(standing());
    look();
  }
  function look(): void {
    notice = undefined;
    left = undefined;
    entered = undefined;
    showWrong();
    const text = (standing() ?? "").trim();
    const asked = kind;
    // Until the server has answered, no row matches the text.
    list.mark(-1);
    answer = undefined;
    if (asked === undefined) return;
    finder.find(asked, text, (found) => {
      if (kind !== asked) return;
      notice = found.problem;
      answer = { text, resources: found.resources };
      const [only, ...others] = found.resources;
      const isOnly = others.length === 0 && found.total === undefined && found.problem === undefined;
      if (isGuided && text === "" && input.value === "" && chosen() === "" && isOnly && only) {
        take({ found: only, isAll: false });
        return;
      }
      if (document.activeElement === input) offer(asked, text, found);
      if (left === text) takeExact(text);
      if (entered === text) decide(text, isOnly ? only : undefined);
      showWrong();
    });
  }
  /** Carries out an Enter that was pressed before the answer: only if there is no doubt about what it meant. */
  function decide(text: string, only: FoundResource | undefined): void {
    entered = undefined;
    const found = resourceFor(text) ?? only;
    if (found) {
      take({ found, isAll: false });
      announce(fill(strings.chosenAs, found.name));
      return;
    }
    // A second Enter that was on its way, too, must not choose the first of several.
    list.mark(-1);
    isEditing = false;
    reportLeft();
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
    if ((text !== "" || isGuided) && resources.length > 0) list.mark(Math.max(exact(text, resources), 0));
    if (fault === undefined)
      announce(cut ?? (resources.length === 0 ? none : fill(strings.foundCount, resources.length)));
  }
  /** The text in the field is final. */
  function settle(): void {
    finder.forget();
    list.hide();
    isEditing = false;
    notice = undefined;
    left = undefined;
    entered = undefined;
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
  function resourceFor(text: string): FoundResource | undefined {
    return answer?.text === text ? answer.resources[exact(text, answer.resources)] : undefined;
  }
  function takeExact(text: string): void {
    const found = resourceFor(text);
    if (found) take({ found, isAll: false });
  }
  /** The person has finished typing, so problems may be shown. */
  function leave(): void {
    // An Enter before counts, although the field is left: nothing is wrong until its answer is there.
    isEditing = entered !== undefined;
    const text = standing()?.trim();
    if (text !== undefined && text !== "") {
      left = text;
      takeExact(text);
    }
    showWrong();
  }
  function enter(): void {
    if (takeMarked() || onText?.(input.value) === true || standing() === undefined) return;
    const text = input.value.trim();
    if (kind !== undefined && text !== "" && answer === undefined) {
      if (entered !== text) list.show([], fill(strings.searchingFor, text));
      if (entered !== text) announce(fill(strings.searchingFor, text));
      entered = text;
      return;
    }
    leave();
    reportLeft();
  }
  function reportLeft(): void {
    input.dispatchEvent(new Event(fieldLeft, { bubbles: true }));
  }
  function escape(): boolean {
    entered = undefined;
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
    // Enter that completes an IME composition is not meant for the list.
    if (event.isComposing) return;
    switch (event.key) {
      case "Enter":
        if (!event.repeat) enter();
        break;
      case "Escape":
        if (!escape()) return;
        break;
      case "ArrowDown":
      case "ArrowUp":
        if (kind === undefined) return;
        entered = undefined;
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
  // Not the click, which is lost if a problem shown at the previous field moves this one.
  input.addEventListener("mousedown", () => {
    if (!list.isOpen()) look();
  });
  input.addEventListener("blur", () => {
    list.hide();
    // If the window lost the focus, the person has not left the field.
    if (document.activeElement !== input) leave();
  });

  return {
    element: element("div", { class: "resource-input" }, input, list.element, problem.element, suggested),
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
    enter,
    open: () => {
      input.focus();
      look();
    },
    look,
    handOver: () => {
      settle();
      showWrong();
      reportLeft();
    },
  };
}

/** The position of the only resource with exactly this name; -1 if there are none or several. */
function exact(text: string, resources: readonly FoundResource[]): number {
  const places = resources.flatMap(({ name }, place) =>
    name.toLowerCase() === text.toLowerCase() ? [place] : [],
  );
  return places.length === 1 ? (places[0] ?? -1) : -1;
}
