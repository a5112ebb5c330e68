import * as l10n from "@vscode/l10n";
import * as vscode from "vscode";
import { harmless } from "../../core/text/harmless";
import { shownNumber } from "../time/times";

/** More names than this would push the buttons out of the window. */
const mostNames = 10;

/** Shows a text with buttons, and returns the title of the pressed one. */
type Show = (titles: readonly string[]) => Thenable<string | undefined>;

/**
 * Shows an information message.
 * @param message one sentence.
 * @param actions the titles of the buttons.
 * @returns the pressed button, or undefined.
 */
export async function inform(message: string, ...actions: string[]): Promise<string | undefined> {
  return pressed(actions, (titles) => vscode.window.showInformationMessage(harmless(message), ...titles));
}

/**
 * Shows a warning.
 * @param message one sentence.
 * @param actions the titles of the buttons.
 * @returns the pressed button, or undefined.
 */
export async function warn(message: string, ...actions: string[]): Promise<string | undefined> {
  return pressed(actions, (titles) => vscode.window.showWarningMessage(harmless(message), ...titles));
}

/**
 * Shows an error; for `ErrorDoor`, which composes its text.
 * @param message one sentence.
 * @param actions the titles of the buttons.
 * @returns the pressed button, or undefined.
 */
export async function alarm(message: string, ...actions: string[]): Promise<string | undefined> {
  return pressed(actions, (titles) => vscode.window.showErrorMessage(harmless(message), ...titles));
}

/**
 * Asks for confirmation before something that cannot be undone.
 * @param question names the thing concerned.
 * @param detail what will happen, in one or several lines; line breaks within a line are removed.
 * @param verb the label of the button, which says what it does.
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
 * Asks before something that cannot be undone, with a choice of actions.
 * @param question names the thing concerned.
 * @param detail what will happen, as for `confirm`.
 * @param verbs the labels of the buttons, which say what they do.
 * @returns the pressed button; undefined if the person dismisses the question.
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
 * Separates the sentences of a question with empty lines.
 * @returns its lines.
 */
export function paragraphs(...sentences: readonly string[]): readonly string[] {
  return sentences.flatMap((sentence, index) => (index === 0 ? [sentence] : ["", sentence]));
}

/**
 * Lists the names a question is about, one per line, and counts the rest if there are very many.
 * @param all all names.
 * @returns its lines.
 */
export function namesInQuestion(all: readonly string[]): readonly string[] {
  const names = all.slice(0, mostNames);
  const left = all.length - names.length;
  if (left > 0) names.push(l10n.t("and {0} more", shownNumber(left)));
  return names.map((name) => `• ${name}`);
}

/** Button titles may contain a name, too. */
async function pressed(actions: readonly string[], show: Show): Promise<string | undefined> {
  const titles = actions.map((title) => harmless(title));
  const title = await show(titles);
  return title === undefined ? undefined : actions[titles.indexOf(title)];
}
