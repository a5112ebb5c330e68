import type { CommandsOf } from "../services/run";
import { endAllLeases } from "./endAllLeases";
import { endLease } from "./endLease";

/** The commands about leases, by ID; loaded together when the first of them runs. */
export const leasesCommands = {
  // What every command and every recipe needs is a large table, which ending leases does without.
  "coderAccess.leases.openScopedTerminal": async (services, argument) =>
    (await import("./openScopedTerminal")).openScopedTerminal(services, argument),
  "coderAccess.leases.endLease": endLease,
  "coderAccess.leases.endAllLeases": endAllLeases,
} satisfies CommandsOf<"leases">;
