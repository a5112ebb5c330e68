import * as z from "zod/mini";
import type { SecretKind } from "../platform/secretStore";

/**
 * What is kept of a sign-in, under the normalised URL of its deployment. A field that is added later is optional,
 * so that records of earlier versions stay readable; a breaking change raises `version`.
 */
const sessionRecordSchema = z.object({
  version: z.literal(1),
  /** The whole key, `<id>-<secret>`. */
  session: z.string(),
  userId: z.string(),
  username: z.string(),
  /** A key that `/cli-auth` made for us is ours to delete when signing out; a token that was pasted is not. */
  origin: z.enum(["cliAuth", "token"]),
  /** ISO 8601 times. */
  signedInAt: z.string(),
  expiresAt: z.optional(z.string()),
});

export type SessionRecord = z.infer<typeof sessionRecordSchema>;

/** One secret per deployment: windows that sign in to different ones never overwrite each other. */
export const sessionSecret: SecretKind<SessionRecord> = {
  prefix: "session:",
  schema: sessionRecordSchema,
};
