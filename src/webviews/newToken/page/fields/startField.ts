import chevronPicture from "@vscode/codicons/src/icons/chevron-down.svg";
import chevronRightPicture from "@vscode/codicons/src/icons/chevron-right.svg";
import type { Choices } from "../../../../core/recipes/choices";
import type { Draft, Typed } from "../../../../drafting/draft/draft";
import type { FormSetup, RecipeChoice } from "../../../../drafting/draft/formSetup";
import type { EntryName } from "../../../../presentation/thingName";
import { announce } from "../../../page/announce";
import { button } from "../../../page/button";
import { element, uniqueId } from "../../../page/dom";
import { icon } from "../../../page/icon";
import { fill } from "../../../page/strings";
import type { Finder } from "../common/finder";
import { changed, type DraftChange, type FormPart, type OnChange } from "../common/part";
import type { NewTokenStrings } from "../common/strings";
import { needField } from "./needField";

/**
 * Starts the draft from a recipe with its choices, or from a token; `typed` clears the texts that this makes
 * obsolete.
 */
export type Start = (start: string | undefined, choices: Choices, typed: Typed) => void;

/** The question what to start from. */
export type StartField = {
  readonly element: HTMLElement;
  readonly show: (draft: Draft) => void;
  readonly showNames: (names: ReadonlyMap<string, EntryName>) => void;
  /** The questions for the resources that a recipe needs. */
  readonly needs: () => readonly FormPart[];
  /**
   * Records a change elsewhere in the form: from then on, there is nothing to restore.
   * @returns what changes with it: if the list no longer matches the recipe's choices, the recipe's questions
   * are removed.
   */
  readonly note: (part: DraftChange) => DraftChange;
};

type Parts = Pick<Draft, "scopes" | "reach" | "allowList" | "start" | "choices">;

const noTexts = { workspace: undefined, template: undefined, organization: undefined };

type StartActions = { readonly start: Start; readonly restore: OnChange; readonly change: OnChange };

/**
 * Asks what to start from, and for the resources that a recipe needs; the previous content can be restored.
 */
export function startField(
  strings: NewTokenStrings,
  { recipes, tokens, withheld }: FormSetup,
  finder: Finder,
  { start: startWith, restore, change }: StartActions,
): StartField {
  const all = new Map(recipes.flatMap((group) => group.recipes.map((recipe) => [recipe.start, recipe])));
  const select = startSelect(strings, { recipes, tokens });
  const reason = element("p", { class: "hint", id: uniqueId("reason") }, strings.startHint);
  select.setAttribute("aria-describedby", reason.id);
  const needs = element("div", { class: "needs" });
  const undo = button({ label: strings.undo, look: "link", onPress: () => giveBack() });
  const undoLine = element(
    "p",
    { class: "status hint", hidden: true },
    element("span", {}, strings.replaced),
    undo,
  );
  let draft: Draft | undefined;
  let names: ReadonlyMap<string, EntryName> = new Map();
  /** The content before the person chose a start, until they change it themselves. */
  let before: Parts | undefined;
  let shownStart: string | undefined;
  let questions: readonly FormPart[] = [];

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
    select.focus();
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
  select.addEventListener("change", () =>
    begin(select.value === "" ? undefined : select.value, draft?.choices ?? {}, noTexts),
  );

  function show(next: Draft): void {
    draft = next;
    undoLine.hidden = before === undefined || isSame(before, partsOf(next));
    const recipe = all.get(next.start ?? "");
    const token = tokens.find(({ start }) => start === next.start);
    select.value = recipe?.start ?? token?.start ?? "";
    reason.replaceChildren(
      recipe?.reason ?? (token ? fill(strings.sameGrant, token.name, token.summary) : strings.startHint),
    );
    if (next.start !== shownStart) ask(recipe);
    shownStart = next.start;
    for (const question of questions) {
      question.showNames?.(names);
      question.show(next);
    }
  }

  return {
    element: element(
      "div",
      { class: "field start" },
      element("label", { for: (select.id = uniqueId("start")) }, strings.startFrom),
      reason,
      element("span", { class: "select" }, select, icon(chevronPicture)),
      needs,
      undoLine,
      withheld.length === 0 ? undefined : withheldList(strings, withheld),
    ),
    show,
    showNames: (known) => {
      names = known;
      for (const question of questions) question.showNames?.(known);
    },
    needs: () => questions,
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

function startSelect(
  strings: NewTokenStrings,
  { recipes, tokens }: Pick<FormSetup, "recipes" | "tokens">,
): HTMLSelectElement {
  return element(
    "select",
    {},
    element("option", { value: "" }, strings.startNothing),
    ...recipes.map((group) =>
      element(
        "optgroup",
        { label: group.title },
        ...group.recipes.map(({ start, title }) => element("option", { value: start }, title)),
      ),
    ),
    tokens.length === 0
      ? undefined
      : element(
          "optgroup",
          { label: strings.startTokens },
          ...tokens.map(({ start, name, summary }) =>
            element("option", { value: start }, `${name} (${summary})`),
          ),
        ),
  );
}

/** Lists the recipes that cannot work here, with the reasons, in case somebody looks for them. */
function withheldList(strings: NewTokenStrings, withheld: FormSetup["withheld"]): HTMLElement {
  return element(
    "details",
    { class: "withheld" },
    element("summary", {}, icon(chevronRightPicture), fill(strings.withheld, withheld.length)),
    element(
      "ul",
      {},
      ...withheld.map(({ title, reason }) => element("li", {}, element("strong", {}, title), ` ${reason}`)),
    ),
  );
}

/** Whether a draft lists exactly the chosen resources of the kinds that a recipe needs. */
function keepsTo({ reach, allowList, choices }: Draft, questions: readonly FormPart[]): boolean {
  return questions.every(({ name }) => {
    const choice = choices?.[name as keyof Choices] ?? [];
    const wanted = choice === "all" ? ["*"] : choice;
    const listed = allowList
      .filter((entry) => entry.startsWith(`${name}:`))
      .map((entry) => entry.slice(name.length + 1));
    return reach === "only" && wanted.toSorted().join() === listed.toSorted().join();
  });
}

function partsOf({ scopes, reach, allowList, start, choices }: Draft): Parts {
  return {
    scopes,
    reach,
    allowList,
    ...(start === undefined ? {} : { start }),
    ...(choices === undefined ? {} : { choices }),
  };
}

function isSame(one: Parts, other: Parts): boolean {
  return (
    JSON.stringify([one.scopes, one.reach, one.allowList]) ===
    JSON.stringify([other.scopes, other.reach, other.allowList])
  );
}
