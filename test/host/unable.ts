/** A problem that a person can solve: the commands print only its sentence, without a stack. */
export class Unable extends Error {
  override readonly name = "Unable";
}
