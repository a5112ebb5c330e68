import * as vscode from "vscode";
import { quietly } from "../../../platform/background";
import type { Draft, FoundResource, ResourceKind } from "../contract";
import type { Resources } from "../resources";
import { sentenceFor } from "../formKnowledge";
import { pickFound, type PromptFrame, type Shown } from "./prompts";
import { back, type Step } from "./runSteps";

type ResourceItem = vscode.QuickPickItem & { readonly id: string | undefined };

/** How long the person must have stopped typing before the server is asked, in ms. */
const pause = 150;

/**
 * Makes the question for a thing by name, the whole kind included.
 * @param frame makes the frame of the prompt for a question.
 * @param answer takes the id that was chosen, undefined for the whole kind.
 * @param wholeLabel what stands in place of the whole kind.
 */
export function resourceStep(
  kind: ResourceKind,
  resources: Resources,
  frame: (question: string, hasBack: boolean) => PromptFrame,
  answer: (draft: Draft, id: string | undefined) => { readonly draft: Draft; readonly next?: Step },
  wholeLabel?: string,
): Step {
  const { question, every } = words()[kind];
  const whole: ResourceItem = { label: wholeLabel ?? every, id: undefined };
  return async (draft, hasBack) => {
    let searching = new AbortController();
    let timer: NodeJS.Timeout | undefined;
    const find = (text: string, shown: Shown<ResourceItem>): void => {
      searching.abort();
      clearTimeout(timer);
      const search = new AbortController();
      searching = search;
      shown.busy(true);
      timer = setTimeout(
        () => quietly("Looking for resources", show(resources, kind, text, search.signal, shown)),
        text === "" ? 0 : pause,
      );
    };
    try {
      const chosen = await pickFound(whole, ({ id = "*" }) => id, frame(question, hasBack), find);
      return chosen === back ? back : answer(draft, chosen.id);
    } finally {
      clearTimeout(timer);
      searching.abort();
    }
  };
}

async function show(
  resources: Resources,
  kind: ResourceKind,
  text: string,
  signal: AbortSignal,
  shown: Shown<ResourceItem>,
): Promise<void> {
  const found = await resources.find(kind, text, signal).catch((error: unknown) => sentenceFor(error));
  if (signal.aborted) return;
  const isFound = typeof found !== "string";
  shown.add(isFound ? found.map(itemOf) : []);
  shown.say(isFound ? undefined : found);
  shown.busy(false);
}

function itemOf({ entry, name, detail }: FoundResource): ResourceItem {
  return { label: name, description: detail, id: entry.slice(entry.indexOf(":") + 1) };
}

function words(): Readonly<Record<ResourceKind, { readonly question: string; readonly every: string }>> {
  return {
    workspace: {
      question: vscode.l10n.t("Which workspace? Type a part of its name."),
      every: vscode.l10n.t("Every workspace"),
    },
    template: {
      question: vscode.l10n.t("Which template? Type a part of its name."),
      every: vscode.l10n.t("Every template"),
    },
    user: {
      question: vscode.l10n.t("Which user? Type a part of their name."),
      every: vscode.l10n.t("Every user"),
    },
    organization: {
      question: vscode.l10n.t("Which organization? Type a part of its name."),
      every: vscode.l10n.t("Every organization"),
    },
  };
}
