import type { ApiKey, UnreadableItem } from "../../coder/api/answers";
import type { Loading } from "../../coder/loading";
import type { Catalog } from "../../core/catalog/catalog";
import type { ServerFeatures } from "../../core/release/serverFeatures";
import type { SignedIn } from "../../session/sessionState";

/** A deployment's answer, and when it arrived. */
export type TokensAnswer = {
  readonly tokens: readonly ApiKey[];
  /** Further tokens, which the server describes in a form we cannot read. */
  readonly unreadable?: readonly UnreadableItem[];
  /** Undefined if the server has no scopes. */
  readonly scopeNames: readonly string[] | undefined;
  readonly version: string;
  readonly at: Date;
  /** Contains the tokens of everybody whom the person may see, not only their own. */
  readonly isEverybodys?: boolean;
};

/** One person's tokens, with what is needed to interpret them. */
export type LoadedTokens = TokensAnswer & {
  readonly session: SignedIn;
  readonly catalog: Catalog;
  readonly features: ServerFeatures;
};

/** What is known of one person's tokens. */
export type TokensState = Loading<
  LoadedTokens,
  {
    /** When it first failed, by this machine's clock. */
    readonly since: Date;
  }
>;

/** Why a refresh was requested; it is logged. */
export type RefreshReason = "shown" | "asked" | "changed" | "session" | "retry";

/** The tokens of one session, for code that reads or refreshes them. */
export interface TokenList {
  readonly current: TokensState;
  /**
   * Returns the tokens, fetching them if nobody has. Waits for a refresh that is running or begins meanwhile.
   * @throws the server's error; Explained if the session ended meanwhile.
   */
  loaded(): Promise<LoadedTokens>;
  /** Fetches the tokens again. @param reason the reason, for the log. */
  refresh(reason: RefreshReason): Promise<void>;
  /** Switches between the person's own tokens (the default) and everybody's, and fetches them. */
  ofEverybody(everybodys: boolean): Promise<void>;
}

/** The tokens of every session. */
export interface TokenLists {
  of(session: SignedIn): TokenList;
  /** Fetches the tokens of every session again. */
  refresh(reason: RefreshReason): Promise<void>;
}
