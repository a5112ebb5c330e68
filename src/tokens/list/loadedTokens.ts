import type { ApiKey, UnreadableItem } from "../../coder/api/answers";
import type { Catalog } from "../../core/catalog/catalog";
import type { ServerFeatures } from "../../core/release/serverFeatures";
import type { SignedIn } from "../../session/sessionState";

/** What a deployment answered, and when. */
export type TokensAnswer = {
  readonly tokens: readonly ApiKey[];
  /** Tokens that are there too, but that the server describes in a way that cannot be read. */
  readonly unreadable?: readonly UnreadableItem[];
  /** Undefined: the server has no scopes. */
  readonly scopeNames: readonly string[] | undefined;
  readonly version: string;
  readonly at: Date;
  /** Tokens of everybody whom the person may see, not only their own. */
  readonly isEverybodys?: boolean;
};

/** The tokens of one person, with what is needed to read them. */
export type LoadedTokens = TokensAnswer & {
  readonly session: SignedIn;
  readonly catalog: Catalog;
  readonly features: ServerFeatures;
};

/** Loading, error and data are different things; the last good data stays while a later request runs or fails. */
export type TokensState =
  /** Nobody has asked yet. */
  | { readonly kind: "unasked"; readonly last: undefined }
  | { readonly kind: "loading"; readonly last: LoadedTokens | undefined }
  | { readonly kind: "loaded"; readonly last: LoadedTokens }
  | {
      readonly kind: "failed";
      readonly error: unknown;
      readonly since: Date;
      readonly last: LoadedTokens | undefined;
    };

/** Why a refresh was asked for; it is logged. */
export type RefreshReason = "shown" | "asked" | "changed" | "session" | "retry";

/** The tokens of one session, for whoever reads them or has them read anew. */
export interface TokenList {
  readonly current: TokensState;
  /**
   * Gives the tokens, asking for them when nobody has. A refresh that runs, or begins meanwhile, is waited for.
   * @throws what the server answered instead; Explained when the session ended meanwhile.
   */
  loaded(): Promise<LoadedTokens>;
  /** Fetches the tokens anew. @param reason why, for the log. */
  refresh(reason: RefreshReason): Promise<void>;
  /** Chooses between the person's own tokens, as at first, and those of everybody, and fetches them. */
  ofEverybody(everybodys: boolean): Promise<void>;
}

/** The tokens of every session. */
export interface TokenLists {
  of(session: SignedIn): TokenList;
  /** Fetches the tokens of every session anew. */
  refresh(reason: RefreshReason): Promise<void>;
}
