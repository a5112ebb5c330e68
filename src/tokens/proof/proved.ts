import type { ApiKey } from "../../coder/api/answers";
import type { DeploymentHref } from "../../coder/api/deployment";
import type { Grant } from "../../core/grant/grant";
import type { Secret } from "../../core/token/secret";
import type { TokenId } from "../../core/token/tokenText";
import type { Proof } from "./proof";

/** A token whose secret we have. */
export type SecretAtHand = {
  /** The normalised URL of the deployment. */
  readonly deployment: DeploymentHref;
  readonly tokenId: TokenId;
  readonly secret: Secret;
  /** What was asked for, if known; otherwise what the server says it granted. */
  readonly grant?: Grant | undefined;
};

/** What is known about a token once it is proved. */
export type Proved = {
  readonly proof: Proof;
  /** The token as the server describes it. */
  readonly key: ApiKey;
  /** When the last answer arrived, by the deployment's clock. */
  readonly at: Date;
};
