import { codeOf } from "./files";

/** Something that has to outlive this process could not be written down, so what needed it was not begun. */
export class NotWritten extends Error {
  override readonly name = "NotWritten";
  /** The system's own code, such as `ENOSPC` for a full disk; empty when it has none. */
  readonly code: string;

  constructor(cause: unknown) {
    super("A durable record could not be written", { cause });
    this.code = codeOf(cause);
  }
}
