/** A token cannot be proved: nobody at hand may read what was granted. */
export class GrantUnknown extends Error {
  override readonly name = "GrantUnknown";
  /** Whether it is the session that may read no tokens at all. */
  readonly isSessionTooNarrow: boolean;

  constructor(message: string, isSessionTooNarrow = false) {
    super(message);
    this.isSessionTooNarrow = isSessionTooNarrow;
  }
}
