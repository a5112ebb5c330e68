import type { Grant } from "../../core/grant/grant";
import type { GrantDiff } from "../../core/reasoning/grantDiff";
import type { SignedIn } from "../../session/sessionState";
import type { Owner, TokenRequest } from "../../tokens/key/tokenRequest";

/** Opens the form for a new token. @param session who wants it, and where. */
export type OpenNewToken = (session: SignedIn, start?: NewTokenStart) => void;

/** How the form begins when it is not opened empty. */
export type NewTokenStart = {
  /** Names the form: asking for an open one of the same id brings it to the front. */
  readonly id: string;
  readonly task?: undefined;
  /** What its fields hold at first. */
  readonly from: {
    readonly owner: Owner | undefined;
    readonly name: string;
    readonly grant: Grant;
    readonly lifetimeSeconds: number;
  };
  /**
   * For a token that takes the place of another, whose owner it then has. Asked when the person pressed Create and every check passed, before anything is sent.
   * @param request what is about to be made.
   * @param diff what it may do, compared with what the form began with.
   * @returns the request to carry out, with what the opener adds to it; undefined when the person does not want it.
   */
  readonly beforeMint?: (request: TokenRequest, diff: GrantDiff) => Promise<TokenRequest | undefined>;
};
