import type { LineWriter } from "../../../platform/shown/terminals";

/**
 * This many characters are written together, and no more until the pause is over: VS Code does not
 * acknowledge them.
 */
const most = 32_768;
/** In ms: at most about 2 MB a second. */
const pause = 16;
/** Lines that arrive one by one are collected for this long, in ms. */
const together = 30;

/**
 * Passes lines to a terminal at a rate that it can display, so that neither side keeps an unbounded log in
 * memory: whoever reads the lines waits for it.
 */
export class HandOver {
  #lines: string[] = [];
  #size = 0;
  #timer: NodeJS.Timeout | undefined;

  readonly #out: LineWriter;
  readonly #signal: AbortSignal;
  readonly #wait: (milliseconds: number, signal: AbortSignal) => Promise<void>;

  /**
   * @param out where they go.
   * @param signal ends the pauses.
   * @param wait waits, ms.
   */
  constructor(
    out: LineWriter,
    signal: AbortSignal,
    wait: (milliseconds: number, signal: AbortSignal) => Promise<void>,
  ) {
    this.#out = out;
    this.#signal = signal;
    this.#wait = wait;
  }

  /** Takes lines; resolves when it is ready for more. */
  async take(lines: readonly string[]): Promise<void> {
    for (const line of lines) {
      this.#lines.push(line);
      this.#size += line.length;
      if (this.#size < most) continue;
      this.end();
      await this.#wait(pause, this.#signal);
    }
    if (this.#lines.length > 0) this.#timer ??= setTimeout(() => this.end(), together);
  }

  /** Passes on what is left. */
  end(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    const lines = this.#lines;
    this.#lines = [];
    this.#size = 0;
    if (lines.length > 0) this.#out.write(lines);
  }
}
