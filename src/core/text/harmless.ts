import { isolated, plainText, withoutIsolation } from "./plainText";

/**
 * The limit of a sentence, in UTF-16 code units; VS Code cuts a notification at 1000 and would drop its end.
 */
const longest = 700;

/** Inserted invisibly where a link or an icon would begin. */
const breaker = "\u200B";

/**
 * `[text](command:…)` becomes a link in VS Code's notifications and input boxes (its `parseLinkedText`),
 * `$(name)` an icon in quick picks, the status bar and terminals (its `renderLabelWithIcons`). The character
 * that prevents this is invisible.
 */
const active = /(?<=[\]$])(?=\()/g;
const broken = /(?<=[\]$])\u200B(?=\()/g;

/**
 * Makes a text that may contain strangers' words harmless before VS Code shows it: it is on one line and
 * shows every character it has, nothing in it is a link or an icon, and no part of it reverses the others. A
 * longer text loses its middle. Passing a text twice changes nothing further.
 * @param text a whole sentence, a label, a title.
 * @param most the limit, in UTF-16 code units.
 */
export function harmless(text: string, most = longest): string {
  // Cut once before, since somebody may send megabytes, and once after, since making invisible characters
  // visible lengthens the text.
  const bare = shortened(withoutIsolation(text).replace(broken, ""), most);
  return isolated(shortened(plainText(bare), most)).replace(active, breaker);
}

/**
 * Cuts the middle out of a long text: the beginning says what it is about, the end what the result is.
 * @param most the remaining length, in UTF-16 code units.
 */
export function shortened(text: string, most: number): string {
  if (text.length <= most) return text;
  const left = most - " … ".length;
  const head = text.slice(0, Math.ceil(left * 0.7));
  const tail = text.slice(text.length - Math.floor(left * 0.3));
  // A combining character whose base was cut off means something else.
  return `${head.replace(/[\p{M}\p{Cf}\p{Cs}]+$/u, "")} … ${tail.replace(/^[\p{M}\p{Cf}\p{Cs}]+/u, "")}`;
}
