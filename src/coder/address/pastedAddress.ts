/**
 * Characters that may surround an address without being part of it: quotes, brackets, chat or Markdown
 * syntax.
 */
const opening = /^[\s\p{Cf}"'`<({“”‘’«»„]+/u;
const closing = /[\s\p{Cf}"'`>)}\]“”‘’«»„,;!]+$/u;
/** A full stop that ends a sentence; the two dots of `/..` belong to the address. */
const fullStop = /(?<=[^.])\.$/;
const emphasis = /^([*_~]{1,3})(https?:\/\/.*)\1$/is;

/** A value as it is written after a name: in quotes, or up to the next space, `;` or `,`. */
const value = String.raw`(?:"([^"]*)"|'([^']*)'|([^\s"',;]+))`;

/** `CODER_URL=…` anywhere, as in a file or among several settings of a shell. */
const variable = new RegExp(String.raw`(?<![\w-])CODER_(?:ACCESS_)?URL["']?\s*[=:]\s*${value}`, "gi");

/** `url = …`, `"coderAccess.url": …`, `set CODER_URL=…`, and a label of words before a whole address. */
const named =
  /^(?:(?:export|set|setx|env|declare -x|\$env:)\s*)?["']?[\w.-]*url["']?(?:\s*=\s*|\s+(?=["'<]?https?:)|:\s*(?=["'<\s]*https?:))/i;
const label = /^[\p{L}\p{N} ._-]{1,40}:\s+(?=["'`<]?https?:\/\/)/iu;
const prompt = /^(?:[$%#>•·*-]|\d+[.)])\s+/;

const markdownLink = /^!?\[.{0,200}?\]\(\s*<?(https?:[^\s>]+?)>?(?:\s+["'(][^)]*)?\)/i;
const chatLink = /^<(https?:[^\s|>]+)\|[^>]*>$/i;
const htmlLink = /^<a\s[^>]*?href\s*=\s*["']?([^"'\s>]+)/i;

/** Programs whose command lines people copy with an address in them. */
const command = /^(?:\S*[\\/])?(?:coder(?:\.exe)?|curl(?:\.exe)?|wget|open|xdg-open|start|irm|iwr)\s+(.+)$/is;

/**
 * Strips what people copy along with an address: quotes and brackets, a variable's name, a command, chat
 * syntax. It leaves anything it does not recognise, so that the parser rejects it with its own message: it
 * never chooses between two addresses, and cuts nothing out of a sentence.
 * @param text the text as typed or pasted.
 * @returns the address, as far as it can be recognised, without surrounding white space.
 */
export function pastedAddress(text: string): string {
  let address = text;
  // Each wrapping may contain another: a prompt, then a command, then quotes.
  for (let unwrapped = peel(address); unwrapped !== address; unwrapped = peel(address)) address = unwrapped;
  return address;
}

function peel(text: string): string {
  const trimmed = text.replace(/^[\s\p{Cf}]+|[\s\p{Cf}]+$/gu, "");
  const link = markdownLink.exec(trimmed) ?? chatLink.exec(trimmed) ?? htmlLink.exec(trimmed);
  if (link?.[1] !== undefined) return link[1];
  const variables = [...trimmed.matchAll(variable)].map((found) => found[1] ?? found[2] ?? found[3] ?? "");
  const [first] = variables;
  if (first !== undefined) return new Set(variables).size === 1 ? first : trimmed;
  const inCommand = addressInCommand(command.exec(trimmed)?.[1]);
  if (inCommand !== undefined) return inCommand;
  return withoutMarks(trimmed.replace(emphasis, "$2"))
    .replace(prompt, "")
    .replace(named, "")
    .replace(label, "");
}

/** Strips quotes and brackets; those of `[::1]` belong to the address. */
function withoutMarks(text: string): string {
  const bracketed = /^\[(https?:\/\/.*)\]$/is.exec(text)?.[1] ?? text;
  const opened = bracketed.replace(opening, "");
  return /^(?:https?:\/\/)?\[[0-9a-f:.]+\]$/i.test(opened)
    ? opened
    : opened.replace(closing, "").replace(fullStop, "");
}

/**
 * Finds the single address in a command: the one with a scheme, that of `--url`, or else the argument of
 * `login`.
 */
function addressInCommand(rest: string | undefined): string | undefined {
  if (rest === undefined) return undefined;
  const words = rest.split(/\s+/).map((word) => word.replace(/^["'`]|["'`;,]+$/g, ""));
  const given = words.flatMap((word, index) => {
    if (/^https?:\/\//i.test(word)) return [word];
    if (/^--url=/i.test(word)) return [word.slice("--url=".length)];
    return words[index - 1] === "--url" ? [word] : [];
  });
  const found = new Set(given);
  if (found.size > 0) return found.size === 1 ? given[0] : undefined;
  const [verb, address = ""] = words;
  return verb === "login" && !address.startsWith("-") && address !== "" ? address : undefined;
}
