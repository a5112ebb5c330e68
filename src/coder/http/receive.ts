import type { Readable } from "stream";
import { redirectError, refusal, saysJson, type Answer } from "./answer";
import { NotCoder } from "../errors/errors";
import { BodyTooLong } from "../errors/networkFaults";
import type { DeploymentUrl } from "../deploymentUrl";
import type { Redactor } from "./redactor";

/** An answer whose body is still to come. */
export type Arriving = { status: number; header: (name: string) => string | undefined; body: Readable };

/** Error bodies are short; nothing in a longer one is of use to a person. */
const longestErrorBody = 64 * 1024;

/**
 * Judges an answer by its head and reads its body no further than it is worth: nothing of a redirect or of a web
 * page, a little of an error, and at most `maxBytes` of the rest, counted after decompression.
 *
 * @throws CoderError for everything but a 2xx; BodyTooLong; and whatever the stream throws
 */
export async function receive(
  deployment: DeploymentUrl,
  arriving: Arriving,
  maxBytes: number,
  redactor: Redactor,
): Promise<Answer & { bytes: number }> {
  const { status, header, body } = arriving;
  // Without a listener, an error of a stream that is no longer read would end the process.
  body.on("error", () => undefined);
  try {
    const head = { status, contentType: header("content-type") ?? "", retryAfter: header("retry-after") };
    if (status < 200 || (status >= 300 && status < 400)) {
      throw redirectError(deployment, status, header("location"), redactor);
    }
    if (status >= 400) {
      const text = await readText(body, longestErrorBody, "cut");
      throw refusal(deployment, { ...head, body: text.toString("utf8") }, redactor);
    }
    if (status === 204) {
      // Reading to the end of nothing frees the connection for the next request.
      await readText(body, 0, "cut");
      return { ...head, body: "", bytes: 0 };
    }
    if (!saysJson(head)) {
      throw new NotCoder(deployment, status);
    }
    if (Number(header("content-length") ?? 0) > maxBytes) {
      throw new BodyTooLong(maxBytes);
    }
    const content = await readText(body, maxBytes, "refuse");
    return { ...head, body: content.toString("utf8"), bytes: content.length };
  } finally {
    // Ends the connection, unless the body has come to its end and the connection is good for the next request.
    if (!body.readableEnded) {
      body.destroy();
    }
  }
}

async function readText(body: Readable, limit: number, beyond: "cut" | "refuse"): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of body as AsyncIterable<Buffer>) {
    size += chunk.length;
    chunks.push(chunk);
    if (size > limit) {
      if (beyond === "refuse") {
        throw new BodyTooLong(limit);
      }
      break;
    }
  }
  return Buffer.concat(chunks).subarray(0, limit);
}
