import type { TokenMarks } from "../../presentation/token/tokenMarks";
import type { SignedIn } from "../../session/sessionState";
import type { Survey } from "../../tokens/audit/survey";
import type { TokensState } from "../../tokens/list/loadedTokens";
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
  readonly marks: TokenMarks;
  readonly options: ViewOptions;
  /** The time at a deployment. */
  readonly nowAt: (session: SignedIn) => Date;
  /** How many rows of a list are shown, by the list's name. */
  readonly shownOf: (list: string) => number;
  /** What is being done with a token, in words; undefined when nothing is. By what tells it apart (tokenContext.ts). */
  readonly busyWith: (token: string) => string | undefined;
  /** Whether a token's coming end is to be told in the line above the rows. */
  readonly isToTell: (token: string) => boolean;
  readonly explain: (error: unknown) => string;
};
