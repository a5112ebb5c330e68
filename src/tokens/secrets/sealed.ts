import * as z from "zod/mini";

const boxSchema = z.object({ nonce: z.string(), text: z.string(), tag: z.string() });

/** Sealed with the single key of earlier versions. */
const oldSealedSchema = z.object({ version: z.literal(1), ...boxSchema.shape });

const newSealedSchema = z.object({
  version: z.literal(2),
  ...boxSchema.shape,
  /** The key of the text, sealed for each key pair that opens it. */
  keys: z.array(z.object({ id: z.string(), ephemeral: z.string(), ...boxSchema.shape })),
});

export const sealedSchema = z.union([oldSealedSchema, newSealedSchema]);

/** A text that can be read only with a key (AES-256-GCM); all parts in base64. */
export type Sealed = z.infer<typeof sealedSchema>;

/** A sealed text without what it was sealed for. */
export type Box = z.infer<typeof boxSchema>;

/** The half of a key pair that seals and cannot open. It is not secret. */
export type PublicKey = { readonly id: string; readonly publicKey: string };
