import type { IncomingMessage } from "node:http";

/** One request as it arrived. It is logged on arrival; `status` is set when the answer begins. */
export interface LoggedRequest {
  readonly at: Date;
  readonly method: string;
  /** Below the base path, without the query. */
  readonly path: string;
  readonly query: Readonly<Record<string, string>>;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  /** As received over the wire, in order. */
  readonly rawHeaders: readonly (readonly [name: string, value: string])[];
  readonly body: string;
  /** The ID of the key in the request, valid or not. */
  readonly keyId: string | undefined;
  /** Undefined while unanswered, and permanently if the connection was dropped instead. */
  status: number | undefined;
  /** The kind of the fault that was injected. */
  fault: string | undefined;
}

/** What to look for in the log; every given field must match. */
export interface LogFilter {
  method?: string;
  /** A path with `*` for one segment and `**` for any rest, or a pattern. */
  path?: string | RegExp;
  status?: number;
  keyId?: string;
}

/** All requests that a server received, oldest first. */
export interface RequestLog {
  readonly entries: readonly LoggedRequest[];
  /** Returns the matching entries. */
  find(filter: LogFilter): LoggedRequest[];
  /** Returns the number of matching entries. */
  count(filter?: LogFilter): number;
  /** Returns the newest matching entry. Throws if there is none, naming what arrived instead. */
  last(filter?: LogFilter): LoggedRequest;
  /** Forgets everything. */
  clear(): void;
}

/** Creates the log, with the function through which the server writes it. */
export function createRequestLog(): { log: RequestLog; record: (entry: LoggedRequest) => void } {
  const entries: LoggedRequest[] = [];
  const find = (filter: LogFilter = {}): LoggedRequest[] => entries.filter((entry) => fits(entry, filter));
  const log: RequestLog = {
    entries,
    find,
    count: (filter) => find(filter).length,
    last: (filter) => {
      const found = find(filter).at(-1);
      if (found !== undefined) return found;
      throw new Error(
        `no such request; there were ${entries.map(({ method, path }) => `${method} ${path}`).join(", ") || "none"}`,
      );
    },
    clear: () => {
      entries.length = 0;
    },
  };
  return { log, record: (entry) => void entries.push(entry) };
}

function fits(entry: LoggedRequest, { keyId, method, path, status }: LogFilter): boolean {
  return (
    (method === undefined || method === entry.method) &&
    (path === undefined || pathMatches(path, entry.path)) &&
    (status === undefined || status === entry.status) &&
    (keyId === undefined || keyId === entry.keyId)
  );
}

/** Whether a path matches a pattern; in a string, `*` stands for one segment and `**` for any rest. */
export function pathMatches(pattern: string | RegExp, path: string): boolean {
  if (typeof pattern !== "string") return pattern.test(path);
  const source = pattern
    .replace(/[.+?^${}()|[\]\\]/g, "\\$&")
    .replace(/\*\*|\*/g, (star) => (star === "**" ? ".*" : "[^/]*"));
  return new RegExp(`^${source}$`).test(path);
}

/** Returns the headers of a message as names and values, as received. */
export function rawHeadersOf({ rawHeaders }: IncomingMessage): [string, string][] {
  const pairs: [string, string][] = [];
  for (let index = 0; index + 1 < rawHeaders.length; index += 2)
    pairs.push([rawHeaders[index] ?? "", rawHeaders[index + 1] ?? ""]);

  return pairs;
}
