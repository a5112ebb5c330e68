import type { SignedIn } from "../../session/sessionState";
import type { PendingRetirement } from "../../tokens/retiring/retirement";
import type { TokensState } from "../../tokens/list/tokenStore";
import type { WaitingSecret } from "../../tokens/secrets/vault";
import type { Survey } from "../../tokens/audit/surveys";
import type { ViewOptions } from "./viewOptions";

/** One deployment as far as it is known. */
export type DeploymentState = {
  readonly session: SignedIn;
  readonly state: TokensState;
  /** Of the tokens in `state`; undefined while there are none. */
  readonly survey: Survey | undefined;
};

/** What a picture of the view is made from. */
export type PictureFacts = {
  readonly states: readonly DeploymentState[];
  readonly waiting: readonly WaitingSecret[];
  readonly options: ViewOptions;
  /** The time at a deployment. */
  readonly nowAt: (session: SignedIn) => Date;
  /** How many rows of a list are shown, by the list's name. */
  readonly shownOf: (list: string) => number;
  /** Whether the secret of the token of this deployment with this id is kept for reuse. */
  readonly isKept: (deployment: string, tokenId: string) => boolean;
  readonly retirementOf: (deployment: string, tokenId: string) => PendingRetirement | undefined;
  readonly busyWith: (rowId: string) => string | undefined;
  /** Whether a token's coming end is to be told in the line above the rows. */
  readonly isToTell: (rowId: string) => boolean;
  readonly explain: (error: unknown) => string;
};
