import { createCipheriv, createDecipheriv, createECDH, createHash, randomBytes } from "node:crypto";
import { Secret } from "../../core/token/secret";
import type { Box, PublicKey, Sealed } from "./sealed";

/** On every platform of VS Code, whichever library its Node is built with. */
const curve = "prime256v1";

/** @returns a new key pair, both halves in base64. */
export function newKeyPair(): { readonly publicKey: string; readonly privateKey: Secret } {
  const pair = createECDH(curve);
  pair.generateKeys();
  return { publicKey: pair.getPublicKey("base64"), privateKey: new Secret(pair.getPrivateKey("base64")) };
}

/**
 * Seals a text so that each of several key pairs opens it.
 * @param recipients the public halves, at least one.
 * @param name what the text belongs to; it opens only under the same name.
 */
export function seal(recipients: readonly PublicKey[], name: string, text: string): Sealed {
  const key = randomBytes(32);
  const keys = recipients.map(({ id, publicKey }) => {
    const ephemeral = createECDH(curve);
    const ours = ephemeral.generateKeys("base64");
    const shared = ephemeral.computeSecret(publicKey, "base64");
    return { id, ephemeral: ours, ...close(keyOf(shared, ours, publicKey), id, key) };
  });
  return { version: 2, ...close(key, name, Buffer.from(text, "utf8")), keys };
}

/**
 * Opens a sealed text with one of the key pairs that it was sealed for.
 * @param id of the pair.
 * @param privateKey its secret half, in base64.
 * @returns undefined when pair or name are others, or the text was changed.
 */
export function unseal(
  { id, privateKey }: { readonly id: string; readonly privateKey: Secret },
  name: string,
  sealed: Sealed & { version: 2 },
): string | undefined {
  const ours = sealed.keys.find((each) => each.id === id);
  if (ours === undefined) return undefined;
  try {
    const pair = createECDH(curve);
    pair.setPrivateKey(privateKey.expose(), "base64");
    const shared = pair.computeSecret(ours.ephemeral, "base64");
    const key = open(keyOf(shared, ours.ephemeral, pair.getPublicKey("base64")), id, ours);
    return key && open(key, name, sealed)?.toString("utf8");
  } catch {
    return undefined;
  }
}

/** Opens what the one key sealed that there was once. @param key in base64. */
export function unsealOld(key: Secret, name: string, sealed: Sealed & { version: 1 }): string | undefined {
  return open(Buffer.from(key.expose(), "base64"), name, sealed)?.toString("utf8");
}

function keyOf(shared: Buffer, ephemeral: string, publicKey: string): Buffer {
  return createHash("sha256")
    .update("coder-access sealed 2\0")
    .update(shared)
    .update(`\0${ephemeral}\0${publicKey}`)
    .digest();
}

function close(key: Buffer, name: string, text: Buffer): Box {
  const nonce = randomBytes(12);
  const cipher = createCipheriv("aes-256-gcm", key, nonce);
  cipher.setAAD(Buffer.from(name));
  const sealed = Buffer.concat([cipher.update(text), cipher.final()]);
  return {
    nonce: nonce.toString("base64"),
    text: sealed.toString("base64"),
    tag: cipher.getAuthTag().toString("base64"),
  };
}

function open(key: Buffer, name: string, { nonce, text, tag }: Box): Buffer | undefined {
  try {
    const cipher = createDecipheriv("aes-256-gcm", key, Buffer.from(nonce, "base64"), { authTagLength: 16 });
    cipher.setAAD(Buffer.from(name));
    cipher.setAuthTag(Buffer.from(tag, "base64"));
    return Buffer.concat([cipher.update(Buffer.from(text, "base64")), cipher.final()]);
  } catch {
    return undefined;
  }
}
