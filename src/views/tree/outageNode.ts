import * as l10n from "@vscode/l10n";
import * as vscode from "vscode";
import type { CommandId } from "../../platform/commands";
import { type Tooltip, treeItem } from "../../platform/shown/treeItems";
import { absoluteTime, clockTime } from "../../platform/time/times";
import type { TreeNode } from "./treeNode";

/** What helps against an outage: another attempt, or signing in. */
export type OutageStep = {
  readonly command: CommandId;
  readonly title: string;
  readonly arguments?: readonly string[];
};

/** A list that could not be read. */
export type Outage = {
  /** The normalised address of the deployment; rows are told apart by it. */
  readonly href: string;
  readonly host: string;
  /** What failed, in a sentence. */
  readonly sentence: string;
  /** When it first failed, by this machine's clock. */
  readonly since: Date;
  /** When the list below was read; undefined if there is none. */
  readonly listFrom: Date | undefined;
  readonly step: OutageStep;
};

/**
 * The first row of a list that could not be read: since when, how old the rows below are, and what helps, which a
 * click does.
 */
export class OutageNode implements TreeNode {
  readonly #outage: Outage;

  constructor(
    outage: Outage,
    readonly parent?: TreeNode,
  ) {
    this.#outage = outage;
  }

  toItem(): vscode.TreeItem {
    const { href, listFrom, sentence, since, step } = this.#outage;
    const label =
      listFrom === undefined
        ? l10n.t("Couldn't be loaded")
        : l10n.t({
            message: "From {0}",
            args: [clockTime(listFrom)],
            comment: ["Above a list that is out of date: the time from which it is"],
          });
    const description = l10n.t("failing since {0}", clockTime(since));
    const item = treeItem({ label, description, spoken: [label, description, sentence].join(", ") });
    item.id = `${href} outage`;
    item.iconPath = new vscode.ThemeIcon("warning", new vscode.ThemeColor("list.warningForeground"));
    item.contextValue = step.command === "coderAccess.session.signIn" ? "outage+signIn" : "outage";
    item.command = { command: step.command, title: step.title, arguments: [...(step.arguments ?? [])] };
    return item;
  }

  tooltip(): Tooltip {
    const { host, listFrom, sentence, since, step } = this.#outage;
    return {
      title: host,
      lines: [sentence],
      facts: [
        [l10n.t("Failing since"), absoluteTime(since)],
        ...(listFrom === undefined ? [] : [[l10n.t("List from"), absoluteTime(listFrom)] as const]),
      ],
      links: [{ title: step.title, command: step.command, arguments: step.arguments ?? [] }],
    };
  }
}
