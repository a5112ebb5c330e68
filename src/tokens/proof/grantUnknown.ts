/** A token cannot be proved: no session at hand may read what was granted. */
export class GrantUnknown extends Error {
  override readonly name = "GrantUnknown";
  /** Whether the reason is that the session may read no tokens at all. */
  readonly isSessionTooNarrow: boolean;

  constructor(message: string, isSessionTooNarrow = false) {
    super(message);
    this.isSessionTooNarrow = isSessionTooNarrow;
  }
}
