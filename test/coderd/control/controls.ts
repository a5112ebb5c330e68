import type { Faults } from "../faults/fault";
import type { LoggedRequest, RequestLog } from "./requestLog";

/** What a test holds in its hands. */
export interface Controls {
  readonly log: RequestLog;
  readonly faults: Faults;
  /** Adds to the log. */
  readonly record: (entry: LoggedRequest) => void;
}
