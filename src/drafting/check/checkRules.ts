import type { Catalog } from "../../core/catalog/catalog";
import type { Finding } from "../../core/reasoning/finding";
import type { NameOf } from "../../presentation/grantSentences";
import type { Owner, TokenRequest } from "../../tokens/key/tokenRequest";
import type { Draft } from "../draft/draft";
import type { Starts } from "../draft/draftStart";
import type { Searched } from "../things/thing";
import type { Check } from "./draftCheck";

/** What the deployment allows for an owner. */
export type CheckRules = Starts & {
  readonly catalog: Catalog;
  /** Whose token it will be, when it is another's. */
  readonly owner?: Owner | undefined;
  /** Of the deployment, for the owner; seconds. */
  readonly maximumSeconds: number;
  /** Names that the owner's tokens have, expired ones included. */
  readonly takenNames: readonly string[];
};

/** What else is known when a draft is checked. */
export type CheckContext = {
  readonly now: Date;
  /** Of the person, an IANA name; this machine's when absent. */
  readonly timeZone?: string;
  /** Says when a token ends. */
  readonly sayEnd: (end: Date, now: Date) => string;
  readonly nameOf?: NameOf;
  readonly searched?: Searched;
  /** Why nothing came of a text with addresses in it. */
  readonly linkProblem?: (text: string) => string | undefined;
  /** What the person's own role allows, by `type:action`. */
  readonly roles?: ReadonlyMap<string, boolean> | undefined;
};

/** A draft as the checks see it; `request` is there when it may be sent. */
export type CheckedDraft = {
  readonly draft: Draft;
  readonly check: Check;
  readonly findings: readonly Finding[];
  readonly request: TokenRequest | undefined;
};
