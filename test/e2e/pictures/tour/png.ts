import { deflateSync, inflateSync } from "node:zlib";

/** A picture of four bytes for each pixel: red, green, blue and how opaque it is. */
export interface Pixels {
  readonly width: number;
  readonly height: number;
  readonly data: Buffer;
}

/** What every PNG begins with. */
export const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

/** How many bytes a pixel of `Pixels` has. */
const depth = 4;

/**
 * Reads a PNG as browsers take them of a page: eight bits for each colour, opaque or not, not interlaced.
 * @throws Error for any other.
 */
export function decodePng(file: Buffer): Pixels {
  let header: Buffer | undefined;
  const packed: Buffer[] = [];
  for (let at = signature.length; at < file.length;) {
    const length = file.readUInt32BE(at);
    const type = file.toString("latin1", at + 4, at + 8);
    const data = file.subarray(at + 8, at + 8 + length);
    if (type === "IHDR") header = data;
    else if (type === "IDAT") packed.push(data);
    at += length + 12;
  }
  if (header === undefined) throw new Error("The picture has no header.");
  const [width, height] = [header.readUInt32BE(0), header.readUInt32BE(4)];
  const kind = header[9];
  if (header[8] !== 8 || (kind !== 2 && kind !== 6) || header[12] !== 0)
    throw new Error("The picture is of a kind that browsers don't take.");
  const step = kind === 6 ? 4 : 3;
  const lines = unfiltered(inflateSync(Buffer.concat(packed)), width * step, step);
  if (step === depth) return { width, height, data: lines };
  const data = Buffer.alloc(width * height * depth, 0xff);
  for (let pixel = 0; pixel < width * height; pixel++)
    lines.copy(data, pixel * depth, pixel * step, pixel * step + step);
  return { width, height, data };
}

/** Packs pixels as the content of a PNG: the smaller of lines as they are, and lines as differences. */
export function packed({ width, height, data }: Pixels): Buffer {
  const length = width * depth;
  const plain = Buffer.alloc(height * (length + 1));
  const differing = Buffer.alloc(plain.length);
  for (let line = 0; line < height; line++) {
    const to = line * (length + 1);
    data.copy(plain, to + 1, line * length, (line + 1) * length);
    differing[to] = paeth;
    for (let place = 0; place < length; place++) {
      const at = line * length + place;
      const left = place < depth ? 0 : (data[at - depth] ?? 0);
      const above = line === 0 ? 0 : (data[at - length] ?? 0);
      const corner = line === 0 || place < depth ? 0 : (data[at - length - depth] ?? 0);
      differing[to + 1 + place] = ((data[at] ?? 0) - foretold(left, above, corner)) & 0xff;
    }
  }
  const [one, other] = [plain, differing].map((lines) => deflateSync(lines, { level: 9 }));
  return one !== undefined && other !== undefined && one.length < other.length ? one : (other ?? plain);
}

const paeth = 4;

/** The neighbour that continues what the three of them do (PNG, 9.4). */
function foretold(left: number, above: number, corner: number): number {
  const sum = left + above - corner;
  const [toLeft, toAbove, toCorner] = [left, above, corner].map((one) => Math.abs(sum - one)) as [
    number,
    number,
    number,
  ];
  if (toLeft <= toAbove && toLeft <= toCorner) return left;
  return toAbove <= toCorner ? above : corner;
}

/** Undoes what each line's first byte says was done to it (PNG, 9.2). */
function unfiltered(lines: Buffer, length: number, step: number): Buffer {
  const height = lines.length / (length + 1);
  const out = Buffer.alloc(height * length);
  for (let line = 0; line < height; line++) {
    const from = line * (length + 1);
    const filter = lines[from] ?? 0;
    for (let place = 0; place < length; place++) {
      const at = line * length + place;
      const left = place < step ? 0 : (out[at - step] ?? 0);
      const above = line === 0 ? 0 : (out[at - length] ?? 0);
      const corner = line === 0 || place < step ? 0 : (out[at - length - step] ?? 0);
      const added = [0, left, above, (left + above) >> 1, foretold(left, above, corner)][filter];
      if (added === undefined) throw new Error(`A line of the picture has the unknown filter ${filter}.`);
      out[at] = ((lines[from + 1 + place] ?? 0) + added) & 0xff;
    }
  }
  return out;
}
