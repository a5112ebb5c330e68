import * as z from "zod/mini";
import { Secret } from "../../core/token/secret";

/**
 * A secret inside a record: a string in the keyring or in a sealed file, and a `Secret` for all code that
 * uses the record. Write such records with `z.encode`; `JSON.stringify` alone would write the mask.
 */
export const keptSecret = z.codec(
  z.string(),
  z.custom<Secret>((value) => value instanceof Secret),
  { decode: (text) => new Secret(text), encode: (secret) => secret.expose() },
);
