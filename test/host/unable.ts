/** Something a person can act on: the commands print its sentence alone, without a stack. */
export class Unable extends Error {
  override readonly name = "Unable";
}
