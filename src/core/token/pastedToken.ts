import * as l10n from "@vscode/l10n";
import { Secret } from "./secret";
import { findTokens, tokenIdOf } from "./tokenText";

/** What a pasted text reveals about a token. */
export type PastedToken =
  /** Nothing but white space. */
  | { readonly kind: "empty" }
  | { readonly kind: "token"; readonly token: Secret }
  /** Two or more tokens: nobody knows which one is meant. */
  | { readonly kind: "several" }
  /** No token of Coder's format. */
  | { readonly kind: "none" };

/** Hyphens that a word processor or a chat substitutes for the plain one. */
const hyphens = /[\u2010-\u2015\u2212\ufe58\ufe63\uff0d]/g;

/**
 * In a longer text, such as a whole file on the clipboard, a token broken across lines is a coincidence;
 * UTF-16 code units.
 */
const longestBroken = 2_000;

/**
 * Finds the token in a copied text: a bare one, or one within quotes, an assignment, a header, a command or a
 * sentence, with invisible characters around or in it, or broken by one line end.
 * @param text the pasted text, or the text on the clipboard.
 */
export function readPastedToken(text: string | Secret): PastedToken {
  const plain = (typeof text === "string" ? text : text.expose())
    .replace(/\p{Cf}/gu, "")
    .replace(hyphens, "-");
  if (plain.trim() === "") return { kind: "empty" };
  const tokens = new Set([plain, ...joinedAtOneLineEnd(plain)].flatMap(wholeTokens));
  const [token, second] = tokens;
  if (token === undefined) return { kind: "none" };
  return second === undefined ? { kind: "token", token: new Secret(token) } : { kind: "several" };
}

/** Explains that a pasted text contains no token, and what one looks like (seen on v2.35.1). */
export function noTokenSentence(): string {
  return l10n.t("This isn't a Coder token. A token has 10 characters, a hyphen, and 22 more characters.");
}

/** Tokens that are not part of a longer hyphenated text, such as a file name. */
function wholeTokens(text: string): string[] {
  return (
    findTokens(text)
      .filter(({ text: token, offset }) => text[offset - 1] !== "-" && text[offset + token.length] !== "-")
      // An OAuth2 secret cannot be used to sign in.
      .filter(({ text: token }) => tokenIdOf(token) !== undefined)
      .map(({ text: token }) => token)
  );
}

/**
 * The text with one of its line breaks removed, once for each: a terminal breaks whatever is longer than a
 * line.
 */
function joinedAtOneLineEnd(text: string): string[] {
  if (text.length > longestBroken) return [];
  return [...text.matchAll(/[ \t]*\\?(?:\r?\n|\r)[ \t]*/g)].map(
    ({ 0: lineEnd, index }) => text.slice(0, index) + text.slice(index + lineEnd.length),
  );
}
