import type { CommandsOf } from "../services/run";
import { endAllLeases } from "./endAllLeases";
import { endLease } from "./endLease";
import { manageRemembered } from "./manageRemembered";
import { openScopedTerminal } from "./openScopedTerminal";

/** The commands about leases, by ID; loaded together when the first of them runs. */
export const leasesCommands = {
  "coderAccess.leases.openScopedTerminal": openScopedTerminal,
  "coderAccess.leases.endLease": endLease,
  "coderAccess.leases.endAllLeases": endAllLeases,
  "coderAccess.leases.manageRemembered": manageRemembered,
} satisfies CommandsOf<"leases">;
