import { element } from "../../page/dom";
import { statusLine } from "../../page/statusLine";
import { fill } from "../../page/strings";
import type { Check, Draft, EntryName, FieldName, FormSetup } from "../contract";
import type { NewTokenStrings } from "./strings";
import type { Finder } from "./finder";
import { lifetimeField } from "./lifetimeField";
import { ownerField } from "./ownerField";
import { nameField } from "./nameField";
import type { Change, Part } from "./part";
import { reachField } from "./reachField";
import { scopePicker } from "./scopePicker";
import { type Start, startField } from "./startField";

type Problems = Check["problems"];

/** The questions of the form. */
export type Form = {
  readonly element: HTMLFieldSetElement;
  readonly show: (draft: Draft) => void;
  /** Shows what the checks say, beside the fields that the person has been at. */
  readonly showCheck: (check: Check) => void;
  /** Shows the problems of all fields from now on. */
  readonly showAll: () => void;
  /** Moves the focus to the first field with a problem; tells whether there is one. */
  readonly focusProblem: (problems: Problems) => boolean;
  /** Adds what was typed and not yet added. */
  readonly flush: () => boolean;
  readonly showNames: (names: ReadonlyMap<string, EntryName>) => void;
  /** Goes to a scope in the list. */
  readonly reveal: (scope: string) => void;
};

/** What the form does beyond showing. */
type FormActions = {
  readonly finder: Finder;
  readonly change: Change;
  /** Changes several parts at once and shows them. */
  readonly restore: Change;
  readonly start: Start;
};

/** Makes the questions that the deployment can answer; `limits` stand in for the others. */
export function makeForm(strings: NewTokenStrings, setup: FormSetup, actions: FormActions): Form {
  const { finder } = actions;
  const change: Change = (part) => {
    start?.note(part);
    actions.change(part);
  };
  const canStart = setup.recipes.length > 0 || setup.tokens.length > 0;
  const start = canStart ? startField(strings, setup, finder, actions) : undefined;
  const reach = setup.canScope && setup.canList ? reachField(strings, setup, finder, change) : undefined;
  const scopes = setup.canScope ? scopePicker(strings, setup.groups, change) : undefined;
  const owner = ownerField(strings, setup, finder, change);
  const isOwnerFixed = setup.ownerFixed !== "";
  const parts: Part[] = [
    nameField(strings, change),
    owner,
    lifetimeField(strings, setup, change),
    ...(scopes ? [scopes] : []),
    ...(reach ? [reach] : []),
  ];
  const actsFor = element("p", { class: "lead" });
  const touched = new Set<FieldName>();
  let problems: Problems = {};

  function showProblems(): void {
    for (const part of parts) part.showProblem(touched.has(part.name) ? problems[part.name] : undefined);
  }
  for (const part of parts) {
    part.element.addEventListener("focusout", ({ relatedTarget }) => {
      if (relatedTarget instanceof Node && part.element.contains(relatedTarget)) return;
      touched.add(part.name);
      showProblems();
    });
  }

  return {
    element: element(
      "fieldset",
      { class: "questions" },
      element(
        "header",
        {},
        element("h1", {}, fill(strings.title, setup.host)),
        actsFor,
        isOwnerFixed ? owner.element : undefined,
      ),
      ...setup.limits.map((sentence) => statusLine("hint", sentence)),
      start?.element,
      ...parts.filter((part) => part !== owner || !isOwnerFixed).map((part) => part.element),
    ),
    show: (draft) => {
      actsFor.textContent = fill(strings.actsFor, draft.owner?.username ?? setup.self.username);
      start?.show(draft);
      for (const part of parts) part.show(draft);
    },
    showCheck: (check) => {
      problems = check.problems;
      for (const part of parts) part.showCheck?.(check);
      showProblems();
    },
    showAll: () => {
      for (const part of parts) touched.add(part.name);
      showProblems();
    },
    focusProblem: (current) => {
      const wrong = parts.find(({ name }) => current[name] !== undefined);
      wrong?.focus();
      return wrong !== undefined;
    },
    flush: () => reach?.flush() ?? false,
    showNames: (names) => {
      start?.showNames(names);
      for (const part of parts) part.showNames?.(names);
    },
    reveal: (scope) => scopes?.reveal(scope),
  };
}
