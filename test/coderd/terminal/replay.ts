const size = 64 * 1024;

/** The last 64 KiB of what a shell printed, which whoever comes back gets first; they may begin anywhere. */
export class Replay {
  private pieces: Buffer[] = [];
  private length = 0;

  /** Keeps bytes and lets go of the oldest. */
  add(bytes: Buffer): void {
    this.pieces.push(bytes);
    this.length += bytes.length;
    if (this.length > 4 * size) this.pieces = [this.bytes()];
    this.length = this.pieces.reduce((sum, piece) => sum + piece.length, 0);
  }

  /** What is kept, at most 64 KiB. */
  bytes(): Buffer {
    const all = Buffer.concat(this.pieces);
    return all.subarray(Math.max(0, all.length - size));
  }
}
