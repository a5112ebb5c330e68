/**
 * How much may be written at once, and how much a second, in UTF-16 code units: a terminal draws a few
 * megabytes a second.
 */
const burst = 256 * 1024;
const perSecond = 6 * 1024 * 1024;

/** The limit of one piece, so that the host is not blocked. */
const longestPiece = 64 * 1024;

/** How often pending text is written, in ms. */
const interval = 10;

/** The shell is paused while this much is pending, in UTF-16 code units, and resumed below the other. */
const most = 256 * 1024;
const little = 64 * 1024;

/** Pauses a stream. */
export type Flow = { readonly pause: () => void; readonly resume: () => void };

/**
 * Passes a shell's output to an extension's terminal. VS Code acknowledges nothing there and keeps everything
 * it receives, so this limits the rate and pauses the shell meanwhile: nothing is lost, and little is in
 * memory.
 */
export class HandOver {
  #decoder = new TextDecoder();
  readonly #waiting: string[] = [];
  #length = 0;
  #budget = burst;
  #filledAt = performance.now();
  #timer: NodeJS.Timeout | undefined;
  #flow: Flow | undefined;
  #isPaused = false;
  #isOver = false;
  readonly #write: (text: string) => void;

  /** @param write shows a text. */
  constructor(write: (text: string) => void) {
    this.#write = write;
  }

  /** How much is pending, in UTF-16 code units. */
  get length(): number {
    return this.#length;
  }

  /** Another stream begins: drops the incomplete character that the last one left. */
  begin(): void {
    this.#decoder = new TextDecoder();
    this.follow(undefined);
  }

  /** Pauses this stream from now on. */
  follow(flow: Flow | undefined): void {
    this.#flow = flow;
    this.#isPaused = false;
    this.#balance();
  }

  /** Takes bytes of UTF-8, split at arbitrary positions. */
  take(bytes: Uint8Array): void {
    this.say(this.#decoder.decode(bytes, { stream: true }));
  }

  /** Takes a text of our own, in sequence. */
  say(text: string): void {
    if (text === "" || this.#isOver) return;
    this.#waiting.push(text);
    this.#length += text.length;
    if (this.#timer === undefined) this.#hand();
    this.#balance();
  }

  /** Stops writing. */
  dispose(): void {
    this.#isOver = true;
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#waiting.length = 0;
    this.#length = 0;
    this.#flow = undefined;
  }

  readonly #hand = (): void => {
    this.#timer = undefined;
    const now = performance.now();
    this.#budget = Math.min(burst, this.#budget + ((now - this.#filledAt) / 1000) * perSecond);
    this.#filledAt = now;
    // A single code unit may be half of a character.
    while (this.#length > 0 && this.#budget >= 2) this.#write(this.#next(Math.floor(this.#budget)));
    if (this.#length > 0) this.#timer = setTimeout(this.#hand, interval);
    this.#balance();
  };

  /** Returns a piece of the pending text up to this length, without splitting a character. */
  #next(longest: number): string {
    const [first = ""] = this.#waiting;
    const room = Math.min(longest, longestPiece);
    const end = first.length > room && isHighSurrogate(first.charCodeAt(room - 1)) ? room - 1 : room;
    const piece = first.slice(0, end);
    if (piece.length === first.length) this.#waiting.shift();
    else this.#waiting[0] = first.slice(end);
    this.#length -= piece.length;
    this.#budget -= piece.length;
    return piece;
  }

  #balance(): void {
    if (!this.#isPaused && this.#length > most) {
      this.#isPaused = true;
      this.#flow?.pause();
    } else if (this.#isPaused && this.#length < little) {
      this.#isPaused = false;
      this.#flow?.resume();
    }
  }
}

function isHighSurrogate(unit: number): boolean {
  return unit >= 0xd800 && unit <= 0xdbff;
}
