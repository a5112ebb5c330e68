import type { TransportOptions } from "../../../../src/coder";

/** Does not wait long before it tries again. */
export const hasty: TransportOptions = { patience: { retryMs: 1 } };

/** When everything here was made. */
export const time = "2026-11-22T00:00:00Z";

/** The least of a workspace, as a server sends it. */
export const workspace = {
  id: "w",
  name: "alpha",
  owner_id: "u",
  created_at: time,
  latest_build: { id: "b", build_number: 1, created_at: time, status: "running" },
};

/** An event of something that is watched. */
export const data = (content: unknown): string => JSON.stringify({ type: "data", data: content });

/** Reads a stream to its end. */
export async function all<Item>(items: AsyncIterable<Item>): Promise<Item[]> {
  const read: Item[] = [];
  for await (const item of items) read.push(item);
  return read;
}

/** What nobody aborts. */
export const idle = (): AbortSignal => new AbortController().signal;
