import { pathMatches } from "../control/requestLog";

/** One way in which an answer can go wrong. Times in milliseconds. */
export type Fault =
  /** Coder itself answers with this instead of handling the request. An object becomes JSON. */
  | { kind: "answer"; status: number; body?: unknown; headers?: Record<string, string> }
  /**
   * An intermediary answers with this, without Coder's header: instead of handling the request, or `after` it
   * was handled. An object becomes JSON.
   */
  | {
      kind: "gateway";
      status: number;
      body?: unknown;
      headers?: Record<string, string>;
      when?: "before" | "after";
    }
  /** Handles the request; an intermediary removes Coder's header from the answer. */
  | { kind: "strip" }
  /** Never answers, and does not handle the request. */
  | { kind: "hang" }
  /** Deletes the key that the request carries, and then handles it: a session that ends in the middle. */
  | { kind: "revoke" }
  /** Handles the request and answers after a delay. */
  | { kind: "delay"; milliseconds: number }
  /** Handles the request, then sends the body in pieces with a pause before each. */
  | { kind: "drip"; bytes: number; milliseconds: number }
  /** Resets the connection: `before` the request is handled, or `after`, so that only the answer is lost. */
  | { kind: "reset"; when: "before" | "after" }
  /** Handles the request; sends half of the body as if it were complete. */
  | { kind: "truncate" }
  /** Handles the request; the connection ends in the middle of the body. */
  | { kind: "cut" }
  /** Status 200 and a web page, like a captive portal or a proxy's sign-in. */
  | { kind: "captivePortal" }
  /**
   * Handles the request, then changes the JSON: by a function, or by fields merged into objects at every
   * depth.
   */
  | { kind: "lie"; change?: (body: unknown) => unknown; merge?: unknown }
  /** Redirects without handling the request. */
  | { kind: "redirect"; to: string; status?: number }
  /** Status 200 and a JSON text that never ends. */
  | { kind: "endless" }
  /** Status 200 and a small compressed body that unpacks to this many MiB (64 by default). */
  | { kind: "gzipBomb"; megabytes?: number }
  /** Accepts a WebSocket, and then sends nothing: no message, no ping, no close. */
  | { kind: "mute" }
  /**
   * Handles the request; after a while the connection of the WebSocket or stream ends without a close frame.
   */
  | { kind: "vanish"; milliseconds: number }
  /** Too many requests, with or without the header that says when to retry (seconds or a date). */
  | { kind: "rateLimit"; retryAfter?: string };

/** Which requests a fault affects. */
export interface FaultRule {
  /** Any method if absent. */
  method?: string;
  /** Below the base path, without query; `*` is one segment, `**` any rest. */
  path: string | RegExp;
  /** How many requests it affects before it is used up; unlimited if absent. */
  times?: number;
  /** How many matching requests pass first. */
  skip?: number;
}

/** An active fault. */
export interface ActiveFault {
  /** How many requests it has affected. */
  readonly hits: number;
  /** Deactivates it. */
  remove(): void;
}

/** The faults of one server. A request gets the oldest matching fault that is not used up. */
export interface Faults {
  /** Activates a fault. */
  add(rule: FaultRule, fault: Fault): ActiveFault;
  /** Deactivates all faults. */
  clear(): void;
  /** Returns the fault for this request, and counts it. */
  meet(method: string, path: string): Fault | undefined;
}

/** Creates an empty set of faults. */
export function createFaults(): Faults {
  const active = new Set<{ rule: FaultRule; fault: Fault; seen: number; hits: number }>();
  return {
    add: (rule, fault) => {
      const entry = { rule, fault, seen: 0, hits: 0 };
      active.add(entry);
      return {
        get hits() {
          return entry.hits;
        },
        remove: () => void active.delete(entry),
      };
    },
    clear: () => active.clear(),
    meet: (method, path) => {
      for (const entry of active) {
        const { method: wanted, path: pattern, skip = 0, times = Infinity } = entry.rule;
        if ((wanted !== undefined && wanted !== method) || !pathMatches(pattern, path) || entry.hits >= times)
          continue;
        entry.seen += 1;
        if (entry.seen <= skip) continue;
        entry.hits += 1;
        return entry.fault;
      }
      return undefined;
    },
  };
}
