import type { Faults } from "../faults/fault";
import type { LoggedRequest, RequestLog } from "./requestLog";

/** The controls of a test. */
export interface Controls {
  readonly log: RequestLog;
  readonly faults: Faults;
  /** Adds an entry to the log. */
  readonly record: (entry: LoggedRequest) => void;
}
