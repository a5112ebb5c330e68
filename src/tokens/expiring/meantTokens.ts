import type { TokenId } from "../../core/token/tokenText";
import type { SignedIn } from "../../session/sessionState";

/** Tokens that a command is about though it was not called on their rows: such as those that a notification names. */
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
