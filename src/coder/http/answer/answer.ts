/**
 * A complete answer of the server, or of something in its place; for a redirect or a web page, only the head.
 */
export type HttpAnswer = {
  readonly status: number;
  /** Returns a header by its lower-case name. */
  readonly header: (name: string) => string | undefined;
  readonly body: string;
  /** Bytes of the body after decompression. */
  readonly bytes: number;
};

/** Whether the answer is declared as JSON, as every answer of the API is. */
export function saysJson({ header }: Pick<HttpAnswer, "header">): boolean {
  return /^application\/(?:[\w.+-]+\+)?json\b/i.test(header("content-type") ?? "");
}

/**
 * Whether Coder itself answered: every answer of a running server has this header, including errors, pages
 * and unknown routes, but not the 429 of its rate limit (seen on v2.24.4, v2.31.0, v2.35.1 and v2.36.0).
 */
export function isMarked(answer: Pick<HttpAnswer, "header">): boolean {
  return versionIn(answer) !== undefined;
}

/**
 * Whether what Coder itself answered is a success.
 * @param doneBy the only statuses that say that it was done; where it is not given, an answer in JSON does.
 */
export function succeeded(answer: HttpAnswer, doneBy: readonly number[] | undefined): boolean {
  const { status } = answer;
  if (doneBy?.includes(status) === false) return false;

  if (status === 204 || (status === 202 && doneBy !== undefined)) return true;

  return status === 304 ? doneBy !== undefined : status >= 200 && status < 300 && saysJson(answer);
}

/** Returns the version that Coder states in its own answer. */
export function versionIn({ header }: Pick<HttpAnswer, "header">): string | undefined {
  return (header("x-coder-build-version") ?? "").trim() || undefined;
}
