import type { Draft } from "../../../../drafting/draft/draft";
import type { FormSetup } from "../../../../drafting/draft/formSetup";
import { element, uniqueId } from "../../../page/dom";
import { problemLine } from "../../../page/problemLine";
import { fill } from "../../../page/strings";
import type { Finder } from "../common/finder";
import type { FormPart, OnChange } from "../common/part";
import type { NewTokenStrings } from "../common/strings";
import { resourceInput } from "../reach/resourceInput";

/**
 * Asks for the owner: the person themselves, or somebody whom they find by name. If the owner is fixed, it
 * only explains why.
 */
export function ownerField(
  strings: NewTokenStrings,
  { self, mayChooseOwner, ownerGiven }: FormSetup,
  finder: Finder,
  change: OnChange,
): FormPart {
  if (!mayChooseOwner) return fixedOwner(ownerGiven);
  let owner: Draft["owner"];
  const words = () => owner?.username ?? fill(strings.ownerSelf, self.username);
  const box = resourceInput(strings, {
    finder,
    chosen: words,
    offersAll: false,
    onChoose: ({ entry, name }) => take({ id: entry.slice("user:".length), username: name }),
    onTyped: (text) => change({ typed: { owner: text } }),
  });
  const { input } = box;
  box.setKind("user");
  input.id = uniqueId("owner");
  input.setAttribute("aria-required", "true");
  const hint = element("p", { class: "hint", id: uniqueId("hint") }, strings.ownerHint);
  input.setAttribute("aria-describedby", `${hint.id} ${input.getAttribute("aria-describedby") ?? ""}`);

  function take(next: typeof self): void {
    const before = owner?.id;
    owner = next.id === self.id ? undefined : next;
    input.value = words();
    const typed = { owner: undefined };
    change(owner?.id === before ? { typed } : { owner, typed });
  }
  input.addEventListener("focus", () => input.select());

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
      box.show(draft.typed?.owner);
    },
    showProblem: box.showProblem,
    focus: () => input.focus(),
  };
}

/** Says why the owner is given, if there is something to say; most people make tokens for themselves alone. */
function fixedOwner(reason: string): FormPart {
  const { element: line, show: showProblem } = problemLine();
  return {
    name: "owner",
    element: element(
      "div",
      { hidden: reason === "" || undefined },
      element("p", { class: "hint" }, reason),
      line,
    ),
    show: () => undefined,
    showProblem,
    focus: () => undefined,
  };
}
