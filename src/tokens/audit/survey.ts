import type { ApiKey } from "../../coder/api/answers";
import type { LoadedTokens } from "../list/loadedTokens";
import type { AuditedToken } from "./auditedToken";
import type { ThingNames } from "./thingNames";

/** The tokens of a deployment with their concerns. Leases are none of them: they end by themselves, and soon. */
export type Survey = {
  readonly loaded: LoadedTokens;
  readonly tokens: readonly AuditedToken[];
  /** The leases among what was listed. */
  readonly leases: readonly ApiKey[];
  readonly names: ThingNames;
};
