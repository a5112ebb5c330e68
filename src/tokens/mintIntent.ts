import type { Grant } from "../core";

/** What a person asked for: everything about a token but its secret. */
export type TokenRequest = {
  readonly name: string;
  readonly lifetimeSeconds: number;
  readonly grant: Grant;
};

/** A request that is being carried out, as the journal keeps it. */
export type MintIntent = {
  /** Ours, random; also names the secret in the vault. */
  readonly id: string;
  /** The normalised URL of the deployment. */
  readonly deployment: string;
  readonly userId: string;
  readonly request: TokenRequest;
  /** ISO 8601. */
  readonly startedAt: string;
};
