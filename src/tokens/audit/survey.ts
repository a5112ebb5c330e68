import type { LoadedTokens } from "../list/loadedTokens";
import type { AuditedToken } from "./auditedToken";
import type { ThingNames } from "./thingNames";

/** The tokens of a deployment with their concerns. */
export type Survey = {
  readonly loaded: LoadedTokens;
  readonly tokens: readonly AuditedToken[];
  readonly names: ThingNames;
};
