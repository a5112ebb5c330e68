import type { TokenId } from "../../core/token/tokenText";
import type { SignedIn } from "../../session/sessionState";

/**
 * The tokens that a command acts on although it was not run on their rows, such as those a notification
 * names.
 */
export class MeantTokens {
  /** @param tokens at least one. */
  constructor(
    readonly tokens: readonly {
      readonly session: SignedIn;
      readonly tokenId: TokenId;
      readonly name: string;
    }[],
  ) {}
}
