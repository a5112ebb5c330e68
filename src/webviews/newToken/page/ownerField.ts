import { element, setValue, uniqueId } from "../../page/dom";
import { problemLine } from "../../page/problemLine";
import { fill } from "../../page/strings";
import type { Draft, FormSetup } from "../contract";
import type { NewTokenStrings } from "./strings";
import type { Finder } from "./finder";
import type { Change, Part } from "./part";
import { resourceInput } from "./resourceInput";

/**
 * Asks whose token it will be: the person's own, or that of somebody whom they find by name. Where that is settled it
 * only says why.
 */
export function ownerField(
  strings: NewTokenStrings,
  { self, ownerFixed }: FormSetup,
  finder: Finder,
  change: Change,
): Part {
  if (ownerFixed !== "") return fixedOwner(ownerFixed);
  let owner: Draft["owner"];
  const words = () => owner?.username ?? fill(strings.ownerSelf, self.username);
  const box = resourceInput(strings, {
    finder,
    chosen: words,
    onChoose: ({ entry, name }) => take({ id: entry.slice("user:".length), username: name }),
    onText: (text) => {
      if (text.trim() === "") take(self);
      else box.showProblem(strings.chooseFound);
    },
  });
  const { input } = box;
  box.setKind("user");
  input.id = uniqueId("owner");
  const hint = element("p", { class: "hint", id: uniqueId("hint") }, strings.ownerHint);
  input.setAttribute("aria-describedby", `${hint.id} ${input.getAttribute("aria-describedby") ?? ""}`);
  /** Stays beside the field until the person is back in it. */
  let notFound: string | undefined;

  function take(next: typeof self): void {
    const before = owner?.id;
    owner = next.id === self.id ? undefined : next;
    setValue(input, words());
    if (owner?.id !== before) change({ owner });
  }
  input.addEventListener("focus", () => {
    notFound = undefined;
    input.select();
  });
  input.addEventListener("blur", () => {
    // With the window it is not the field that was left.
    if (document.activeElement === input || input.value === words()) return;
    notFound = strings.chooseFound;
    setValue(input, words());
    box.showProblem(notFound);
  });

  return {
    name: "owner",
    element: element(
      "div",
      { class: "field" },
      element("label", { for: input.id }, strings.owner),
      hint,
      box.element,
    ),
    show: (draft) => {
      owner = draft.owner;
      if (document.activeElement !== input) setValue(input, words());
    },
    showProblem: (sentence) => box.showProblem(notFound ?? sentence),
    focus: () => input.focus(),
  };
}

/** Says why the owner is the one that the form names already. */
function fixedOwner(reason: string): Part {
  const { element: line, show: showProblem } = problemLine();
  return {
    name: "owner",
    element: element("div", {}, element("p", { class: "hint" }, reason), line),
    show: () => undefined,
    showProblem,
    focus: () => undefined,
  };
}
