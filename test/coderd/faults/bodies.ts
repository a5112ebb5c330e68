import { setTimeout as wait } from "node:timers/promises";
import { gzipSync } from "node:zlib";

/**
 * Sends the bytes in pieces of this size, each after a pause of this many milliseconds. Ends early with its
 * reader.
 */
export function dripped(bytes: Buffer, size: number, milliseconds: number): ReadableStream<Uint8Array> {
  let sent = 0;
  return new ReadableStream(
    {
      pull: async (controller) => {
        await wait(milliseconds);
        controller.enqueue(bytes.subarray(sent, sent + size));
        sent += size;
        if (sent >= bytes.length) controller.close();
      },
    },
    { highWaterMark: 0 },
  );
}

/** A JSON text that never closes, generated as fast as it is read. */
export function endlessJson(): ReadableStream<Uint8Array> {
  const piece = Buffer.alloc(64 * 1024, "x");
  let started = false;
  return new ReadableStream(
    {
      pull: (controller) => {
        controller.enqueue(started ? piece : Buffer.from('{"version":"'));
        started = true;
      },
    },
    { highWaterMark: 0 },
  );
}

/** Compressed blanks that unpack to this many MiB; on the wire, it is a thousandth of that. */
export function gzipBomb(megabytes: number): ReadableStream<Uint8Array> {
  const member = gzipSync(Buffer.alloc(1024 * 1024, " "), { level: 9 });
  let left = megabytes;
  return new ReadableStream(
    {
      pull: (controller) => {
        controller.enqueue(member);
        left -= 1;
        if (left <= 0) controller.close();
      },
    },
    { highWaterMark: 0 },
  );
}
