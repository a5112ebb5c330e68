/** Longer titles help nobody, in characters. */
const longest = 80;

/** What is kept of a title that has not ended; a longer one is none. In UTF-16 units. */
const longestRaw = 1024;

/** A program may set its title with every line; in ms. */
const pause = 250;

/** `ESC ] 0 ; …` and `ESC ] 2 ; …`, ended by BEL or `ESC \`, as xterm describes them. */
const [esc, bell] = ["\u001B", "\u0007"];
const begin = new RegExp(`(?:${esc}\\]|\u009D)([02]?)(;?)`);
const end = new RegExp(`${bell}|${esc}\\\\|\u009C`);

/** What cannot be seen or turns text around: controls, and marks of format and direction. */
const unseen = /[\p{Cc}\p{Cf}\p{Co}\p{Cs}\u2028\u2029]/gu;

/** Reads the titles that a shell and its programs give a terminal out of what they print. */
export class ShellTitle {
  readonly #tell: (title: string) => void;
  /** What may become a title once more is printed. */
  #left = "";
  #title = "";
  #told = "";
  #timer: NodeJS.Timeout | undefined;

  /** @param tell is told the title, harmless and in one line, now and then; empty when there is none. */
  constructor(tell: (title: string) => void) {
    this.#tell = tell;
  }

  /** Takes what is printed, cut anywhere. */
  take(text: string): void {
    let rest = this.#left + text;
    this.#left = "";
    for (;;) {
      const start = begin.exec(rest);
      if (!start) {
        // The first half of a beginning.
        this.#left = rest.endsWith("\u001B") ? "\u001B" : "";
        return;
      }
      const after = rest.slice(start.index + start[0].length);
      const isWhole = start[1] !== "" && start[2] !== "";
      const stop = end.exec(after);
      if (!stop) {
        if (isWhole || after === "") this.#left = rest.slice(start.index).slice(0, longestRaw + 1);
        if (this.#left.length > longestRaw) this.#left = "";
        return;
      }
      if (isWhole) this.#set(after.slice(0, stop.index));
      rest = isWhole ? after.slice(stop.index + stop[0].length) : after;
    }
  }

  /** Another shell has no title yet. */
  forget(): void {
    this.#left = "";
    this.#set("");
  }

  dispose(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
  }

  #set(raw: string): void {
    const plain = raw.slice(0, longestRaw).replace(unseen, "").trim();
    this.#title = Array.from(plain).slice(0, longest).join("");
    if (this.#timer !== undefined) return;
    this.#say();
    this.#timer = setTimeout(() => {
      this.#timer = undefined;
      this.#say();
    }, pause);
    this.#timer.unref();
  }

  #say(): void {
    if (this.#title === this.#told) return;
    this.#told = this.#title;
    this.#tell(this.#title);
  }
}
