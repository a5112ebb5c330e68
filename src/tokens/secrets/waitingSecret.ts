import type { DeploymentHref } from "../../coder/api/deployment";
import type { Secret } from "../../core/token/secret";
import type { TokenId } from "../../core/token/tokenText";

/** A minted secret that the person has not confirmed to have. */
export type WaitingSecret = {
  readonly version: 1;
  /** The id of the intent it came from. */
  readonly id: string;
  /** The normalised URL of the deployment. */
  readonly deployment: DeploymentHref;
  /** Whose token it is. */
  readonly username: string;
  readonly name: string;
  readonly tokenId: TokenId;
  /** The whole text `<id>-<secret>`. */
  readonly secret: Secret;
  /** ISO 8601. */
  readonly mintedAt: string;
  /** One sentence on what the token can do. */
  readonly summary: string;
  /** ISO 8601, once the token was read back and is as it was asked for. */
  readonly confirmedUntil?: string | undefined;
};

/** What waits: secrets that can be opened, and the ids of those that cannot be opened now. */
export type Waiting = { readonly secrets: readonly WaitingSecret[]; readonly shut: readonly string[] };

/** The secrets that wait, for those who show them. */
export interface WaitingSecrets {
  /** Every secret that waits and can be opened now, oldest first. @throws KeyringFailed */
  list(): Promise<WaitingSecret[]>;
  /** The same, with the ids of those that cannot be opened now. */
  survey(): Promise<Waiting>;
}
