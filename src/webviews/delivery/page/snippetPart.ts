import { element, uniqueId } from "../../page/dom";
import type { ShownSnippet } from "../contract";
import type { Use } from "../way";
import { type CopyButton, copyButton } from "./copyButton";
import type { DeliveryStrings } from "./strings";

/** Names, which are the same in every language. */
const names: Readonly<Record<Use, string>> = {
  bash: "bash",
  fish: "fish",
  powerShell: "PowerShell",
  env: ".env",
  gitHub: "GitHub Actions",
  gitLab: "GitLab CI",
  docker: "docker",
};

/** The snippets for shells and tools, of which one is shown. */
export type SnippetPart = {
  readonly element: HTMLElement;
  /** Marks the block that is on the clipboard; undefined if none is. */
  readonly showCopied: (copied: { readonly use: Use; readonly block: number } | undefined) => void;
};

/**
 * Creates the choice of a shell or tool, and below it what to paste there, with dots in place of the secret.
 * @param first the one to show first.
 * @param onCopy called with the block to copy.
 * @param inFile what is offered beside the snippet of an `.env` file.
 */
export function snippetPart(
  strings: DeliveryStrings,
  { snippets, first }: { readonly snippets: readonly ShownSnippet[]; readonly first: Use },
  onCopy: (use: Use, block: number) => void,
  inFile: HTMLElement,
): SnippetPart {
  const buttons = new Map<string, CopyButton>();
  const legend = element("legend", {}, strings.useIn);
  const shown = element("div", { class: "snippet" });

  function show({ use, blocks }: ShownSnippet): void {
    buttons.clear();
    shown.replaceChildren(
      ...blocks.flatMap(({ text, label }, block) => {
        const copy = copyButton("secondary", { copy: strings.copySnippet, copied: strings.copied }, () =>
          onCopy(use, block),
        );
        buttons.set(`${use} ${block}`, copy);
        return [
          label && element("p", { class: "hint" }, labelOf(use, label)),
          element(
            "div",
            { class: "block" },
            element(
              "pre",
              { class: "code", translate: "no" },
              ...text.split("\n").map((line) => element("span", {}, line)),
            ),
            copy.element,
          ),
        ].filter((part) => part !== undefined);
      }),
      ...(use === "env" ? [inFile] : []),
    );
  }

  function labelOf(use: Use, label: "store" | "workflow"): string {
    if (label === "workflow") return strings.workflow;
    return use === "gitLab" ? strings.store_gitLab : strings.store_gitHub;
  }

  const name = uniqueId("use");
  const radios = snippets.map((snippet) => {
    const radio = element("input", { type: "radio", name, value: snippet.use });
    radio.checked = snippet.use === first;
    radio.addEventListener("change", () => show(snippet));
    return element("label", {}, radio, element("span", { translate: "no" }, names[snippet.use]));
  });
  const chosen = snippets.find(({ use }) => use === first) ?? snippets[0];
  if (chosen) show(chosen);
  return {
    element: element(
      "section",
      { class: "snippets", hidden: chosen === undefined || undefined },
      element("fieldset", { class: "uses" }, legend, element("div", { class: "segments" }, ...radios)),
      shown,
    ),
    showCopied: (copied) => {
      const key = copied && `${copied.use} ${copied.block}`;
      for (const [place, copy] of buttons) copy.showCopied(place === key);
    },
  };
}
