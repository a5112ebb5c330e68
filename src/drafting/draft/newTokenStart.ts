import type { Grant } from "../../core/grant/grant";
import type { GrantDiff } from "../../core/reasoning/grantDiff";
import type { SignedIn } from "../../session/sessionState";
import type { Owner, TokenRequest } from "../../tokens/key/tokenRequest";

/** Opens the form for a new token. @param session who wants it, and where. */
export type OpenNewToken = (session: SignedIn, start?: NewTokenStart) => void;

/** How the form starts if it is not opened empty. */
export type NewTokenStart = {
  /** Identifies the form: opening one with the same ID again brings it to the front. */
  readonly id: string;
  readonly task?: undefined;
  /** The initial content of its fields. */
  readonly from: {
    readonly owner: Owner | undefined;
    readonly name: string;
    readonly grant: Grant;
    readonly lifetimeSeconds: number;
  };
  /**
   * For a token that replaces another, and gets that one's owner. Called after the person pressed Create and
   * every check passed, before anything is sent.
   * @param request the token to create.
   * @param diff what it may do, compared with what the form started with.
   * @returns the request to carry out, with the opener's additions; undefined if the person declines.
   */
  readonly beforeMint?: (request: TokenRequest, diff: GrantDiff) => Promise<TokenRequest | undefined>;
};
