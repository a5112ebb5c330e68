import * as vscode from "vscode";
import { Cancelled } from "../../../platform/errors";
import { makeInputBox, makeQuickPick } from "../../../platform/quickInputs";
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
  const pick = makeQuickPick<Item | vscode.QuickPickItem>();
  pick.matchOnDescription = true;
  pick.matchOnDetail = true;
  pick.items = items;
  return askForItem<Item>(pick, frame);
}

/** What a search shows while the person types. */
export type Shown<Item> = {
  /**
   * Shows things beside those shown before. VS Code names a choice by its place in the list, and would take another one for it if
   * things moved while Enter is on its way: so places never change.
   */
  readonly add: (items: readonly Item[]) => void;
  readonly busy: (is: boolean) => void;
  /** Says in the title why there is nothing more; undefined takes it away. */
  readonly say: (problem: string | undefined) => void;
};

/**
 * Asks for one of the things that are found while the person types.
 * @param whole is there from the beginning.
 * @param keyOf tells things apart.
 * @param find is called with what was typed.
 * @throws Cancelled when the person leaves.
 */
export function pickFound<Item extends vscode.QuickPickItem>(
  whole: Item,
  keyOf: (item: Item) => string,
  frame: PromptFrame,
  find: (text: string, shown: Shown<Item>) => void,
): Promise<Item | Back> {
  const pick = makeQuickPick<Item>();
  const places = new Map([[keyOf(whole), whole]]);
  const shown: Shown<Item> = {
    add: (items) => {
      const fresh = new Set(items.map(keyOf));
      for (const item of items) places.set(keyOf(item), item);
      // What the server found fits, whatever the filter thinks of its name; the rest is left to the filter.
      pick.items = Array.from(places, ([key, item]) => ({ ...item, alwaysShow: fresh.has(key) }));
    },
    busy: (is) => {
      pick.busy = is;
    },
    say: (problem) => {
      pick.title = problem ?? frame.title;
    },
  };
  pick.onDidChangeValue((text) => find(text.trim(), shown));
  pick.items = [whole];
  find("", shown);
  return askForItem<Item>(pick, frame);
}

function askForItem<Item extends vscode.QuickPickItem>(
  pick: vscode.QuickPick<Item | vscode.QuickPickItem>,
  frame: PromptFrame,
): Promise<Item | Back> {
  pick.placeholder = frame.placeholder;
  return ask<Item>(pick, frame, (answer) => {
    pick.onDidAccept(() => {
      const [chosen] = pick.selectedItems;
      if (chosen) answer(chosen as Item);
    });
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
  const pick = makeQuickPick<Item | vscode.QuickPickItem>();
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

/** What is said of a text while it is typed. */
export type TextCheck = {
  /** What is wrong with it; undefined when it can be taken. */
  readonly problem: string | undefined;
  /** What it means, when it can be taken. */
  readonly meaning?: string;
};

/**
 * Asks for a text.
 * @param check looks at what was typed.
 * @throws Cancelled when the person leaves.
 */
export function typeText(
  value: string,
  check: (text: string) => TextCheck,
  frame: PromptFrame,
): Promise<string | Back> {
  const box = makeInputBox();
  const look = (text: string): boolean => {
    const { problem, meaning } = check(text);
    box.validationMessage =
      problem ??
      (meaning === undefined
        ? undefined
        : { message: meaning, severity: vscode.InputBoxValidationSeverity.Info });
    return problem === undefined;
  };
  box.value = value;
  box.prompt = frame.placeholder;
  if (value !== "") look(value);
  return ask<string>(box, frame, (answer) => {
    box.onDidChangeValue(look);
    box.onDidAccept(() => {
      if (look(box.value)) answer(box.value);
    });
  });
}

/** A line between groups of things to pick. */
export function separator(label: string): vscode.QuickPickItem {
  return { label, kind: vscode.QuickPickItemKind.Separator };
}
