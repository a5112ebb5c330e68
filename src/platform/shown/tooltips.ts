import * as vscode from "vscode";
import { harmless } from "../../core/text/harmless";
import { labelOf } from "./labels";
import type { Tooltip, TooltipLink } from "./treeItems";

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
