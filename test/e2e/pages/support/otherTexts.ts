import { readFileSync } from "node:fs";
import path from "node:path";
import * as l10n from "@vscode/l10n";
import { projectRoot } from "../../../host/machine";

type Texts = Readonly<Record<string, string>>;

function bundle(name: string): Readonly<Record<string, string | { readonly message: string }>> {
  return JSON.parse(readFileSync(path.join(projectRoot, "l10n", name), "utf8")) as never;
}

/** The German texts, as VS Code has them. */
export const germanTexts = bundle("bundle.l10n.de.json") as Texts;

/** Every text twice as long, in one word each time, as languages with long words have them. */
export const longTexts: Texts = Object.fromEntries(
  Object.entries(bundle("bundle.l10n.json")).map(([key, text]) => {
    const message = typeof text === "string" ? text : text.message;
    return [key, message.replace(/\p{L}+/gu, (word) => `${word}${word}`)];
  }),
);

/** Builds what the host words, in other texts. */
export function wordedIn<Worded>(texts: Texts, build: () => Worded): Worded {
  try {
    l10n.config({ contents: texts });
    return build();
  } finally {
    l10n.config({ contents: {} });
  }
}
