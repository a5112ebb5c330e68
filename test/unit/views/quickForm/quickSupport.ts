import type { Draft } from "../../../../src/drafting/draft/draft";
import { FormKnowledge } from "../../../../src/drafting/form/formKnowledge";
import { loadForm } from "../../../../src/drafting/form/loadForm";
import type { SignedIn } from "../../../../src/session/sessionState";
import { QuickForm } from "../../../../src/views/quickForm/quickForm";
import { runSteps } from "../../../../src/views/quickForm/runSteps";
import { type Coderd, type ProfileName, startCoderd } from "../../../coderd";
import { until } from "../../../host/until";
import { memoryLog } from "../../../support/memory";
import { signedInAt } from "../../../support/signedIn";
import { host } from "../../../support/vscode/host";
import type { ShownInput, ShownPick } from "../../../support/vscode/quickInput";

/** The questions of the quick form, as they are asked at an embedded server. */
export type QuickWindow = {
  readonly coderd: Coderd;
  readonly session: SignedIn;
  readonly quick: QuickForm;
  /** Asks all questions, from the first one, and gives what was filled in. */
  fillIn(draft?: Partial<Draft>): Promise<Draft>;
  close(): Promise<void>;
};

/** Opens the questions for somebody. */
export async function openQuickWindow(username = "alice", release?: ProfileName): Promise<QuickWindow> {
  const coderd = await startCoderd(release === undefined ? {} : { profile: release });
  const session = await signedInAt(coderd, username);
  const closing = new AbortController();
  const form = await loadForm(session, closing.signal);
  const knowledge = new FormKnowledge(session, closing.signal, memoryLog());
  const quick = new QuickForm(form, knowledge, await knowledge.resources(), (owner) =>
    loadForm(session, closing.signal, owner),
  );
  return {
    coderd,
    session,
    quick,
    fillIn: (draft) => {
      const filled = runSteps(quick.first, { ...form.emptyDraft, ...draft });
      // A test that fails at a question leaves it open.
      filled.catch(() => undefined);
      return filled;
    },
    close: async () => {
      closing.abort();
      for (const asked of [...host.picks, ...host.inputs]) asked.hide();
      session.client.dispose();
      await coderd.stop();
    },
  };
}

/** The list that asks this. */
export function list(question: string): Promise<ShownPick> {
  return until(
    () => host.picks.findLast(({ isShown, placeholder }) => isShown && placeholder === question),
    nowAsked(question),
    5_000,
  );
}

/** The field that asks this. */
export function field(question: string | RegExp): Promise<ShownInput> {
  return until(
    () =>
      host.inputs.findLast(
        ({ isShown, prompt = "" }) =>
          isShown && (typeof question === "string" ? prompt === question : question.test(prompt)),
      ),
    nowAsked(question),
    5_000,
  );
}

/** Chooses these in the list that asks this, once they are there. */
export async function choose(question: string, ...labels: string[]): Promise<ShownPick> {
  const pick = await list(question);
  await until(
    () => (labels.every((label) => pick.items.some((item) => item.label === label)) ? true : undefined),
    () => `It offers ${pick.items.map(({ label }) => label).join(", ")}`,
    5_000,
  );
  pick.choose(...labels);
  pick.accept();
  return pick;
}

/** Types a text into the field that asks this; without a text what stands there is taken. */
export async function type(question: string | RegExp, text?: string): Promise<ShownInput> {
  const box = await field(question);
  if (text !== undefined) box.type(text);
  box.accept();
  return box;
}

function nowAsked(question: string | RegExp) {
  return () => {
    const asked = [
      ...host.picks.filter(({ isShown }) => isShown).map(({ placeholder }) => placeholder),
      ...host.inputs.filter(({ isShown }) => isShown).map(({ prompt }) => prompt),
    ];
    return `“${String(question)}” is not asked, but “${asked.join("”, “")}”`;
  };
}

export const questions = {
  start: "What is the token for?",
  workspace: "Which workspace? Type a part of its name.",
  user: "Which user? Type a part of their name.",
  scopes: "What can it do? Select at least one scope.",
  reach: "What can it access?",
  lifetime: /^For example, /,
  name: "Name of the token, for example laptop-backup",
  review: "Create the token, or fix a problem first",
} as const;
