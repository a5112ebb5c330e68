import * as vscode from "vscode";
import { Cancelled } from "../../../platform/errors";
import { type Back, back } from "./runSteps";

/** What every step shows. */
export type PromptFrame = {
  readonly title: string;
  readonly placeholder: string;
  /** Whether there is a step before. */
  readonly hasBack: boolean;
};

type Prompt = vscode.QuickPick<vscode.QuickPickItem> | vscode.InputBox;

/** Shows a prompt until it gives an answer; leaving it means that nothing happens. */
function ask<Answer>(
  prompt: Prompt,
  { title, hasBack }: PromptFrame,
  listen: (answer: (value: Answer) => void) => void,
): Promise<Answer | Back> {
  return new Promise((resolve, reject) => {
    prompt.title = title;
    // Copying something from another window must not end it.
    prompt.ignoreFocusOut = true;
    prompt.buttons = hasBack ? [vscode.QuickInputButtons.Back] : [];
    const done = (value: Answer | Back): void => {
      resolve(value);
      prompt.dispose();
    };
    prompt.onDidTriggerButton(() => done(back));
    prompt.onDidHide(() => {
      reject(new Cancelled());
      prompt.dispose();
    });
    listen(done);
    prompt.show();
  });
}

/**
 * Asks for one of several things.
 * @param items what there is; separators are passed over.
 * @throws Cancelled when the person leaves.
 */
export function pickOne<Item extends vscode.QuickPickItem>(
  items: readonly (Item | vscode.QuickPickItem)[],
  frame: PromptFrame,
): Promise<Item | Back> {
  return pickFound<Item>(frame, (text, show) => {
    if (text === "") show(items);
  });
}

/**
 * Asks for one of the things that are found while the person types.
 * @param find is called with what was typed; it may show things once or several times.
 * @throws Cancelled when the person leaves.
 */
export function pickFound<Item extends vscode.QuickPickItem>(
  frame: PromptFrame,
  find: (
    text: string,
    show: (items: readonly (Item | vscode.QuickPickItem)[]) => void,
    busy: (is: boolean) => void,
  ) => void,
): Promise<Item | Back> {
  const pick = vscode.window.createQuickPick<Item | vscode.QuickPickItem>();
  pick.placeholder = frame.placeholder;
  pick.matchOnDescription = true;
  pick.matchOnDetail = true;
  return ask<Item>(pick, frame, (answer) => {
    const look = (text: string): void =>
      find(
        text.trim(),
        (items) => {
          pick.items = items;
        },
        (is) => {
          pick.busy = is;
        },
      );
    pick.onDidChangeValue(look);
    pick.onDidAccept(() => {
      const [chosen] = pick.selectedItems;
      if (chosen) answer(chosen as Item);
    });
    look("");
  });
}

/**
 * Asks for at least one of several things.
 * @throws Cancelled when the person leaves.
 */
export function pickSome<Item extends vscode.QuickPickItem>(
  items: readonly (Item | vscode.QuickPickItem)[],
  chosen: (item: Item) => boolean,
  frame: PromptFrame,
): Promise<readonly Item[] | Back> {
  const pick = vscode.window.createQuickPick<Item | vscode.QuickPickItem>();
  pick.placeholder = frame.placeholder;
  pick.canSelectMany = true;
  pick.matchOnDescription = true;
  pick.items = items;
  pick.selectedItems = items.filter(
    (item) => item.kind !== vscode.QuickPickItemKind.Separator && chosen(item as Item),
  );
  return ask<readonly Item[]>(pick, frame, (answer) => {
    pick.onDidAccept(() => {
      if (pick.selectedItems.length > 0) answer(pick.selectedItems as readonly Item[]);
    });
  });
}

/**
 * Asks for a text.
 * @param problemOf says what is wrong with a text, if anything.
 * @throws Cancelled when the person leaves.
 */
export function typeText(
  value: string,
  problemOf: (text: string) => string | undefined,
  frame: PromptFrame,
): Promise<string | Back> {
  const box = vscode.window.createInputBox();
  box.value = value;
  box.prompt = frame.placeholder;
  box.validationMessage = value === "" ? undefined : problemOf(value);
  return ask<string>(box, frame, (answer) => {
    box.onDidChangeValue((text) => {
      box.validationMessage = problemOf(text);
    });
    box.onDidAccept(() => {
      const problem = problemOf(box.value);
      if (problem === undefined) answer(box.value);
      else box.validationMessage = problem;
    });
  });
}

/** A line between groups of things to pick. */
export function separator(label: string): vscode.QuickPickItem {
  return { label, kind: vscode.QuickPickItemKind.Separator };
}
