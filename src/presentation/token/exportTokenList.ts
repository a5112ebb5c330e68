import { entryText } from "../../core/grant/grant";
import { plainText } from "../../core/text/plainText";
import type { GroupName } from "../../tokens/audit/standing";
import type { ListedToken } from "./listedToken";

/** The export formats for a list of tokens; `language` is VS Code's name. */
export const exportFormats = [
  { label: "Markdown", language: "markdown", extension: "md" },
  { label: "CSV", language: "csv", extension: "csv" },
  { label: "JSON", language: "json", extension: "json" },
] as const;

export type ExportLanguage = (typeof exportFormats)[number]["language"];

/** Where and when a list was read. `at` is a time of the deployment. */
export type ExportAbout = { readonly deployment: string; readonly at: Date };

/** A token in an export. Field names are English in every language, since programs read them. */
type Row = {
  readonly id: string;
  readonly name: string;
  readonly owner: string;
  readonly state: string;
  /** The tree's group: whoever counts rows in the view and here finds the same number. */
  readonly group: GroupName;
  readonly scopes: readonly string[];
  readonly allowList: readonly string[];
  readonly createdAt: string;
  readonly expiresAt: string;
  readonly lastUsedAt: string;
  readonly concerns: readonly string[];
};

const columns = [
  "id",
  "name",
  "owner",
  "state",
  "group",
  "scopes",
  "allowList",
  "createdAt",
  "expiresAt",
  "lastUsedAt",
  "concerns",
] as const satisfies readonly (keyof Row)[];

/**
 * Exports a list of tokens: IDs, grants and times, and never a secret.
 * @param tokens the tokens, in output order.
 * @param about where and when they were read.
 * @param language the format.
 * @returns the text. Strangers' names in it have no effect: no link, no spreadsheet formula, no invisible
 * character.
 */
export function exportTokenList(
  tokens: readonly ListedToken[],
  about: ExportAbout,
  language: ExportLanguage,
): string {
  const rows = tokens.map(rowOf);
  switch (language) {
    case "json":
      return toJson(rows, about);
    case "csv":
      return [columns.join(","), ...rows.map((row) => columns.map((name) => csvCell(row[name])).join(","))]
        .map((line) => `${line}\r\n`)
        .join("");
    case "markdown":
      return toMarkdown(rows, about);
  }
}

function rowOf({ key, audited, facts, loaded, standing }: ListedToken): Row {
  const { grant, concerns } = audited;
  return {
    id: key.id,
    name: key.name,
    owner: key.username ?? loaded.session.record.username,
    state: facts.state,
    group: standing.group,
    scopes: grant.scopes,
    allowList: grant.allowList.map(entryText),
    createdAt: key.createdAt.toISOString(),
    expiresAt: key.expiresAt.toISOString(),
    lastUsedAt: key.lastUsed?.toISOString() ?? "",
    concerns: concerns.map(({ kind }) => kind),
  };
}

/** Programs need the unchanged names; characters that an editor would not show are written as escapes. */
function toJson(rows: readonly Row[], { deployment, at }: ExportAbout): string {
  const text = JSON.stringify({ deployment, exportedAt: at.toISOString(), tokens: rows }, null, 2);
  const unseen = /[\p{Cf}\p{Co}\p{Zl}\p{Zp}\u007F-\u009F]/gu;
  return `${text.replace(unseen, (found) => found.split("").map(escapeOf).join(""))}\n`;
}

function escapeOf(unit: string): string {
  return `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`;
}

/** A spreadsheet would evaluate text that begins like a formula; the apostrophe prevents that. */
function csvCell(value: string | readonly string[]): string {
  const text = plainText(typeof value === "string" ? value : value.join(" "));
  const inert = /^\s*[=+\-@]/.test(text) ? `'${text}` : text;
  return `"${inert.replaceAll('"', '""')}"`;
}

function toMarkdown(rows: readonly Row[], { deployment, at }: ExportAbout): string {
  const lines = [
    `# ${markdownText(deployment)}, ${at.toISOString()}`,
    "",
    `| ${columns.join(" | ")} |`,
    `| ${columns.map(() => "---").join(" | ")} |`,
    ...rows.map((row) => `| ${columns.map((name) => markdownCell(row[name])).join(" | ")} |`),
  ];
  return `${lines.join("\n")}\n`;
}

function markdownCell(value: string | readonly string[]): string {
  return markdownText(typeof value === "string" ? value : value.join(" "));
}

/** Escapes all Markdown syntax, so that addresses and images stay text. */
function markdownText(text: string): string {
  return plainText(text)
    .replace(/[\\`*_{}[\]<>()#+!|~&]/g, "\\$&")
    .replaceAll("://", ":&#8203;//");
}
