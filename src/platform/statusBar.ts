import * as vscode from "vscode";
import { harmless } from "../core/text/harmless";
import type { CommandId } from "./commands";

/** What a status bar item shows. */
export type StatusText = {
  /** The name of a VS Code icon. */
  readonly icon: string;
  readonly text: string;
  /** Screen readers read it, too. */
  readonly tooltip: string;
  readonly command: {
    readonly id: CommandId;
    readonly title: string;
    readonly arguments: readonly unknown[];
  };
};

/** A status bar item. */
export interface StatusItem {
  show(text: StatusText): void;
  hide(): void;
  dispose(): void;
}

/**
 * Creates a status bar item, with harmless texts.
 * @param id distinguishes it from other items of the extension.
 * @param name its name in the status bar's context menu.
 */
export function makeStatusItem(id: string, name: string): StatusItem {
  const item = vscode.window.createStatusBarItem(id, vscode.StatusBarAlignment.Left);
  item.name = harmless(name);
  return {
    show: ({ icon, text, tooltip, command }) => {
      item.text = `$(${icon}) ${harmless(text)}`;
      item.tooltip = harmless(tooltip);
      item.accessibilityInformation = { label: harmless(tooltip) };
      item.command = { command: command.id, title: command.title, arguments: [...command.arguments] };
      item.show();
    },
    hide: () => item.hide(),
    dispose: () => item.dispose(),
  };
}

/**
 * Shows a text in the status bar for a while, where a notification would be too much.
 * @param sentence one sentence.
 * @param milliseconds how long to show it.
 */
export function sayInStatusBar(sentence: string, milliseconds: number): void {
  vscode.window.setStatusBarMessage(harmless(sentence), milliseconds);
}
