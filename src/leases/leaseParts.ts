import type { ClientFactory } from "../coder/api/api";
import type { Log } from "../platform/log";
import type { KnownSessions, SessionsChange } from "../session/sessionState";
import type { LeaseRecords } from "./records/leaseRecords";

/** What leases need. */
export type LeaseParts = LeaseRecords & {
  readonly sessions: Pick<KnownSessions, "at" | "all"> & {
    readonly onDidChange: (listener: (change: SessionsChange) => void) => { dispose(): unknown };
  };
  readonly makeClient: ClientFactory;
  readonly log: Log;
};
