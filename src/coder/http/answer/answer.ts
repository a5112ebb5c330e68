/** A complete answer of the server, or of what stands in its place; of a redirect and of a page the head alone. */
export type HttpAnswer = {
  readonly status: number;
  /** A header by its name in lower case. */
  readonly header: (name: string) => string | undefined;
  readonly body: string;
  /** Bytes of the body after decompression. */
  readonly bytes: number;
};

/** Whether the answer says that it is JSON, as every answer of the API does. */
export function saysJson({ header }: Pick<HttpAnswer, "header">): boolean {
  return /^application\/(?:[\w.+-]+\+)?json\b/i.test(header("content-type") ?? "");
}

/**
 * Whether Coder itself answered: every answer of a running server has this header, errors, pages and unknown routes too,
 * but for the 429 of its rate limit (seen on v2.24.4, v2.31.0, v2.35.1 and v2.36.0).
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

  if (status === 204) return true;

  return status === 304 ? doneBy !== undefined : status >= 200 && status < 300 && saysJson(answer);
}

/** The version that Coder names in its own answer. */
export function versionIn({ header }: Pick<HttpAnswer, "header">): string | undefined {
  return (header("x-coder-build-version") ?? "").trim() || undefined;
}
