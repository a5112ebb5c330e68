import * as l10n from "@vscode/l10n";
import * as vscode from "vscode";
import { harmless } from "../../core/text/harmless";

/** More names than these would push the buttons out of the window. */
const mostNames = 10;

/** Shows a text with buttons, and gives the title of the one that was pressed. */
type Show = (titles: readonly string[]) => Thenable<string | undefined>;

/**
 * Says something in passing.
 * @param message one sentence.
 * @param actions titles of buttons.
 * @returns the button that was pressed, or undefined.
 */
export async function inform(message: string, ...actions: string[]): Promise<string | undefined> {
  return pressed(actions, (titles) => vscode.window.showInformationMessage(harmless(message), ...titles));
}

/**
 * Says something that needs attention.
 * @param message one sentence.
 * @param actions titles of buttons.
 * @returns the button that was pressed, or undefined.
 */
export async function warn(message: string, ...actions: string[]): Promise<string | undefined> {
  return pressed(actions, (titles) => vscode.window.showWarningMessage(harmless(message), ...titles));
}

/**
 * Says that something failed; for `ErrorDoor`, which knows what to say.
 * @param message one sentence.
 * @param actions titles of buttons.
 * @returns the button that was pressed, or undefined.
 */
export async function alarm(message: string, ...actions: string[]): Promise<string | undefined> {
  return pressed(actions, (titles) => vscode.window.showErrorMessage(harmless(message), ...titles));
}

/**
 * Asks before something that cannot be undone.
 * @param question names the thing concerned.
 * @param detail what will happen, in one line or in several; a line break within a line is none.
 * @param verb the button, named after what it does.
 * @returns whether the person agreed.
 */
export async function confirm(
  question: string,
  detail: string | readonly string[],
  verb: string,
): Promise<boolean> {
  return (await choose(question, detail, [verb])) === verb;
}

/**
 * Asks before something that cannot be undone, and which of several things to do.
 * @param question names the thing concerned.
 * @param detail what will happen, as for `confirm`.
 * @param verbs the buttons, named after what they do.
 * @returns the button that was pressed, undefined when the person leaves.
 */
export async function choose(
  question: string,
  detail: string | readonly string[],
  verbs: readonly string[],
): Promise<string | undefined> {
  const lines = typeof detail === "string" ? [detail] : detail;
  const options = { modal: true, detail: lines.map((line) => harmless(line)).join("\n") };
  return pressed(verbs, (titles) => vscode.window.showWarningMessage(harmless(question), options, ...titles));
}

/**
 * Puts an empty line between sentences of a question.
 * @returns its lines.
 */
export function paragraphs(...sentences: readonly string[]): readonly string[] {
  return sentences.flatMap((sentence, index) => (index === 0 ? [sentence] : ["", sentence]));
}

/**
 * Names what a question is about, one a line; of very many the rest is counted.
 * @param all their names.
 * @returns its lines.
 */
export function namesInQuestion(all: readonly string[]): readonly string[] {
  const names = all.slice(0, mostNames);
  const left = all.length - names.length;
  if (left > 0) names.push(l10n.t("and {0} more", left));
  return names.map((name) => `• ${name}`);
}

/** Titles may hold a name, too. */
async function pressed(actions: readonly string[], show: Show): Promise<string | undefined> {
  const titles = actions.map((title) => harmless(title));
  const title = await show(titles);
  return title === undefined ? undefined : actions[titles.indexOf(title)];
}
