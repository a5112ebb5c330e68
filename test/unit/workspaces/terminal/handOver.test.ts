import assert from "node:assert/strict";
import fc from "fast-check";
import { HandOver } from "../../../../src/workspaces/terminal/handOver";
import { until } from "../../../host/until";

/** Cuts bytes at these places, taken around. */
function cut(bytes: Uint8Array, places: readonly number[]): Uint8Array[] {
  const ends = [...new Set(places.map((place) => place % (bytes.length + 1)))].sort((a, b) => a - b);
  return [...ends, bytes.length].map((end, index) => bytes.subarray(index === 0 ? 0 : ends[index - 1], end));
}

describe("handing over what a shell prints", () => {
  it("gives every text as it was, wherever it was cut", () => {
    fc.assert(
      fc.property(
        fc.string({ unit: "binary", maxLength: 400 }),
        fc.array(fc.nat(2000), { maxLength: 20 }),
        (text, places) => {
          let got = "";
          const handOver = new HandOver((piece) => (got += piece));
          for (const piece of cut(Buffer.from(text), places)) handOver.take(piece);
          assert.equal(
            got,
            Buffer.from(text)
              .toString("utf8")
              .replace(/^\uFEFF/, ""),
          );
        },
      ),
    );
  });

  it("loses nothing of megabytes, keeps the order, and splits no character", async () => {
    const pieces: string[] = [];
    const handOver = new HandOver((piece) => pieces.push(piece));
    const text = "x🦆y".repeat(500_000);
    for (const piece of cut(Buffer.from(text), [1, 100_001, 1_000_003])) handOver.take(piece);
    await until(
      () => (handOver.length === 0 ? true : undefined),
      () => String(handOver.length),
      5000,
    );
    assert.ok(pieces.join("") === text);
    assert.ok(pieces.every((piece) => !/\p{Cs}/u.test(piece) && piece.length <= 65_536));
  });

  it("lets the shell wait while much waits, so that little is in memory, and go on once little does", async () => {
    let isPaused = false;
    let longest = 0;
    let got = 0;
    const handOver = new HandOver((piece) => (got += piece.length));
    handOver.follow({ pause: () => (isPaused = true), resume: () => (isPaused = false) });
    const message = Buffer.alloc(32_768, "y");
    let sent = 0;
    const total = 200;
    await until(
      () => {
        while (!isPaused && sent < total) {
          handOver.take(message);
          sent += 1;
          longest = Math.max(longest, handOver.length);
        }
        return got === total * message.length ? true : undefined;
      },
      () => `${got} of ${total * message.length}`,
      8000,
    );
    assert.ok(longest <= 256 * 1024 + message.length, String(longest));
    assert.ok(!isPaused);
  });

  it("takes half a character of a connection that was lost for none of the next", () => {
    let got = "";
    const handOver = new HandOver((piece) => (got += piece));
    handOver.take(Buffer.from("ä").subarray(0, 1));
    handOver.begin();
    handOver.take(Buffer.from("b"));
    assert.equal(got, "b");
  });

  it("gives nothing more once it is disposed of", () => {
    let got = "";
    const handOver = new HandOver((piece) => (got += piece));
    handOver.dispose();
    handOver.take(Buffer.from("b"));
    assert.equal(got, "");
  });
});
