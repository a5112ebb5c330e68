import type { AuditedToken } from "./auditedToken";
import type { ThingNames } from "./thingNames";
import type { LoadedTokens } from "../list/loadedTokens";

/** The tokens of a deployment with what is to be said of each. */
export type Survey = {
  readonly loaded: LoadedTokens;
  readonly tokens: readonly AuditedToken[];
  readonly names: ThingNames;
};
