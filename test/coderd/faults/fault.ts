import { pathMatches } from "../control/requestLog";

/** One way in which an answer can go wrong. Times in milliseconds. */
export type Fault =
  /** Coder itself answers this instead of handling the request. An object becomes JSON. */
  | { kind: "answer"; status: number; body?: unknown; headers?: Record<string, string> }
  /**
   * Something in between answers this, without Coder's header: instead of handling the request, or `after` it was handled.
   * An object becomes JSON.
   */
  | {
      kind: "gateway";
      status: number;
      body?: unknown;
      headers?: Record<string, string>;
      when?: "before" | "after";
    }
  /** Handles; something in between takes Coder's header off the answer. */
  | { kind: "strip" }
  /** Never answers, and does not handle the request. */
  | { kind: "hang" }
  /** Handles and answers after a while. */
  | { kind: "delay"; milliseconds: number }
  /** Handles, then sends the body in pieces with a pause before each. */
  | { kind: "drip"; bytes: number; milliseconds: number }
  /** Resets the connection: `before` the request is handled, or `after`, so that only the answer is lost. */
  | { kind: "reset"; when: "before" | "after" }
  /** Handles; half of the body is sent as if it were the whole. */
  | { kind: "truncate" }
  /** Handles; the connection ends in the middle of the body. */
  | { kind: "cut" }
  /** Status 200 and a web page, as a captive portal or a proxy's sign-in gives. */
  | { kind: "captivePortal" }
  /** Handles, then changes the JSON: by a function, or by fields merged into objects at every depth. */
  | { kind: "lie"; change?: (body: unknown) => unknown; merge?: unknown }
  /** Sends elsewhere without handling. */
  | { kind: "redirect"; to: string; status?: number }
  /** Status 200 and a JSON text that never ends. */
  | { kind: "endless" }
  /** Status 200 and a small compressed body that unpacks to that many MiB (64 by default). */
  | { kind: "gzipBomb"; megabytes?: number }
  /** Agrees to a WebSocket, and then there is nothing: no message, no ping, no close. */
  | { kind: "mute" }
  /** Handles; after a while the connection of the WebSocket or stream ends without a close frame. */
  | { kind: "vanish"; milliseconds: number }
  /** Too many requests, with or without the header that says when to try again (seconds or a date). */
  | { kind: "rateLimit"; retryAfter?: string };

/** Which requests a fault meets. */
export interface FaultRule {
  /** Any method when absent. */
  method?: string;
  /** Below the base path, without query; `*` is one segment, `**` any rest. */
  path: string | RegExp;
  /** How many requests it meets before it is used up; without end when absent. */
  times?: number;
  /** How many fitting requests pass first. */
  skip?: number;
}

/** A fault in force. */
export interface ActiveFault {
  /** How many requests it has met. */
  readonly hits: number;
  /** Takes it out of force. */
  remove(): void;
}

/** The faults of one server. The oldest that fits a request and is not used up meets it. */
export interface Faults {
  /** Puts a fault in force. */
  add(rule: FaultRule, fault: Fault): ActiveFault;
  /** Takes all out of force. */
  clear(): void;
  /** The fault for this request, counting it. */
  meet(method: string, path: string): Fault | undefined;
}

/** No faults yet. */
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
