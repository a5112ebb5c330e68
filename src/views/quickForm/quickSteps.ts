import * as l10n from "@vscode/l10n";
import * as vscode from "vscode";
import { Cancelled } from "../../platform/errors";
import { makeInputBox, makeQuickPick } from "../../platform/shown/quickInputs";
import { FoundList } from "./foundList";
import { type Back, back } from "./runSteps";

/** What every step shows. */
export type PromptFrame = {
  readonly title: string;
  readonly placeholder: string;
  /** Whether there is a previous step. */
  readonly hasBack: boolean;
};

type Prompt = vscode.QuickPick<vscode.QuickPickItem> | vscode.InputBox;

/** Shows a prompt until it is answered; dismissing it means that nothing happens. */
function ask<Answer>(
  prompt: Prompt,
  { title, hasBack }: PromptFrame,
  listen: (answer: (value: Answer) => void) => void,
): Promise<Answer | Back> {
  return new Promise((resolve, reject) => {
    prompt.title = title;
    prompt.buttons = hasBack ? [vscode.QuickInputButtons.Back] : [];
    const done = (value: Answer | Back): void => {
      resolve(value);
      prompt.dispose();
    };
    prompt.onDidTriggerButton((button) => {
      if (button === vscode.QuickInputButtons.Back) done(back);
    });
    prompt.onDidHide(() => {
      reject(new Cancelled());
      prompt.dispose();
    });
    listen(done);
    prompt.show();
  });
}

/**
 * Asks for one of several items.
 * @param items the choices; separators cannot be chosen.
 * @throws Cancelled if the person dismisses the question.
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
   * Adds items to those already shown, and puts the row for the whole kind last, if offered. `isWhole`: whether
   * these are all items that match.
   */
  readonly add: (items: readonly Item[], isAllOffered: boolean, isWhole: boolean) => void;
  readonly busy: (is: boolean) => void;
  /** Explains in the title why there are no more items; undefined removes the text. */
  readonly say: (problem: string | undefined) => void;
};

/**
 * Asks for one item from a search that runs while the person types. An Enter that is faster than the search is
 * kept, and takes the exact name or the only match; if there is any doubt, it takes nothing.
 * @param all the row for the whole kind, if there is one.
 * @param keyOf returns a key that distinguishes items.
 * @param find called with the typed text.
 * @throws Cancelled if the person dismisses the question.
 */
export function pickFound<Item extends vscode.QuickPickItem>(
  all: Item | undefined,
  keyOf: (item: Item) => string,
  frame: PromptFrame,
  find: (text: string, shown: Shown<Item>) => void,
): Promise<Item | Back> {
  const pick = makeQuickPick<Item>();
  const list = new FoundList(keyOf, all);
  let found: { readonly items: readonly Item[]; readonly isWhole: boolean } | undefined;
  /** The text on which Enter was pressed before its search was answered. */
  let entered: string | undefined;
  let answerWith: (item: Item) => void = () => undefined;
  const isAll = (item: Item) => all !== undefined && keyOf(item) === keyOf(all);
  const shown: Shown<Item> = {
    add: (items, isAllOffered, isWhole) => {
      found = { items, isWhole };
      // Always show what the server found, whatever the filter thinks of its name; VS Code filters the rest.
      pick.items = list
        .show(items, isAllOffered)
        .map(({ item, isFresh }) => ({ ...item, alwaysShow: isFresh }));
    },
    busy: (is) => {
      pick.busy = is;
      if (!is) decide();
    },
    say: (problem) => {
      pick.title = problem ?? frame.title;
    },
  };
  function decide(): void {
    if (entered === undefined || !found) return;
    const text = entered.toLowerCase();
    entered = undefined;
    const exact = found.items.filter(({ label }) => label.toLowerCase() === text);
    const [meant, ...others] = exact.length > 0 || !found.isWhole ? exact : found.items;
    if (meant && others.length === 0) {
      answerWith(meant);
    } else if (found.items.length > 0) {
      // A second Enter that was on its way, too, must not choose the first of several.
      pick.activeItems = [];
      pick.title = l10n.t("There are several matches. Select one.");
    }
  }
  pick.onDidChangeValue((text) => {
    entered = undefined;
    found = undefined;
    find(text.trim(), shown);
  });
  find("", shown);
  pick.placeholder = frame.placeholder;
  return ask<Item>(pick, frame, (answer) => {
    answerWith = answer;
    pick.onDidAccept(() => {
      const [chosen] = pick.selectedItems;
      const text = pick.value.trim();
      // Rows of the previous search stay until this one is answered, also if they don't match it.
      const isShownFor =
        chosen !== undefined &&
        (text === "" || (!isAll(chosen) && chosen.label.toLowerCase().includes(text.toLowerCase())));
      if (pick.busy && !isShownFor) entered = text;
      else if (chosen && list.isMeant(chosen)) answer(chosen);
    });
  });
}

function askForItem<Item extends vscode.QuickPickItem>(
  pick: vscode.QuickPick<Item | vscode.QuickPickItem>,
  frame: PromptFrame,
): Promise<Item | Back> {
  pick.placeholder = frame.placeholder;
  return ask<Item>(pick, frame, (answer) => {
    pick.onDidAccept(() => {
      const chosen = pick.selectedItems[0] as Item | undefined;
      if (chosen) answer(chosen);
    });
  });
}

/**
 * Asks for at least one of several items.
 * @throws Cancelled if the person dismisses the question.
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

/** What to show about a text while it is typed. */
export type TextCheck = {
  /** What is wrong with it; undefined if it is acceptable. */
  readonly problem: string | undefined;
  /** What it means, if it is acceptable. */
  readonly meaning?: string;
};

/** A text that a button writes into the input. */
export type TextOffer = { readonly text: string; readonly tooltip: string };

/**
 * Asks for a text.
 * @param check checks the typed text.
 * @param offer shown as a button beside the input.
 * @throws Cancelled if the person dismisses the question.
 */
export function typeText(
  value: string,
  check: (text: string) => TextCheck,
  frame: PromptFrame,
  offer?: TextOffer,
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
    if (offer) {
      const button = { iconPath: new vscode.ThemeIcon("arrow-up"), tooltip: offer.tooltip };
      box.buttons = [...box.buttons, button];
      box.onDidTriggerButton((pressed) => {
        if (pressed !== button) return;
        box.value = offer.text;
        look(offer.text);
      });
    }
    box.onDidChangeValue(look);
    box.onDidAccept(() => {
      if (look(box.value)) answer(box.value);
    });
  });
}

/** A separator between groups of items. */
export function separator(label: string): vscode.QuickPickItem {
  return { label, kind: vscode.QuickPickItemKind.Separator };
}
