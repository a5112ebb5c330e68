import * as l10n from "@vscode/l10n";
import type * as vscode from "vscode";
import type { Draft } from "../../drafting/draft/draft";
import type { Resources } from "../../drafting/things/resources";
import { sayNotFound } from "../../drafting/things/sayNotFound";
import type { FoundResource, FoundThings } from "../../drafting/things/thing";
import { type ThingWords, thingWords } from "../../drafting/things/thingWords";
import { quietly } from "../../platform/background";
import { shownNumber } from "../../platform/time/times";
import type { ResourceKind } from "../../tokens/things/seenThings";
import { pickFound, pickOne, type PromptFrame, type Shown } from "./quickSteps";
import { back, type Step } from "./runSteps";

type ResourceItem = vscode.QuickPickItem & { readonly id: string };

/** The question, and what to do with the answer. */
type ResourceQuestion = {
  readonly kind: ResourceKind;
  readonly resources: Resources;
  /** Builds the prompt's frame for a question. */
  readonly frame: (question: string, hasBack: boolean) => PromptFrame;
  /** Takes the chosen ID. */
  readonly one: Answer<string>;
  /**
   * Takes the whole kind; it is the last row, and needs a separate confirmation. Absent if a single resource
   * must be chosen.
   */
  readonly all?: Answer<void>;
};

type Answer<Chosen> = (
  draft: Draft,
  chosen: Chosen,
) => { readonly draft: Draft; readonly next?: Step | undefined };

/** How long the person must pause typing before we ask the server, in ms. */
const pause = 150;

/** Builds the question for a resource by name. */
export function resourceStep({ kind, resources, frame, one, all }: ResourceQuestion): Step {
  const words = thingWords(kind);
  const allItem: ResourceItem = { label: words.all, detail: words.broader, id: "*" };
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
      const chosen = await pickFound<ResourceItem>(
        all ? allItem : undefined,
        ({ id }) => id,
        frame(words.question, hasBack),
        find,
      );
      if (chosen === back) return back;
      if (chosen.id !== "*") return one(draft, chosen.id);
      return { draft, next: agreeStep(words, frame, (agreed) => all?.(agreed) ?? { draft: agreed }) };
    } finally {
      clearTimeout(timer);
      searching.abort();
    }
  };
}

/**
 * Asks for confirmation before a token is created for all resources of a kind; offers the narrower choice
 * first.
 */
function agreeStep(
  words: ThingWords,
  frame: ResourceQuestion["frame"],
  all: (draft: Draft) => ReturnType<Answer<void>>,
): Step {
  return async (draft, hasBack) => {
    const narrower = { label: words.chooseOne };
    const chosen = await pickOne(
      [narrower, { label: words.all, detail: words.broader }],
      frame(words.agree, hasBack),
    );
    return chosen === back || chosen === narrower ? back : all(draft);
  };
}

async function show(
  resources: Resources,
  kind: ResourceKind,
  text: string,
  signal: AbortSignal,
  shown: Shown<ResourceItem>,
): Promise<void> {
  const found = await resources
    .find(kind, text, signal)
    .catch((error: unknown): FoundThings & { readonly problem: string } => ({
      resources: [],
      problem: sayNotFound(error),
    }));
  if (signal.aborted) return;
  const isAnswer = !("problem" in found) && (text === "" || found.resources.length > 0);
  const isWhole = !("problem" in found) && found.total === undefined;
  shown.add(found.resources.map(itemOf), isAnswer, isWhole);
  shown.say("problem" in found ? found.problem : noteOn(kind, text, found));
  shown.busy(false);
}

/** Describes what a list leaves out. */
function noteOn(kind: ResourceKind, text: string, { resources, total }: FoundThings): string | undefined {
  if (resources.length === 0) return text === "" ? thingWords(kind).none : thingWords(kind).unknown(text);
  return total === undefined
    ? undefined
    : l10n.t(
        "Showing {0} of {1}. Keep typing to narrow the list.",
        shownNumber(resources.length),
        shownNumber(total),
      );
}

function itemOf({ entry, name, detail }: FoundResource): ResourceItem {
  return { label: name, description: detail, id: entry.slice(entry.indexOf(":") + 1) };
}
