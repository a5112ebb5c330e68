import type { DeploymentHref } from "../../coder/api/deployment";
import type { TokenMarks } from "../../presentation/token/tokenMarks";
import type { SignedIn } from "../../session/sessionState";
import type { Survey } from "../../tokens/audit/survey";
import type { TokensState } from "../../tokens/list/loadedTokens";
import type { LeaseRows } from "./nodes/leaseRows";
import type { ViewOptions } from "./viewOptions";

/** What is known about one deployment. */
export type DeploymentState = {
  readonly session: SignedIn;
  readonly state: TokensState;
  /** The audited tokens in `state`; undefined while there are none. */
  readonly survey: Survey | undefined;
};

/** What the view's picture is built from. */
export type PictureFacts = {
  readonly states: readonly DeploymentState[];
  readonly marks: TokenMarks;
  readonly options: ViewOptions;
  /** Returns the current time at a deployment. */
  readonly nowAt: (session: SignedIn) => Date;
  /** Returns how many rows of a list to show, by the list's name. */
  readonly shownOf: (list: string) => number;
  /**
   * Returns the action in progress for a token, in words; undefined if there is none. By the token's key
   * (tokenContext.ts).
   */
  readonly busyWith: (token: string) => string | undefined;
  readonly leaseRows: LeaseRows;
  /** The address of the deployment that commands work with; undefined if there is none. */
  readonly current: DeploymentHref | undefined;
  readonly explain: (error: unknown) => string;
};
