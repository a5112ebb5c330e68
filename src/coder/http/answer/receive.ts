import type { Readable } from "stream";
import { BodyTooLong } from "../reach/thrown";
import { type HttpAnswer, saysJson } from "./answer";

/** An answer whose body is yet to be read. */
export type Arriving = {
  readonly status: number;
  readonly header: (name: string) => string | undefined;
  readonly body: Readable;
};

/** Error bodies are short; a longer one contains nothing useful to a person. */
const longestErrorBody = 64 * 1024;

/**
 * Reads the body of an answer only as far as it is useful: nothing of a redirect or a web page, a little of
 * an error, and at most `maxBytes` of anything else, counted after decompression.
 * @throws BodyTooLong, and whatever the stream throws.
 */
export async function receive({ status, header, body }: Arriving, maxBytes: number): Promise<HttpAnswer> {
  // Without a listener, an error of a stream that is no longer read would end the process.
  body.on("error", () => undefined);
  const finished = (content: Buffer): HttpAnswer => ({
    status,
    header,
    body: content.toString("utf8"),
    bytes: content.length,
  });
  try {
    if (status >= 400) return finished(await readText(body, longestErrorBody, "cut"));

    if (status === 204) {
      // Reading an empty body to its end frees the connection for the next request.
      return finished(await readText(body, 0, "cut"));
    }
    if (status < 200 || status >= 300 || !saysJson({ header })) return finished(Buffer.alloc(0));

    if (Number(header("content-length") ?? 0) > maxBytes) throw new BodyTooLong(maxBytes);

    return finished(await readText(body, maxBytes, "refuse"));
  } finally {
    // Closes the connection, unless the body is complete and the connection can serve the next request.
    if (!body.readableEnded) body.destroy();
  }
}

async function readText(body: Readable, limit: number, beyond: "cut" | "refuse"): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of body as AsyncIterable<Buffer>) {
    size += chunk.length;
    chunks.push(chunk);
    if (size > limit) {
      if (beyond === "refuse") throw new BodyTooLong(limit);

      break;
    }
  }
  return Buffer.concat(chunks).subarray(0, limit);
}
