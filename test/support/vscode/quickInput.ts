import type * as vscode from "vscode";
import { EventEmitter } from "./events";

/** A list that a test examines and uses like a person. */
export type ShownPick = vscode.QuickPick<vscode.QuickPickItem> & {
  isShown: boolean;
  /** Types into its box. */
  type(text: string): void;
  /** Moves to the items with these labels and selects them. */
  choose(...labels: string[]): void;
  /** Presses Enter. */
  accept(): void;
  /** Presses a button beside the title. */
  press(button: vscode.QuickInputButton): void;
  /** Presses a button of the item with this label. */
  pressOn(label: string, tooltip: string): void;
};

/** An input that a test examines and uses like a person. */
export type ShownInput = vscode.InputBox & {
  isShown: boolean;
  type(text: string): void;
  accept(): void;
  press(button: vscode.QuickInputButton): void;
};

/** What both have. */
function quickInput() {
  const changedValue = new EventEmitter<string>();
  const accepted = new EventEmitter<void>();
  const hidden = new EventEmitter<void>();
  const pressed = new EventEmitter<vscode.QuickInputButton>();
  const emitters = [changedValue, accepted, hidden, pressed];
  return {
    title: undefined,
    step: undefined,
    totalSteps: undefined,
    enabled: true,
    busy: false,
    ignoreFocusOut: false,
    value: "",
    placeholder: undefined,
    prompt: undefined,
    buttons: [] as readonly vscode.QuickInputButton[],
    isShown: false,
    onDidChangeValue: changedValue.event,
    onDidAccept: accepted.event,
    onDidHide: hidden.event,
    onDidTriggerButton: pressed.event,
    show() {
      this.isShown = true;
    },
    hide() {
      if (!this.isShown) return;
      this.isShown = false;
      hidden.fire();
    },
    dispose() {
      this.hide();
      for (const emitter of emitters) emitter.dispose();
    },
    type(text: string) {
      this.value = text;
      changedValue.fire(text);
    },
    accept: () => accepted.fire(),
    press: (button: vscode.QuickInputButton) => pressed.fire(button),
  };
}

/** Creates what `createQuickPick` returns. */
export function quickPick(): ShownPick {
  const active = new EventEmitter<readonly vscode.QuickPickItem[]>();
  const selection = new EventEmitter<readonly vscode.QuickPickItem[]>();
  const itemButton = new EventEmitter<vscode.QuickPickItemButtonEvent<vscode.QuickPickItem>>();
  const pick = {
    ...quickInput(),
    items: [] as readonly vscode.QuickPickItem[],
    activeItems: [] as readonly vscode.QuickPickItem[],
    selectedItems: [] as readonly vscode.QuickPickItem[],
    canSelectMany: false,
    matchOnDescription: false,
    matchOnDetail: false,
    keepScrollPosition: false,
    onDidChangeActive: active.event,
    onDidChangeSelection: selection.event,
    onDidTriggerItemButton: itemButton.event,
    choose(...labels: string[]) {
      const chosen = labels.map(itemOf);
      pick.activeItems = chosen.slice(-1);
      active.fire(pick.activeItems);
      pick.selectedItems = chosen;
      selection.fire(chosen);
    },
    pressOn(label: string, tooltip: string) {
      const item = itemOf(label);
      const button = item.buttons?.find((offered) => offered.tooltip === tooltip);
      if (!button) throw new Error(`“${label}” has no button “${tooltip}”`);
      itemButton.fire({ item, button });
    },
  };
  const itemOf = (label: string): vscode.QuickPickItem => {
    const item = pick.items.find((candidate) => candidate.label === label);
    if (!item)
      throw new Error(`No item “${label}” among ${pick.items.map((other) => other.label).join(", ")}`);
    return item;
  };
  return pick;
}

/** Creates what `createInputBox` returns. */
export function inputBox(): ShownInput {
  return {
    ...quickInput(),
    password: false,
    validationMessage: undefined,
    valueSelection: undefined,
  };
}
