import * as vscode from "vscode";
import { harmless } from "../core/text/harmless";
import type { CommandId } from "./commands";

/** What an item of the status bar shows. */
export type StatusText = {
  /** A name of VS Code's icons. */
  readonly icon: string;
  readonly text: string;
  /** Also what a screen reader says. */
  readonly tooltip: string;
  readonly command: {
    readonly id: CommandId;
    readonly title: string;
    readonly arguments: readonly unknown[];
  };
};

/** An item of the status bar. */
export interface StatusItem {
  show(text: StatusText): void;
  hide(): void;
  dispose(): void;
}

/**
 * Makes an item of the status bar, whose texts are harmless.
 * @param id tells it apart from others of the extension.
 * @param name what the person's menu of items calls it.
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
 * Says something in the status bar for a while, where a notification would be too much.
 * @param sentence one sentence.
 * @param milliseconds how long.
 */
export function sayInStatusBar(sentence: string, milliseconds: number): void {
  vscode.window.setStatusBarMessage(harmless(sentence), milliseconds);
}
