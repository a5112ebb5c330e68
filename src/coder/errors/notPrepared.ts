/**
 * Thrown by code that prepares a request (`tls` and `headers` of the transport) when its own files or command
 * fail, so that nothing is sent. Its texts are shown and logged: they must contain no secret and no output of
 * a command.
 */
export class NotPrepared extends Error {
  constructor(
    /** What happened at which deployment, in a sentence. */
    override readonly message: string,
    /** What a person can do next, in a sentence. */
    readonly advice: string,
    /** The setting to check. */
    readonly setting: string,
  ) {
    super(message);
  }
}
