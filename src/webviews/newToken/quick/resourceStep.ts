import * as vscode from "vscode";
import { CoderError } from "../../../coder";
import type { Draft, FoundResource, ResourceKind } from "../contract";
import type { Resources } from "../resources";
import { pickFound, type PromptFrame } from "./prompts";
import { back, type Step } from "./runSteps";

type ResourceItem = vscode.QuickPickItem & { readonly id: string | undefined };

/** How long the person must have stopped typing before the server is asked, in ms. */
const pause = 150;

/**
 * Makes the question for a thing by name, the whole kind included.
 * @param frame makes the frame of the prompt for a question.
 * @param answer takes the id that was chosen, undefined for the whole kind.
 */
export function resourceStep(
  kind: ResourceKind,
  resources: Resources,
  frame: (question: string, hasBack: boolean) => PromptFrame,
  answer: (draft: Draft, id: string | undefined) => { readonly draft: Draft; readonly next?: Step },
): Step {
  const { question, every } = words()[kind];
  const whole: ResourceItem = { label: every, id: undefined, alwaysShow: true };
  return async (draft, hasBack) => {
    let searching = new AbortController();
    let timer: NodeJS.Timeout | undefined;
    try {
      const chosen = await pickFound<ResourceItem>(frame(question, hasBack), (text, show, busy) => {
        searching.abort();
        clearTimeout(timer);
        const search = new AbortController();
        searching = search;
        if (text === "") show([whole]);
        busy(true);
        timer = setTimeout(
          () =>
            void itemsOf(resources, kind, text, search.signal).then((items) => {
              if (search.signal.aborted) return;
              show(text === "" ? [whole, ...items] : [...items, whole]);
              busy(false);
            }),
          text === "" ? 0 : pause,
        );
      });
      if (chosen === back) return back;
      return answer(draft, chosen.id);
    } finally {
      clearTimeout(timer);
      searching.abort();
    }
  };
}

async function itemsOf(
  resources: Resources,
  kind: ResourceKind,
  text: string,
  signal: AbortSignal,
): Promise<vscode.QuickPickItem[]> {
  try {
    return (await resources.find(kind, text, signal)).map(itemOf);
  } catch (error) {
    if (!(error instanceof CoderError)) throw error;
    return [{ label: error.message, detail: error.advice, kind: vscode.QuickPickItemKind.Separator }];
  }
}

/** What the server found matches, whatever the filter of the prompt thinks. */
function itemOf({ entry, name, detail }: FoundResource): ResourceItem {
  return { label: name, description: detail, id: entry.slice(entry.indexOf(":") + 1), alwaysShow: true };
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
