import assert from "node:assert/strict";
import { crc32, deflateSync } from "node:zlib";
import { animatedPng } from "../../e2e/pictures/tour/animatedPng";
import { decodePng, type Pixels } from "../../e2e/pictures/tour/png";

interface Chunk {
  readonly type: string;
  readonly data: Buffer;
}

function chunksOf(file: Buffer): Chunk[] {
  const chunks: Chunk[] = [];
  for (let at = 8; at < file.length;) {
    const length = file.readUInt32BE(at);
    const named = file.subarray(at + 4, at + 8 + length);
    assert.equal(file.readUInt32BE(at + 8 + length), crc32(named));
    chunks.push({ type: named.toString("latin1", 0, 4), data: named.subarray(4) });
    at += length + 12;
  }
  return chunks;
}

function fileOf(chunks: readonly Chunk[]): Buffer {
  const number = (value: number) => Buffer.from(Uint32Array.of(value).buffer).swap32();
  return Buffer.concat([
    Buffer.from("\x89PNG\r\n\x1a\n", "latin1"),
    ...chunks.flatMap(({ type, data }) => {
      const named = Buffer.concat([Buffer.from(type, "latin1"), data]);
      return [number(data.length), named, number(crc32(named))];
    }),
  ]);
}

/** A picture of three by two pixels, without transparency, each line with another filter. */
function picture(...greys: [number, number, number, number, number, number]): Buffer {
  const header = Buffer.from([0, 0, 0, 3, 0, 0, 0, 2, 8, 2, 0, 0, 0]);
  const line = (pixels: number[]) => pixels.flatMap((grey) => [grey, grey, grey]);
  const [above, below] = [line(greys.slice(0, 3)), line(greys.slice(3))];
  const differences = below.map((value, place) => (value - (above[place] ?? 0)) & 0xff);
  return fileOf([
    { type: "IHDR", data: header },
    { type: "IDAT", data: deflateSync(Buffer.from([0, ...above, 2, ...differences])) },
    { type: "IEND", data: Buffer.alloc(0) },
  ]);
}

/** What is seen after each picture, as a browser draws it. */
function played(file: Buffer): { readonly seen: readonly number[]; readonly ms: number }[] {
  const chunks = chunksOf(file);
  const header = chunks[0]?.data ?? Buffer.alloc(0);
  const seen: number[] = [];
  return chunks.flatMap(({ type, data }, index) => {
    if (type !== "fcTL") return [];
    const [, width = 0, height = 0, left = 0, top = 0] = [0, 4, 8, 12, 16].map((at) => data.readUInt32BE(at));
    const content = chunks[index + 1];
    const own = Buffer.from(header);
    own.writeUInt32BE(width, 0);
    own.writeUInt32BE(height, 4);
    const part: Pixels = decodePng(
      fileOf([
        { type: "IHDR", data: own },
        {
          type: "IDAT",
          data: content?.type === "IDAT" ? content.data : (content?.data.subarray(4) ?? Buffer.alloc(0)),
        },
      ]),
    );
    for (let at = 0; at < width * height; at++) {
      if (part.data[at * 4 + 3] !== 0)
        seen[(top + Math.floor(at / width)) * 3 + left + (at % width)] = part.data[at * 4] ?? -1;
    }
    return { seen: [...seen], ms: (data.readUInt16BE(20) / data.readUInt16BE(22)) * 1000 };
  });
}

describe("a picture that moves", () => {
  it("shows each picture for as long as it was held", () => {
    const pictures = [
      [1, 2, 3, 4, 5, 6],
      [1, 2, 3, 4, 200, 201],
      [9, 2, 3, 4, 200, 6],
      [9, 2, 3, 4, 200, 6],
    ] as [number, number, number, number, number, number][];
    const file = animatedPng(
      pictures.map((greys, index) => ({ png: picture(...greys), shownFor: 100 * (index + 1) })),
    );
    assert.deepEqual(
      played(file),
      pictures.map((seen, index) => ({ seen: [...seen], ms: 100 * (index + 1) })),
    );
  });

  it("holds only what changed, in chunks that are counted", () => {
    const file = animatedPng([
      { png: picture(1, 2, 3, 4, 5, 6), shownFor: 500 },
      { png: picture(1, 2, 3, 4, 5, 7), shownFor: 500 },
    ]);
    const chunks = chunksOf(file);
    assert.deepEqual(
      chunks.map(({ type }) => type),
      ["IHDR", "acTL", "fcTL", "IDAT", "fcTL", "fdAT", "IEND"],
    );
    const second = chunks[4]?.data;
    assert.deepEqual(
      [0, 4, 8, 12, 16].map((at) => second?.readUInt32BE(at)),
      [1, 1, 1, 2, 1],
    );
    assert.equal(chunks[5]?.data.readUInt32BE(0), 2);
  });

  it("is made of pictures of one size, at least one", () => {
    const other = Buffer.from(picture(1, 2, 3, 4, 5, 6));
    other.writeUInt32BE(2, 16);
    other.writeUInt32BE(3, 20);
    assert.throws(() => animatedPng([]), /Nothing was recorded/);
    assert.throws(
      () =>
        animatedPng([
          { png: picture(1, 2, 3, 4, 5, 6), shownFor: 1 },
          { png: other, shownFor: 1 },
        ]),
      /another size|filter/,
    );
  });
});
