import * as vscode from "vscode";
import { harmless } from "../../core/text/harmless";
import { passingThrough } from "./harmlessly";
import { labelOf } from "./labels";

/** The texts of a row. */
export type RowText = {
  readonly label: string;
  /** Shown in grey after the label. */
  readonly description?: string;
  /** What a screen reader reads instead of both. */
  readonly spoken?: string;
};

/** A link in a tooltip, which runs one of our commands. */
export type TooltipLink = {
  readonly title: string;
  /** The ID of the command. */
  readonly command: string;
  readonly arguments: readonly string[];
};

/** The text shown when the pointer rests on a row: one line, or a title with what is below it. */
export type Tooltip =
  | string
  | {
      readonly title?: string;
      readonly lines: readonly string[];
      /** A small table below the lines: what each fact is about, and the fact. */
      readonly facts?: readonly (readonly [string, string])[];
      readonly links?: readonly TooltipLink[];
    };

/**
 * Creates a row of a tree, with harmless texts.
 * @param text the texts of the row.
 * @param state whether it can be expanded.
 */
export function treeItem(
  { label, description, spoken }: RowText,
  state = vscode.TreeItemCollapsibleState.None,
): vscode.TreeItem {
  const item = new vscode.TreeItem(labelOf(label), state);
  if (description !== undefined) item.description = harmless(description);
  if (spoken !== undefined) item.accessibilityInformation = { label: harmless(spoken) };
  return item;
}

/**
 * Creates a tooltip, with harmless texts.
 * @param tooltip its text.
 */
export function tooltipOf(tooltip: Tooltip): vscode.MarkdownString | string {
  if (typeof tooltip === "string") return harmless(tooltip);
  const { title, lines, facts = [], links = [] } = tooltip;
  const paragraphs = [
    ...(title === undefined ? [] : [`**${asMarkdown(labelOf(title))}**`]),
    ...lines.map((line) => asMarkdown(harmless(line))),
    ...(facts.length === 0 ? [] : [tableOf(facts)]),
    ...(links.length === 0 ? [] : [links.map(linkOf).join(" &nbsp;·&nbsp; ")]),
  ];
  const markdown = new vscode.MarkdownString(paragraphs.join("\n\n"));
  if (links.length > 0) markdown.isTrusted = { enabledCommands: links.map(({ command }) => command) };
  return markdown;
}

/** A table needs a heading in Markdown, which stays empty. */
function tableOf(facts: readonly (readonly [string, string])[]): string {
  const rows = facts.map(
    ([about, fact]) => `| ${asMarkdown(harmless(about))} &nbsp; | ${asMarkdown(harmless(fact))} |`,
  );
  return ["| | |", "|:--|:--|", ...rows].join("\n");
}

/** The arguments may contain a server's words, such as an ID; encoded like this they cannot end the link. */
function linkOf({ title, command, arguments: args }: TooltipLink): string {
  const encoded = encodeURIComponent(JSON.stringify(args)).replace(
    /[!'()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `[${asMarkdown(harmless(title))}](command:${command}?${encoded})`;
}

/**
 * Encodes punctuation as character references: nothing is Markdown syntax then, and no address or name
 * becomes a link.
 */
function asMarkdown(text: string): string {
  return text.replace(/[^\p{L}\p{M}\p{N} ]/gu, (sign) => `&#${sign.codePointAt(0) ?? 0};`);
}

/**
 * Creates a tree view; the message above its rows and the text beside its title are made harmless.
 * @param id the ID of the view in package.json.
 * @param options as VS Code takes them.
 */
export function makeTreeView<Node>(id: string, options: vscode.TreeViewOptions<Node>): vscode.TreeView<Node> {
  const maybe = (text: string | undefined) => (text === undefined ? undefined : harmless(text));
  return passingThrough(vscode.window.createTreeView(id, options), {
    message: maybe,
    title: maybe,
    description: maybe,
    badge: (badge) => badge && { ...badge, tooltip: harmless(badge.tooltip) },
  });
}
