/**
 * What is known of something that a server is asked for. Loading, error and data are separate states; the last good data stays while a
 * later request runs or fails. `Failure` is what else is known of a failed one.
 */
export type Loading<Loaded, Failure extends object = object> =
  /** Nobody has asked yet. */
  | { readonly kind: "unasked"; readonly last: undefined }
  | { readonly kind: "loading"; readonly last: Loaded | undefined }
  | { readonly kind: "loaded"; readonly last: Loaded }
  | (Failure & { readonly kind: "failed"; readonly error: unknown; readonly last: Loaded | undefined });
