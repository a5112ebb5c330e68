import chevronPicture from "@vscode/codicons/src/icons/chevron-right.svg";
import type { Draft } from "../../../drafting/draft/draft";
import { element } from "../../page/dom";
import { icon } from "../../page/icon";
import { fill } from "../../page/strings";
import type { NewTokenStrings } from "./common/strings";

/** The scopes and resources, folded behind a line that counts them. */
export type PermissionsPart = {
  readonly element: HTMLDetailsElement;
  /** Folds it for what was started from a recipe or a copy, when that changes; everything else needs it. */
  readonly show: (draft: Draft) => void;
  readonly open: () => void;
};

/**
 * Creates the part.
 * @param canList whether the deployment can limit a token to resources.
 * @param questions what it contains.
 */
export function permissionsPart(
  strings: NewTokenStrings,
  canList: boolean,
  ...questions: HTMLElement[]
): PermissionsPart {
  const count = element("span", { class: "permission-count" });
  const part = element(
    "details",
    { class: "permissions" },
    element(
      "summary",
      {},
      icon(chevronPicture),
      element("span", { class: "label" }, strings.permissions),
      count,
      element("span", { class: "customize", "aria-hidden": "true" }, strings.customize),
    ),
    element("div", { class: "permission-questions" }, ...questions),
  );
  let shownStart: string | undefined = "";

  function words({ scopes, reach, allowList }: Draft): string {
    if (!canList || reach === "all")
      return scopes.length === 1 ? strings.oneScopeAll : fill(strings.scopesAll, scopes.length);
    const [texts, ...amounts]: [string, ...number[]] =
      scopes.length === 1
        ? allowList.length === 1
          ? [strings.oneScopeOneResource]
          : [strings.oneScopeResources, allowList.length]
        : allowList.length === 1
          ? [strings.scopesOneResource, scopes.length]
          : [strings.scopesResources, scopes.length, allowList.length];
    return fill(texts, ...amounts);
  }

  return {
    element: part,
    show: (draft) => {
      count.replaceChildren(draft.scopes.length === 0 ? "" : words(draft));
      const isStarted = /^(recipe|token):/.test(draft.start ?? "");
      // What the person is changing stays open, even when it is no recipe any more.
      if (draft.start !== shownStart) part.open = !isStarted;
      shownStart = draft.start;
    },
    open: () => {
      part.open = true;
    },
  };
}
