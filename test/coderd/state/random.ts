import { createHash, randomBytes, randomInt, randomUUID } from "node:crypto";

const alphabet = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

/** Returns text of this many characters of `0-9A-Za-z`, the alphabet of key IDs (10) and secrets (22). */
export function randomText(length: number): string {
  let text = "";
  while (text.length < length) {
    for (const byte of randomBytes(length * 2)) {
      // Bytes from 248 on would favour the first letters.
      if (byte < 248 && text.length < length) text += alphabet.charAt(byte % alphabet.length);
    }
  }
  return text;
}

/** Returns a new UUID. */
export function randomId(): string {
  return randomUUID();
}

/** Returns the hash under which a secret or password is stored. */
export function hashOf(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}

const adjectives = [
  "amber",
  "brisk",
  "calm",
  "dapper",
  "eager",
  "fuzzy",
  "gentle",
  "humble",
  "jolly",
  "keen",
];
const people = [
  "curie",
  "darwin",
  "euler",
  "franklin",
  "gauss",
  "hopper",
  "kepler",
  "lovelace",
  "noether",
  "turing",
];

/** Returns a name such as `gentle_hopper42`, for a token without a name or for a template version. */
export function madeUpName(): string {
  return `${pick(adjectives)}_${pick(people)}${randomInt(10, 100)}`;
}

function pick(list: readonly string[]): string {
  return list[randomInt(list.length)] ?? "";
}
