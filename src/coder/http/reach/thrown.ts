/** Thrown while a body is read that outgrows the limit. */
export class BodyTooLong extends Error {
  constructor(readonly limitBytes: number) {
    super("body too long");
  }
}

/** Thrown when the command for additional headers failed. Keeps nothing of the reason: it may quote its output. */
export class HeadersFailed extends Error {}
