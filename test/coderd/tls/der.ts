/** The few pieces of DER that a certificate consists of. Each function returns one encoded value. */

function encode(tag: number, ...contents: Buffer[]): Buffer {
  const content = Buffer.concat(contents);
  return Buffer.concat([Buffer.from([tag]), encodeLength(content.length), content]);
}

function encodeLength(length: number): Buffer {
  if (length < 128) return Buffer.from([length]);
  const bytes: number[] = [];
  for (let rest = length; rest > 0; rest = Math.floor(rest / 256)) bytes.unshift(rest % 256);
  return Buffer.from([128 + bytes.length, ...bytes]);
}

/** SEQUENCE. */
export function sequence(...parts: Buffer[]): Buffer {
  return encode(0x30, ...parts);
}

/** SET. */
export function set(...parts: Buffer[]): Buffer {
  return encode(0x31, ...parts);
}

/**
 * INTEGER from big-endian bytes; prefixed with a zero byte if its first bit is set, since it is not negative.
 */
export function integer(bytes: Buffer): Buffer {
  const first = bytes[0] ?? 0;
  return encode(0x02, first > 127 ? Buffer.concat([Buffer.from([0]), bytes]) : bytes);
}

/** BOOLEAN true. */
export function isTrue(): Buffer {
  return encode(0x01, Buffer.from([0xff]));
}

/** OBJECT IDENTIFIER from its dotted form. */
export function objectId(dotted: string): Buffer {
  const [first = 0, second = 0, ...rest] = dotted.split(".").map(Number);
  return encode(0x06, Buffer.from([first * 40 + second, ...rest.flatMap(base128)]));
}

function base128(value: number): number[] {
  const digits = [value % 128];
  for (let rest = Math.floor(value / 128); rest > 0; rest = Math.floor(rest / 128))
    digits.unshift((rest % 128) + 128);
  return digits;
}

/** UTF8String. */
export function utf8(text: string): Buffer {
  return encode(0x0c, Buffer.from(text));
}

/** OCTET STRING around encoded content. */
export function octets(...parts: Buffer[]): Buffer {
  return encode(0x04, ...parts);
}

/** BIT STRING of whole bytes, or with that many unused bits at its end. */
export function bits(bytes: Buffer, unused = 0): Buffer {
  return encode(0x03, Buffer.from([unused]), bytes);
}

/** UTCTime up to 2049, GeneralizedTime from then on. */
export function time(moment: Date): Buffer {
  const digits = moment.toISOString().replace(/\.\d+/, "").replace(/[-:T]/g, "");
  return moment.getUTCFullYear() < 2050
    ? encode(0x17, Buffer.from(digits.slice(2)))
    : encode(0x18, Buffer.from(digits));
}

/** A context tag: constructed around encoded parts, or primitive around bytes. */
export function tagged(number: number, constructed: boolean, ...parts: Buffer[]): Buffer {
  return encode(0x80 + (constructed ? 0x20 : 0) + number, ...parts);
}
