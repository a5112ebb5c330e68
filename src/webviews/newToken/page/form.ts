import type { Check } from "../../../drafting/check/draftCheck";
import type { Draft, FieldName } from "../../../drafting/draft/draft";
import type { FormSetup } from "../../../drafting/draft/formSetup";
import type { EntryName } from "../../../presentation/thingName";
import { element } from "../../page/dom";
import { statusLine } from "../../page/statusLine";
import { fill } from "../../page/strings";
import type { Finder } from "./common/finder";
import type { FormPart, OnChange } from "./common/part";
import type { NewTokenStrings } from "./common/strings";
import { lifetimeField } from "./fields/lifetimeField";
import { nameField } from "./fields/nameField";
import { ownerField } from "./fields/ownerField";
import { type Start, startField } from "./fields/startField";
import { reachField } from "./reach/reachField";
import { fieldLeft } from "./reach/resourceInput";
import { scopePicker } from "./scopes/scopePicker";
import { successionPart } from "./successionPart";

type Problems = Check["problems"];

/** The questions of the form. */
export type ShownForm = {
  readonly element: HTMLFieldSetElement;
  readonly show: (draft: Draft) => void;
  /** Shows what the checks report, beside the fields that the person has visited. */
  readonly showCheck: (check: Check) => void;
  /** Shows the problems of all fields from now on. */
  readonly showAll: () => void;
  /** Moves the focus to the first field with a problem; returns whether there is one. */
  readonly focusProblem: (problems: Problems) => boolean;
  /** Adds what was typed but not added. */
  readonly flush: () => boolean;
  readonly showNames: (names: ReadonlyMap<string, EntryName>) => void;
  /** Scrolls to a scope in the list. */
  readonly reveal: (scope: string) => void;
};

/** What the form does apart from displaying. */
type FormActions = {
  readonly finder: Finder;
  readonly change: OnChange;
  /** Changes several parts at once and shows them. */
  readonly restore: OnChange;
  readonly start: Start;
  /** Looks up the text that was typed for the list. */
  readonly addLinked: () => void;
};

/** Creates the questions that apply to the deployment; `limits` replace the others. */
export function makeForm(strings: NewTokenStrings, whole: FormSetup, actions: FormActions): ShownForm {
  const setup = asRotated(whole);
  const { finder } = actions;
  const change: OnChange = (part) => {
    actions.change({ ...part, ...start?.note(part) });
    if (part.name !== undefined) succession?.rename(part.name);
  };
  const canStart = setup.recipes.length > 0 || setup.tokens.length > 0;
  const start = canStart ? startField(strings, setup, finder, { ...actions, change }) : undefined;
  const reach =
    setup.canScope && setup.canList
      ? reachField(strings, setup, finder, change, actions.addLinked)
      : undefined;
  const scopes = setup.canScope ? scopePicker(strings, setup.groups, change) : undefined;
  const owner = ownerField(strings, setup, finder, change);
  const isOwnerFixed = setup.ownerFixed !== "";
  const others: FormPart[] = [
    nameField(strings, change),
    owner,
    lifetimeField(strings, setup, change),
    ...(scopes ? [scopes] : []),
    ...(reach ? [reach] : []),
  ];
  const succession = setup.succession && successionPart(strings, setup.succession, change);
  const actsFor = element("p", { class: "lead" });
  const touched = new Set<FieldName>();
  let shown: Pick<Check, "problems" | "meant"> | undefined;
  let isNew = true;

  /** Every question, in display order. */
  const parts = (): FormPart[] => [...(start?.needs() ?? []), ...others];
  function showProblems(): void {
    for (const part of parts()) {
      const problem = touched.has(part.name) ? shown?.problems[part.name] : undefined;
      part.showProblem(problem, shown?.meant?.[part.name]);
    }
  }
  const questions = element(
    "fieldset",
    { class: "questions" },
    element(
      "header",
      {},
      ...(succession?.heading ?? [element("h1", {}, fill(strings.title, setup.host))]),
      actsFor,
      isOwnerFixed ? owner.element : undefined,
    ),
    ...setup.limits.map((sentence) => statusLine("hint", sentence)),
    start?.element,
    ...others.filter((part) => part !== owner || !isOwnerFixed).map((part) => part.element),
    succession?.element,
  );
  function leave(target: EventTarget | null, next: EventTarget | null): void {
    const isIn = (part: FormPart, place: EventTarget | null) =>
      place instanceof Node && part.element.contains(place);
    const left = parts().find((part) => isIn(part, target) && !isIn(part, next));
    if (!left) return;
    touched.add(left.name);
    showProblems();
  }
  questions.addEventListener("focusout", ({ target, relatedTarget }) => leave(target, relatedTarget));
  questions.addEventListener(fieldLeft, ({ target }) => leave(target, null));

  return {
    element: questions,
    show: (draft) => {
      actsFor.textContent = fill(strings.actsFor, draft.owner?.username ?? setup.self.username);
      start?.show(draft);
      succession?.show(draft);
      for (const part of others) part.show(draft);
      // A text that was in a field when the page was last visible counts as finished, so its problem is
      // shown.
      if (isNew) for (const name of textsIn(draft)) touched.add(name);
      isNew = false;
      showProblems();
    },
    showCheck: (check) => {
      shown = check;
      for (const part of parts()) part.showCheck?.(check);
      succession?.showCheck(check);
      showProblems();
    },
    showAll: () => {
      for (const part of parts()) touched.add(part.name);
      showProblems();
    },
    focusProblem: (current) => {
      const wrong = parts().find(({ name }) => current[name] !== undefined);
      wrong?.focus();
      return wrong !== undefined;
    },
    flush: () => reach?.flush() ?? false,
    showNames: (names) => {
      start?.showNames(names);
      for (const part of others) part.showNames?.(names);
    },
    reveal: (scope) => scopes?.reveal(scope),
  };
}

/** What is rotated keeps its permissions, so nothing asks for them. */
function asRotated(setup: FormSetup): FormSetup {
  if (setup.succession?.how !== "rotate") return setup;
  return { ...setup, recipes: [], tokens: [], canScope: false };
}

/** The fields that contain a text that names nothing yet. */
function textsIn({ typed = {} }: Draft): FieldName[] {
  const { entry, ...others } = typed;
  return [...(Object.keys(others) as FieldName[]), ...(entry === undefined ? [] : (["allowList"] as const))];
}
