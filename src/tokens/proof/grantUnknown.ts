/** Nobody can say what the token should be able to do. */
export class GrantUnknown extends Error {
  override readonly name = "GrantUnknown";
}
