import { codeOf } from "./files";

/**
 * Something that must outlive this process could not be written, so the work that needed it was not begun.
 */
export class NotWritten extends Error {
  override readonly name = "NotWritten";
  /** The system's own code, such as `ENOSPC` for a full disk; empty if there is none. */
  readonly code: string;

  constructor(cause: unknown) {
    super("A durable record could not be written", { cause });
    this.code = codeOf(cause);
  }
}
