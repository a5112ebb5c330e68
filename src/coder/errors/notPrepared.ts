/**
 * Thrown by what prepares a request (`tls` and `headers` of the transport) when its own files or command fail, so that
 * nothing is sent. What it says is shown and logged: it must hold no secret and nothing that a command printed.
 */
export class NotPrepared extends Error {
  constructor(
    /** What happened at which deployment, as a sentence. */
    override readonly message: string,
    /** What a person can do next, as a sentence. */
    readonly advice: string,
    /** The setting that has to be looked at. */
    readonly setting: string,
  ) {
    super(message);
  }
}
