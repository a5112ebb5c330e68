import { entryText } from "../../core/grant/grant";
import { plainText } from "../../core/text/plainText";
import type { ListedToken } from "./listedToken";

/** How a list of tokens can be written down; `language` as VS Code names it. */
export const exportFormats = [
  { label: "Markdown", language: "markdown", extension: "md" },
  { label: "CSV", language: "csv", extension: "csv" },
  { label: "JSON", language: "json", extension: "json" },
] as const;

export type ExportLanguage = (typeof exportFormats)[number]["language"];

/** Where and when a list was read. `at` is a time of the deployment. */
export type ExportAbout = { readonly deployment: string; readonly at: Date };

/** A token as it is written down. Field names are English in every language, since programs read them. */
type Row = {
  readonly id: string;
  readonly name: string;
  readonly owner: string;
  readonly state: string;
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
  "scopes",
  "allowList",
  "createdAt",
  "expiresAt",
  "lastUsedAt",
  "concerns",
] as const satisfies readonly (keyof Row)[];

/**
 * Writes a list of tokens down: IDs, grants and times, and never a secret.
 * @param tokens in the order in which they are written.
 * @param about where and when they were read.
 * @param language the format.
 * @returns the text. What strangers named has no effect in it: no link, no formula of a spreadsheet, no unseen character.
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

function rowOf({ key, audited, facts, loaded }: ListedToken): Row {
  const { grant, concerns } = audited;
  return {
    id: key.id,
    name: key.name,
    owner: key.username ?? loaded.session.record.username,
    state: facts.state,
    scopes: grant.scopes,
    allowList: grant.allowList.map(entryText),
    createdAt: key.createdAt.toISOString(),
    expiresAt: key.expiresAt.toISOString(),
    lastUsedAt: key.lastUsed?.toISOString() ?? "",
    concerns: concerns.map(({ kind }) => kind),
  };
}

/** Programs read the names as they are; whatever an editor would not show is written as an escape. */
function toJson(rows: readonly Row[], { deployment, at }: ExportAbout): string {
  const text = JSON.stringify({ deployment, exportedAt: at.toISOString(), tokens: rows }, null, 2);
  const unseen = /[\p{Cf}\p{Co}\p{Zl}\p{Zp}\u007F-\u009F]/gu;
  return `${text.replace(unseen, (found) => found.split("").map(escapeOf).join(""))}\n`;
}

function escapeOf(unit: string): string {
  return `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`;
}

/** A spreadsheet would run what begins like a formula; the apostrophe makes it a text there. */
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

/** Every sign that means something in Markdown is escaped, so that addresses and pictures stay texts. */
function markdownText(text: string): string {
  return plainText(text)
    .replace(/[\\`*_{}[\]<>()#+!|~&]/g, "\\$&")
    .replaceAll("://", ":&#8203;//");
}
