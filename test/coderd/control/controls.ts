import type { Faults } from "../faults/fault.js";
import type { LoggedRequest, RequestLog } from "./requestLog.js";

/** What a test holds in its hands. */
export interface Controls {
  readonly log: RequestLog;
  readonly faults: Faults;
  /** Adds to the log. */
  readonly record: (entry: LoggedRequest) => void;
}
