const size = 64 * 1024;

/** The last 64 KiB of a shell's output, which a reconnecting client gets first; they may start anywhere. */
export class Replay {
  private pieces: Buffer[] = [];
  private length = 0;

  /** Stores bytes and drops the oldest. */
  add(bytes: Buffer): void {
    this.pieces.push(bytes);
    this.length += bytes.length;
    if (this.length > 4 * size) this.pieces = [this.bytes()];
    this.length = this.pieces.reduce((sum, piece) => sum + piece.length, 0);
  }

  /** Returns what is stored, at most 64 KiB. */
  bytes(): Buffer {
    const all = Buffer.concat(this.pieces);
    return all.subarray(Math.max(0, all.length - size));
  }
}
