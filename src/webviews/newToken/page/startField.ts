import chevronPicture from "@vscode/codicons/src/icons/chevron-down.svg";
import { announce } from "../../page/announce";
import { button } from "../../page/button";
import { element, uniqueId } from "../../page/dom";
import { icon } from "../../page/icon";
import { fill } from "../../page/strings";
import type { Choice, ChoiceName, Choices } from "../../../core";
import type { Draft, EntryName, FormSetup, RecipeChoice } from "../contract";
import type { NewTokenStrings } from "./strings";
import type { Finder } from "./finder";
import type { Change } from "./part";
import { resourceInput, writeChosen } from "./resourceInput";

/** Starts the draft from a recipe, for what was chosen, or from a token. */
export type Start = (start: string | undefined, choices: Choices) => void;

/** The question where to start from. */
export type StartField = {
  readonly element: HTMLElement;
  readonly show: (draft: Draft) => void;
  readonly showNames: (names: ReadonlyMap<string, EntryName>) => void;
  /** Takes note of what the person changed elsewhere in the form: from then on there is nothing to give back. */
  readonly note: (part: Partial<Draft>) => void;
};

type Parts = Pick<Draft, "scopes" | "reach" | "allowList" | "start" | "choices">;

/** Asks what to start from, and which things a recipe is for; what was there before can be had back. */
export function startField(
  strings: NewTokenStrings,
  { recipes, tokens }: FormSetup,
  finder: Finder,
  { start: startWith, restore }: { readonly start: Start; readonly restore: Change },
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
  /** What the person had before they started from something, until they change it themselves. */
  let before: Parts | undefined;
  let shownStart: string | undefined;
  let questions: ReturnType<typeof needQuestion>[] = [];

  function begin(start: string | undefined, choices: Choices): void {
    if (draft) before ??= partsOf(draft);
    startWith(start, choices);
  }
  function giveBack(): void {
    if (!before) return;
    const back = before;
    before = undefined;
    restore({ ...back, start: back.start, choices: back.choices });
    announce(strings.undone);
    select.focus();
  }
  function ask(recipe: RecipeChoice | undefined): void {
    questions = (recipe?.needs ?? []).map((kind) =>
      needQuestion(strings, kind, finder, (choice) => {
        const choices: Choices = draft?.choices ?? {};
        begin(recipe?.start, { ...choices, [kind]: choice ?? [] });
      }),
    );
    needs.replaceChildren(...questions.map(({ element: question }) => question));
  }
  select.addEventListener("change", () => begin(select.value === "" ? undefined : select.value, {}));

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
    writeNames();
  }
  function writeNames(): void {
    for (const { kind, field } of questions) {
      const choice = draft?.choices?.[kind];
      const [id] = choice === "all" ? [] : (choice ?? []);
      const name = id === undefined ? "" : (names.get(`${kind}:${id}`)?.name ?? id);
      writeChosen(field, choice === "all" ? strings[`every_${kind}`] : name);
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
    ),
    show,
    showNames: (known) => {
      names = known;
      writeNames();
    },
    note: (part) => {
      if (draft) draft = { ...draft, ...part };
      if (!("scopes" in part || "reach" in part || "allowList" in part)) return;
      before = undefined;
      undoLine.hidden = true;
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

/** Asks for one thing that a recipe is for. */
function needQuestion(
  strings: NewTokenStrings,
  kind: ChoiceName,
  finder: Finder,
  onChoose: (choice: Choice | undefined) => void,
) {
  const field = resourceInput(strings, {
    finder,
    onChoose: ({ entry, name }) => {
      const id = entry.slice(entry.indexOf(":") + 1);
      field.input.value = name;
      onChoose(id === "*" ? "all" : [id]);
    },
    onText: (text) => {
      if (text.trim() === "") onChoose(undefined);
      else field.showProblem(strings.chooseFound);
    },
  });
  field.setKind(kind);
  field.input.id = uniqueId("need");
  return {
    kind,
    field,
    element: element(
      "div",
      { class: "need" },
      element("label", { for: field.input.id }, strings[`only_${kind}`]),
      field.element,
    ),
  };
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
