import chevronPicture from "@vscode/codicons/src/icons/chevron-right.svg";
import type { RunnableWords, Runs } from "../../../presentation/runnable";
import { element } from "../../page/dom";
import { icon } from "../../page/icon";
import { fill } from "../../page/strings";
import type { DetailsStrings } from "./strings";

/** The part of the page that lists what the token can run. */
type RunnableView = {
  readonly element: HTMLElement;
  /** Updates the content; expanded sections stay expanded. */
  readonly show: (runnable: RunnableWords | string) => void;
  /** Scrolls to it and focuses its heading. */
  readonly goThere: () => void;
};

/** Creates the part: first what the token can run, then, collapsed, what it cannot, grouped by reason. */
export function runnableView(strings: DetailsStrings): RunnableView {
  const heading = element("h2", { tabindex: "-1", "data-action": "runnable" }, strings.runnable);
  const content = element("div");
  const part = element("section", { class: "runnable" }, heading, content);
  let fold: HTMLDetailsElement | undefined;
  return {
    element: part,
    show: (runnable) => {
      const isOpen = fold?.open === true;
      fold = typeof runnable === "string" ? undefined : cannot(strings, runnable.cannot);
      if (fold) fold.open = isOpen;
      const said = typeof runnable === "string" ? [element("p", {}, runnable)] : can(strings, runnable.can);
      content.replaceChildren(...said, ...(fold ? [fold] : []));
    },
    goThere: () => {
      heading.focus({ preventScroll: true });
      part.scrollIntoView({ block: "start" });
    },
  };
}

function can(strings: DetailsStrings, runs: Runs): HTMLElement[] {
  const isNothing = runs.requests.length === 0 && runs.commands.length === 0;
  return [
    element("p", { class: "hint" }, strings.runnableHint),
    ...(isNothing ? [element("p", {}, strings.nothingRuns)] : lists(strings, runs)),
  ];
}

function cannot(strings: DetailsStrings, groups: RunnableWords["cannot"]): HTMLDetailsElement | undefined {
  const count = groups.reduce((sum, { requests, commands }) => sum + requests.length + commands.length, 0);
  if (count === 0) return undefined;
  return element(
    "details",
    {},
    element(
      "summary",
      { "data-action": "cannotRun" },
      icon(chevronPicture),
      fill(strings.cannotRun, String(count)),
    ),
    element(
      "ul",
      { class: "reasons" },
      ...groups.map((group) => element("li", {}, element("p", {}, group.reason), ...lists(strings, group))),
    ),
  );
}

function lists(strings: DetailsStrings, { requests, commands }: Runs): HTMLElement[] {
  const list = (label: string, items: readonly string[], look: string) =>
    items.length === 0
      ? []
      : [
          element(
            "div",
            { class: "runs" },
            element("span", { class: "hint" }, label),
            element(
              "ul",
              { "aria-label": label },
              ...items.map((text) => element("li", { class: look }, text)),
            ),
          ),
        ];
  return [...list(strings.requests, requests, "said"), ...list(strings.commands, commands, "code")];
}
