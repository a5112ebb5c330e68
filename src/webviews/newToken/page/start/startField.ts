import type { Choices } from "../../../../core/recipes/choices";
import type { Draft, Typed } from "../../../../drafting/draft/draft";
import type { FormSetup, RecipeChoice } from "../../../../drafting/draft/formSetup";
import type { EntryName } from "../../../../presentation/thingName";
import { announce } from "../../../page/announce";
import { button } from "../../../page/button";
import { element } from "../../../page/dom";
import type { Finder } from "../common/finder";
import { changed, type DraftChange, type FormPart, type OnChange } from "../common/part";
import type { NewTokenStrings } from "../common/strings";
import { chooser } from "./chooser";
import { isSame, isUntouched, keepsTo, type Parts, partsOf } from "./draftParts";
import { type NeedField, needField } from "./needField";
import { startedLine } from "./startedLine";

/**
 * Starts the draft from a recipe with its choices, or from a token; `typed` clears the texts that this makes
 * obsolete.
 */
export type Start = (start: string | undefined, choices: Choices, typed: Typed) => void;

/** The question what the token is for. */
export type StartField = {
  readonly element: HTMLElement;
  readonly show: (draft: Draft) => void;
  readonly showNames: (names: ReadonlyMap<string, EntryName>) => void;
  /** The questions for the resources that a recipe needs. */
  readonly needs: () => readonly FormPart[];
  /** Whether the person is choosing what it is for, so that nothing else can be asked yet. */
  readonly isChoosing: () => boolean;
  /** Moves the focus to what is to be answered next; returns false if nothing is. */
  readonly focusNext: () => boolean;
  /**
   * Records a change elsewhere in the form: from then on, there is nothing to restore.
   * @returns what changes with it: if the list no longer matches the recipe's choices, the recipe's questions
   * are removed.
   */
  readonly note: (part: DraftChange) => DraftChange;
};

const noTexts = { workspace: undefined, template: undefined, organization: undefined };

type StartActions = {
  readonly start: Start;
  readonly restore: OnChange;
  readonly change: OnChange;
  /** Called when the person begins to choose, and when they have chosen. */
  readonly onChoosing: (isChoosing: boolean) => void;
  /** Called when something was chosen for which nothing else is asked here. */
  readonly onStarted: () => void;
};

/**
 * Asks what the token is for, and for the resources that a recipe needs; the previous content can be
 * restored.
 */
export function startField(
  strings: NewTokenStrings,
  setup: FormSetup,
  finder: Finder,
  { start: startWith, restore, change, onChoosing, onStarted }: StartActions,
): StartField {
  const all = new Map(
    setup.recipes.flatMap(({ recipes }) => recipes.map((recipe) => [recipe.start, recipe])),
  );
  const choosing = chooser(strings, setup, {
    onChoose: (start) => {
      if (start === draft?.start) {
        leave();
        return;
      }
      begin((awaited = start), draft?.choices ?? {}, noTexts);
      // What is typed next answers the next question, however late the host's answer is.
      if (draft) show(changed(draft, { start }));
    },
    onLeave: leave,
  });
  const started = startedLine(strings, setup, () => {
    setChoosing(true);
    choosing.open();
  });
  const needs = element("div", { class: "needs" });
  const undo = button({ label: strings.undo, look: "link", onPress: giveBack });
  const undoLine = element(
    "p",
    { class: "status hint", hidden: true },
    element("span", {}, strings.replaced),
    undo,
  );
  const answered = element("div", { class: "answered" }, started.element, undoLine, needs);
  let draft: Draft | undefined;
  let names: ReadonlyMap<string, EntryName> = new Map();
  /** The content before the person chose a start, until they change it themselves. */
  let before: Parts | undefined;
  let shownStart: string | undefined;
  let questions: readonly NeedField[] = [];
  let isChoosing: boolean | undefined;
  /** What was chosen last, until the host sends it. */
  let awaited: string | undefined;

  function setChoosing(next: boolean): void {
    if (isChoosing === next) return;
    isChoosing = next;
    choosing.element.hidden = !next;
    answered.hidden = next;
    onChoosing(next);
  }
  function leave(): void {
    if (!draft || isUntouched(draft)) return;
    setChoosing(false);
    started.focus();
  }
  function begin(start: string | undefined, choices: Choices, typed: Typed): void {
    if (draft) {
      before ??= partsOf(draft);
      // Until the host sends the draft, further choices build on this one.
      draft = changed(draft, { choices, typed });
    }
    startWith(start, choices, typed);
  }
  function giveBack(): void {
    if (!before) return;
    const back = before;
    before = undefined;
    restore({ ...back, start: back.start, choices: back.choices, typed: noTexts });
    announce(strings.undone);
    started.focus();
  }
  function ask(recipe: RecipeChoice | undefined): void {
    questions = (recipe?.needs ?? []).map((kind) =>
      needField(strings, kind, finder, {
        choose: (choice) =>
          begin(recipe?.start, { ...draft?.choices, [kind]: choice }, { [kind]: undefined }),
        typed: (text) => change({ typed: { [kind]: text } }),
      }),
    );
    needs.replaceChildren(...questions.map(({ element: question }) => question));
  }
  function focusNext(): boolean {
    if (isChoosing === true) {
      choosing.open();
      return true;
    }
    const open = questions.find((question) => question.isOpen());
    open?.open();
    return open !== undefined;
  }

  function show(next: Draft): void {
    draft = next;
    if (isChoosing === undefined) setChoosing(isUntouched(next));
    undoLine.hidden = before === undefined || before.scopes.length === 0 || isSame(before, partsOf(next));
    const isNew = next.start !== shownStart;
    if (isNew) ask(all.get(next.start ?? ""));
    shownStart = next.start;
    started.show(next.start);
    for (const question of questions) {
      question.showNames?.(names);
      question.show(next);
    }
    if (awaited !== undefined && next.start === awaited) {
      awaited = undefined;
      setChoosing(false);
      if (!focusNext()) onStarted();
    } else if (isChoosing !== true) {
      questions.find((question) => question.isOpen())?.fillOnlyOne();
    }
  }

  return {
    element: element("div", { class: "field start" }, choosing.element, answered),
    show,
    showNames: (known) => {
      names = known;
      for (const question of questions) question.showNames?.(known);
    },
    needs: () => questions,
    isChoosing: () => isChoosing === true,
    focusNext,
    note: (part) => {
      const isList = "reach" in part || "allowList" in part;
      if (isList || "scopes" in part) {
        before = undefined;
        undoLine.hidden = true;
      }
      const isKept = !isList || draft === undefined || keepsTo(changed(draft, part), questions);
      const more = isKept
        ? {}
        : { start: undefined, choices: undefined, typed: { ...part.typed, ...noTexts } };
      if (draft) draft = changed(draft, { ...part, ...more });
      if (!isKept && draft) show(draft);
      return more;
    },
  };
}
