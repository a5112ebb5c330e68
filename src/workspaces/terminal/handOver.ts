/** How much may be handed over at once, and how much a second, in UTF-16 units: a terminal draws some megabytes a second. */
const burst = 256 * 1024;
const perSecond = 6 * 1024 * 1024;

/** In one piece, so that the host is not held up. */
const longestPiece = 64 * 1024;

/** How often what waits is handed over, in ms. */
const interval = 10;

/** The shell waits while so much waits, in UTF-16 units; and goes on below the other. */
const most = 256 * 1024;
const little = 64 * 1024;

/** Holds a stream back. */
export type Flow = { readonly pause: () => void; readonly resume: () => void };

/**
 * Hands what a shell prints over to a terminal of an extension. VS Code acknowledges nothing there and keeps all that it
 * is given, so the rate has a limit, and the shell is held back meanwhile: nothing is lost, and little is in memory.
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

  /** How much waits, in UTF-16 units. */
  get length(): number {
    return this.#length;
  }

  /** Another stream begins: what is left of a character of the last one is none. */
  begin(): void {
    this.#decoder = new TextDecoder();
    this.follow(undefined);
  }

  /** Holds this back from now on. */
  follow(flow: Flow | undefined): void {
    this.#flow = flow;
    this.#isPaused = false;
    this.#balance();
  }

  /** Takes bytes of UTF-8, cut anywhere. */
  take(bytes: Uint8Array): void {
    this.say(this.#decoder.decode(bytes, { stream: true }));
  }

  /** Takes a text of our own, in its turn. */
  say(text: string): void {
    if (text === "" || this.#isOver) return;
    this.#waiting.push(text);
    this.#length += text.length;
    if (this.#timer === undefined) this.#hand();
    this.#balance();
  }

  /** Nothing is handed over any more. */
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
    // One unit may be half of a character.
    while (this.#length > 0 && this.#budget >= 2) this.#write(this.#next(Math.floor(this.#budget)));
    if (this.#length > 0) this.#timer = setTimeout(this.#hand, interval);
    this.#balance();
  };

  /** A piece of what waits, no longer than that, which ends within no character. */
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
