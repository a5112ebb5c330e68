/** A client's message: typed text, or the size of its window. */
export interface ClientMessage {
  readonly data?: string;
  readonly height?: number;
  readonly width?: number;
}

/**
 * Reads JSON values out of binary messages, which need not match them: a value may be split over several
 * messages, and several may share one. Throws for anything but a JSON object.
 */
export class MessageReader {
  private rest: Buffer = Buffer.alloc(0);
  private at = 0;
  private depth = 0;
  private quoted = false;
  private escaped = false;

  /** Takes the bytes of one message and returns the values that are complete now. */
  read(bytes: Buffer): ClientMessage[] {
    this.rest = this.rest.length === 0 ? bytes : Buffer.concat([this.rest, bytes]);
    const values: ClientMessage[] = [];
    for (; this.at < this.rest.length; this.at += 1) {
      if (!this.step(this.rest[this.at] ?? 0)) continue;
      values.push(JSON.parse(this.rest.subarray(0, this.at + 1).toString()) as ClientMessage);
      this.rest = this.rest.subarray(this.at + 1);
      this.at = -1;
    }
    return values;
  }

  /** Takes one byte; returns whether it ends a value. */
  private step(byte: number): boolean {
    if (this.quoted) {
      if (this.escaped) this.escaped = false;
      else if (byte === backslash) this.escaped = true;
      else if (byte === quote) this.quoted = false;
      return false;
    }
    if (byte === quote) this.quoted = true;
    if (byte === opening) this.depth += 1;
    else if (this.depth === 0 && !blanks.includes(byte)) throw new SyntaxError("no JSON object");
    if (byte !== closing) return false;
    this.depth -= 1;
    return this.depth === 0;
  }
}

const backslash = 0x5c;
const quote = 0x22;
const opening = 0x7b;
const closing = 0x7d;
const blanks = [0x20, 0x09, 0x0a, 0x0d];
