import { createCipheriv, createDecipheriv, randomBytes } from "node:crypto";
import * as z from "zod/mini";

export const sealedSchema = z.object({
  version: z.literal(1),
  nonce: z.string(),
  text: z.string(),
  tag: z.string(),
});

/** A text that only who has the key can read (AES-256-GCM); all parts in base64. */
export type Sealed = z.infer<typeof sealedSchema>;

/** @returns a new random key, in base64. */
export function newSealingKey(): string {
  return randomBytes(32).toString("base64");
}

/**
 * Seals a text.
 * @param key in base64.
 * @param name what the text belongs to; it opens only under the same name.
 */
export function seal(key: string, name: string, text: string): Sealed {
  const nonce = randomBytes(12);
  const cipher = createCipheriv("aes-256-gcm", Buffer.from(key, "base64"), nonce);
  cipher.setAAD(Buffer.from(name));
  const sealed = Buffer.concat([cipher.update(text, "utf8"), cipher.final()]);
  return {
    version: 1,
    nonce: nonce.toString("base64"),
    text: sealed.toString("base64"),
    tag: cipher.getAuthTag().toString("base64"),
  };
}

/** Opens a sealed text. @returns undefined when key or name are others, or the text was changed. */
export function unseal(key: string, name: string, { nonce, text, tag }: Sealed): string | undefined {
  try {
    const cipher = createDecipheriv("aes-256-gcm", Buffer.from(key, "base64"), Buffer.from(nonce, "base64"), {
      authTagLength: 16,
    });
    cipher.setAAD(Buffer.from(name));
    cipher.setAuthTag(Buffer.from(tag, "base64"));
    return Buffer.concat([cipher.update(Buffer.from(text, "base64")), cipher.final()]).toString("utf8");
  } catch {
    return undefined;
  }
}
