import v2310 from "../../recordings/v2.31.0.json" with { type: "json" };
import v2351 from "../../recordings/v2.35.1.json" with { type: "json" };

/** One request to a real server and its answer. */
export interface Exchange {
  name: string;
  /** A person, a grant by name, or `nobody`. */
  as: string;
  request: { method: string; path: string; headers?: Record<string, string>; body?: unknown };
  response: { status: number; headers: Record<string, string>; body: unknown };
}

/** All that was recorded of one release. */
export interface Recording {
  server: string;
  people: Record<string, string>;
  grants: Record<string, { owner: string; scopes: string[]; allow_list?: string[] }>;
  exchanges: Exchange[];
}

/** The recordings by the profile that stands in for their release. */
export const recordings: readonly (readonly [profile: "2.31.0" | "2.35.1", recording: Recording])[] = [
  ["2.31.0", v2310],
  ["2.35.1", v2351],
];
