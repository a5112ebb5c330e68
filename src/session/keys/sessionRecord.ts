import * as z from "zod/mini";
import { sessionOrigins } from "./sessionOrigin";

/**
 * What is kept of a sign-in, under the normalised URL of its deployment. A field that is added later is optional,
 * so that records of earlier versions stay readable; a breaking change raises `version`.
 */
export const sessionRecordSchema = z.object({
  version: z.literal(1),
  /** The whole key, `<id>-<secret>`. */
  session: z.string(),
  /** Empty when the key may not read its own user. */
  userId: z.string(),
  /** The user's name, or the key's id when the key may not read its own user. */
  username: z.string(),
  origin: z.enum(sessionOrigins),
  /** ISO 8601 times. */
  signedInAt: z.string(),
  expiresAt: z.optional(z.string()),
  /** What its end was counted from when it was made or last renewed. */
  lifetimeSeconds: z.optional(z.number()),
});

export type SessionRecord = z.infer<typeof sessionRecordSchema>;
