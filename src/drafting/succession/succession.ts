import type { TokenId } from "../../core/token/tokenText";

/** A token that the new one replaces, and why: `rotate` keeps what it may do, `change` does not. */
export type Succession = {
  readonly how: "change" | "rotate";
  readonly tokenId: TokenId;
  readonly name: string;
  /** Its name, with its owner where everybody's tokens are shown. */
  readonly nameInFull: string;
  /** When it expires by itself. */
  readonly expiresAt: Date;
  /** Whether its server can expire tokens, or only delete them. */
  readonly canExpire: boolean;
  /** Its lifetime in words, if the new token cannot have it any more. */
  readonly longerBefore: string | undefined;
};

/** When the replaced token ends. */
export type EndingChoice = {
  /** The value for the draft's `ending`. */
  readonly value: string;
  readonly label: string;
  readonly detail: string;
  /** What else to know before choosing it; empty if nothing. */
  readonly note: string;
};

/** What the form shows of the token that is replaced; constant while the panel is open. */
export type SuccessionSetup = {
  readonly how: "change" | "rotate";
  readonly name: string;
  /** "When should "deploy" expire?" */
  readonly question: string;
  readonly endings: readonly EndingChoice[];
  /** The one that counts unless the person chooses another. */
  readonly usualEnding: string;
};
