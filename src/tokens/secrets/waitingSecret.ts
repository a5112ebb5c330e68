import type { DeploymentHref } from "../../coder/api/deployment";
import type { Secret } from "../../core/token/secret";
import type { TokenId } from "../../core/token/tokenText";

/** A minted secret that the person has not confirmed as saved. */
export type WaitingSecret = {
  readonly version: 1;
  /** The ID of the intent it came from. */
  readonly id: string;
  /** The normalised URL of the deployment. */
  readonly deployment: DeploymentHref;
  /** The token's owner. */
  readonly username: string;
  readonly name: string;
  readonly tokenId: TokenId;
  /** The whole text `<id>-<secret>`. */
  readonly secret: Secret;
  /** ISO 8601. */
  readonly mintedAt: string;
  /** One sentence on what the token can do. */
  readonly summary: string;
  /** ISO 8601, set once the token was read back and is as requested. */
  readonly confirmedUntil?: string | undefined;
};

/** Everything that waits: secrets that can be opened, and the IDs of those that cannot be opened now. */
export type Waiting = { readonly secrets: readonly WaitingSecret[]; readonly shut: readonly string[] };

/** The waiting secrets, for code that shows them. */
export interface WaitingSecrets {
  /** Every waiting secret that can be opened now, oldest first. @throws KeyringFailed */
  list(): Promise<WaitingSecret[]>;
  /** The same, with the IDs of those that cannot be opened now. */
  survey(): Promise<Waiting>;
}
