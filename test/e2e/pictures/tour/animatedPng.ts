import { crc32 } from "node:zlib";
import { decodePng, packed, type Pixels, signature } from "./png";

/** A picture, and for how long it is shown, in ms. */
export interface Frame {
  readonly png: Buffer;
  readonly shownFor: number;
}

/** A part of a picture. */
interface Part {
  readonly left: number;
  readonly top: number;
  readonly pixels: Pixels;
}

/** How often it is played; then it stands still with its last picture. */
const plays = 3;

/**
 * Joins pictures of the same size into one that moves, an animated PNG: after the first, each holds only the pixels
 * that changed. Browsers play it, and what doesn't know the format shows its first picture.
 * @returns the file.
 * @throws Error if there is no picture, or one is of another size.
 */
export function animatedPng(frames: readonly Frame[]): Buffer {
  const [first, ...others] = frames;
  if (first === undefined) throw new Error("Nothing was recorded.");
  let last = decodePng(first.png);
  const { width, height } = last;
  let turn = 0;
  const control = ({ left, top, pixels }: Part, shownFor: number) =>
    chunk("fcTL", numbers(turn++, pixels.width, pixels.height, left, top), delay(shownFor), drawnOver);
  const chunks = [
    chunk("IHDR", numbers(width, height), Buffer.from([8, 6, 0, 0, 0])),
    chunk("acTL", numbers(frames.length, plays)),
    control({ left: 0, top: 0, pixels: last }, first.shownFor),
    chunk("IDAT", packed(last)),
  ];
  for (const { png, shownFor } of others) {
    const next = decodePng(png);
    if (next.width !== width || next.height !== height) throw new Error("A picture has another size.");
    const part = changes(last, next);
    chunks.push(control(part, shownFor), chunk("fdAT", numbers(turn++), packed(part.pixels)));
    last = next;
  }
  return Buffer.concat([signature, ...chunks, chunk("IEND")]);
}

/** The picture before stays, and what is transparent shows it. */
const drawnOver = Buffer.from([0, 1]);

/** The smallest part with all changes; what didn't change is transparent in it. */
function changes(before: Pixels, after: Pixels): Part {
  const { width, height } = after;
  const [was, is] = [pixelsOf(before), pixelsOf(after)];
  let [left, top, right, bottom] = [width - 1, height - 1, 0, 0];
  for (let at = 0; at < is.length; at++) {
    if (was[at] === is[at]) continue;
    const [x, y] = [at % width, Math.floor(at / width)];
    [left, top, right, bottom] = [
      Math.min(left, x),
      Math.min(top, y),
      Math.max(right, x),
      Math.max(bottom, y),
    ];
  }
  // The format has no empty pictures: one that changes nothing is a pixel.
  if (right < left || bottom < top) [right, bottom] = [left, top];
  const part = new Uint32Array((right - left + 1) * (bottom - top + 1));
  let to = 0;
  for (let y = top; y <= bottom; y++) {
    for (let at = y * width + left; at <= y * width + right; at++) {
      if (was[at] !== is[at]) part[to] = is[at] ?? 0;
      to++;
    }
  }
  const pixels = { width: right - left + 1, height: bottom - top + 1, data: Buffer.from(part.buffer) };
  return { left, top, pixels };
}

/** Four bytes as one number each, to compare them at once. */
function pixelsOf({ data }: Pixels): Uint32Array {
  return new Uint32Array(new Uint8Array(data).buffer);
}

function numbers(...values: number[]): Buffer {
  const made = Buffer.alloc(values.length * 4);
  for (const [index, value] of values.entries()) made.writeUInt32BE(value, index * 4);
  return made;
}

/** A time in ms as the format has it: a fraction of a second. */
function delay(ms: number): Buffer {
  const made = Buffer.alloc(4);
  made.writeUInt16BE(ms, 0);
  made.writeUInt16BE(1000, 2);
  return made;
}

function chunk(type: string, ...content: Buffer[]): Buffer {
  const named = Buffer.concat([Buffer.from(type, "latin1"), ...content]);
  return Buffer.concat([numbers(named.length - 4), named, numbers(crc32(named))]);
}
