import type { Check } from "../../../drafting/check/draftCheck";
import type { Draft, FieldName } from "../../../drafting/draft/draft";
import type { FormSetup } from "../../../drafting/draft/formSetup";
import type { EntryName } from "../../../presentation/thingName";
import { element } from "../../page/dom";
import { statusLine } from "../../page/statusLine";
import { fill } from "../../page/strings";
import { afterPress } from "./common/afterPress";
import type { Finder } from "./common/finder";
import { changed, fieldsOf, type FormPart, type OnChange } from "./common/part";
import type { NewTokenStrings } from "./common/strings";
import { lifetimeField } from "./fields/lifetimeField";
import { nameField } from "./fields/nameField";
import { ownerField } from "./fields/ownerField";
import { findingList } from "./findingList";
import { permissionsPart } from "./permissionsPart";
import { reachField } from "./reach/reachField";
import { fieldLeft } from "./reach/resourceInput";
import { scopePicker } from "./scopes/scopePicker";
import { type Start, startField } from "./start/startField";
import { successionPart } from "./successionPart";

type Problems = Check["problems"];

/** The questions of the form. */
export type ShownForm = {
  readonly element: HTMLFieldSetElement;
  readonly show: (draft: Draft) => void;
  /** Shows what the checks report, beside the fields that the person has changed and left. */
  readonly showCheck: (check: Check) => void;
  /** Shows the problems of all fields from now on. */
  readonly showAll: () => void;
  /** Whether problems are shown of all fields. */
  readonly isAllShown: () => boolean;
  /** Whether the person is still choosing what the token is for. */
  readonly isChoosing: () => boolean;
  /** Moves the focus to the first field with a problem; returns whether there is one. */
  readonly focusProblem: (problems: Problems) => boolean;
  /** Moves the focus to the first question that has no answer. */
  readonly focusFirst: () => void;
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
  /** Called with the positions of a finding and of its fix. */
  readonly fix: (finding: number, fix: number) => void;
  /** Called when the person begins to choose what the token is for, and when they have chosen. */
  readonly onChoosing: (isChoosing: boolean) => void;
  /** Looks up the text that was typed for the list. */
  readonly addLinked: () => void;
};

/** Creates the questions that apply to the deployment; `limits` replace the others. */
export function makeForm(strings: NewTokenStrings, given: FormSetup, actions: FormActions): ShownForm {
  const setup = asRotated(given);
  const { finder, fix } = actions;
  const edited = new Set<FieldName>();
  const change: OnChange = (part) => {
    for (const field of fieldsOf(part)) edited.add(field);
    const whole = { ...part, ...start?.note(part) };
    actions.change(whole);
    if (draft) permissions?.show((draft = changed(draft, whole)));
    if (part.name !== undefined) succession?.rename(part.name);
  };
  const rest = element("div", { class: "rest" });
  const canStart = setup.recipes.length > 0 || setup.tokens.length > 0;
  const start = canStart
    ? startField(strings, setup, finder, {
        ...actions,
        change,
        onChoosing: (isChoosing) => {
          rest.hidden = isChoosing;
          actions.onChoosing(isChoosing);
        },
        onStarted: () => name.focus(),
      })
    : undefined;
  const hasReach = setup.canScope && setup.canList;
  const reach = hasReach ? reachField(strings, setup, finder, change, actions.addLinked) : undefined;
  const scopes = setup.canScope ? scopePicker(strings, setup.groups, change) : undefined;
  const scopeErrors = findingList(strings, ["scopes"], fix);
  const listErrors = findingList(strings, ["allowList"], fix);
  const findings = findingList(strings, reach ? [undefined] : [undefined, "allowList"], fix);
  const permissions =
    scopes &&
    permissionsPart(
      strings,
      hasReach,
      scopes.element,
      scopeErrors.element,
      ...(reach ? [reach.element, listErrors.element] : []),
    );
  const name = nameField(strings, change);
  const owner = ownerField(strings, setup, finder, change);
  const others: FormPart[] = [
    name,
    lifetimeField(strings, setup, change),
    owner,
    ...(scopes ? [scopes] : []),
    ...(reach ? [reach] : []),
  ];
  const succession = setup.succession && successionPart(strings, setup.succession, change);
  const actsFor = element("p", { class: "lead", hidden: true });
  const where = element("p", { class: "where hint" });
  const touched = new Set<FieldName>();
  let shown: Pick<Check, "problems" | "meant"> | undefined;
  let draft: Draft | undefined;
  let isAllShown = false;

  /** Every question, in display order. */
  const parts = (): FormPart[] => [...(start?.needs() ?? []), ...others];
  function showProblems(): void {
    for (const part of parts()) {
      const problem = touched.has(part.name) ? shown?.problems[part.name] : undefined;
      part.showProblem(problem, shown?.meant?.[part.name]);
    }
  }
  rest.append(
    ...[name, ...others.slice(1, 3)].map((part) => part.element),
    ...(permissions ? [permissions.element] : []),
    findings.element,
    ...(succession ? [succession.element] : []),
  );
  const questions = element(
    "fieldset",
    // It only disables them all at once: a group without a name says nothing.
    { class: "questions", role: "none" },
    element("header", {}, ...(succession?.heading ?? [element("h1", {}, strings.title)]), where, actsFor),
    ...setup.limits.map((sentence) => statusLine("hint", sentence)),
    start?.element,
    rest,
  );
  function leave(target: EventTarget | null, next: EventTarget | null): void {
    const isIn = (part: FormPart, place: EventTarget | null) =>
      place instanceof Node && part.element.contains(place);
    const left = parts().find((part) => isIn(part, target) && !isIn(part, next));
    // Whoever only passes through a field has made no mistake yet.
    if (!left || !edited.has(left.name)) return;
    afterPress(() => {
      touched.add(left.name);
      showProblems();
    });
  }
  questions.addEventListener("focusout", ({ target, relatedTarget }) => leave(target, relatedTarget));
  questions.addEventListener(fieldLeft, ({ target }) => leave(target, null));

  return {
    element: questions,
    show: (next) => {
      const isNew = draft === undefined;
      draft = next;
      where.textContent = fill(strings.where, setup.host, setup.self.username);
      actsFor.hidden = next.owner === undefined;
      actsFor.textContent = next.owner ? fill(strings.actsFor, next.owner.username) : "";
      start?.show(next);
      permissions?.show(next);
      succession?.show(next);
      for (const part of others) part.show(next);
      // A text that was in a field when the page was last visible counts as finished, so its problem is
      // shown.
      if (isNew) for (const field of textsIn(next)) touched.add(field);
      showProblems();
    },
    showCheck: (check) => {
      shown = check;
      for (const part of parts()) part.showCheck?.(check);
      for (const list of [scopeErrors, listErrors, findings]) list.show(check.findings);
      if (check.findings.some(({ field }) => field !== undefined)) permissions?.open();
      succession?.showCheck(check);
      showProblems();
    },
    showAll: () => {
      isAllShown = true;
      for (const part of parts()) touched.add(part.name);
      showProblems();
    },
    isAllShown: () => isAllShown,
    isChoosing: () => start?.isChoosing() ?? false,
    focusProblem: (current) => {
      const wrong = parts().find((part) => current[part.name] !== undefined);
      if (wrong && (wrong === scopes || wrong === reach)) permissions?.open();
      wrong?.focus();
      return wrong !== undefined;
    },
    focusFirst: () => {
      if (start?.focusNext() !== true) name.focus();
    },
    flush: () => reach?.flush() ?? false,
    showNames: (names) => {
      start?.showNames(names);
      for (const part of others) part.showNames?.(names);
    },
    reveal: (scope) => {
      permissions?.open();
      scopes?.reveal(scope);
    },
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
