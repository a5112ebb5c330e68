import { isolated, plainText, withoutIsolation } from "./plainText";

/** A sentence is no longer than this, in UTF-16 units; VS Code cuts a notification at 1000 and would drop its end. */
const longest = 700;

/** Stands, unseen, where a link or an icon would begin. */
const breaker = "\u200B";

/**
 * `[text](command:…)` becomes a link in VS Code's notifications and input boxes (its `parseLinkedText`), `$(name)` an icon
 * in quick picks, the status bar and terminals (its `renderLabelWithIcons`). Nothing is seen of the character that keeps
 * them from it.
 */
const active = /(?<=[\]$])(?=\()/g;
const broken = /(?<=[\]$])\u200B(?=\()/g;

/**
 * Makes a text harmless that may hold words of strangers, before VS Code shows it: it is on one line and shows every
 * character it has, nothing in it is a link or an icon, and no part of it turns the others round. A longer text loses its
 * middle. To pass a text twice changes nothing more.
 * @param text a whole sentence, a label, a title.
 * @param most its length in UTF-16 units.
 */
export function harmless(text: string, most = longest): string {
  // Cut once before, since somebody may send megabytes, and once after, since what is unseen becomes longer.
  const bare = shortened(withoutIsolation(text).replace(broken, ""), most);
  return isolated(shortened(plainText(bare), most)).replace(active, breaker);
}

/**
 * Cuts the middle out of a long text: the beginning says what it is about, the end what comes of it.
 * @param most what is left, in UTF-16 units.
 */
export function shortened(text: string, most: number): string {
  if (text.length <= most) return text;
  const left = most - " … ".length;
  const head = text.slice(0, Math.ceil(left * 0.7));
  const tail = text.slice(text.length - Math.floor(left * 0.3));
  // What belongs to a character that was cut off means something else without it.
  return `${head.replace(/[\p{M}\p{Cf}\p{Cs}]+$/u, "")} … ${tail.replace(/^[\p{M}\p{Cf}\p{Cs}]+/u, "")}`;
}
