/**
 * How we got a key. Those of `cliAuth` and `password` were made for us and are ours to delete; a `token` that was pasted,
 * the key of the `cli` and of the `environment` belong to somebody else and stay valid when we forget them.
 */
export const sessionOrigins = ["cliAuth", "password", "token", "cli", "environment"] as const;

export type SessionOrigin = (typeof sessionOrigins)[number];

/**
 * Whether the key was made for us alone, so that it is deleted on the server when we leave.
 * @param record a session.
 */
export function isOurs({ origin }: { readonly origin: SessionOrigin }): boolean {
  return origin === "cliAuth" || origin === "password";
}
