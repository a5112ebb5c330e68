import type { Catalog } from "../../core/catalog/catalog";
import type { Grant } from "../../core/grant/grant";
import type { NameOf } from "../../presentation/thingName";
import type { Owner, TokenRequest } from "../../tokens/key/tokenRequest";
import type { Draft } from "../draft/draft";
import type { Starts } from "../draft/draftStart";
import type { Searched } from "../things/thing";
import type { Check, ShownFinding } from "./draftCheck";
import type { FormFinding } from "./groupFindings";

/** What the deployment allows for an owner. */
export type CheckRules = Starts & {
  readonly catalog: Catalog;
  /** The token's owner, if that is somebody else. */
  readonly owner?: Owner | undefined;
  /** The deployment's limit for the owner; seconds. */
  readonly maximumSeconds: number;
  /** The names of the owner's tokens, including expired ones. */
  readonly takenNames: readonly string[];
  /** The grant of the token that the new one replaces, and whether it stays as it is. */
  readonly succession?: { readonly how: "change" | "rotate"; readonly before: Grant };
};

/** Other facts that checking a draft uses. */
export type CheckContext = {
  readonly now: Date;
  /** The person's time zone, an IANA name; this machine's if absent. */
  readonly timeZone?: string;
  /** Formats when a token ends. */
  readonly sayEnd: (end: Date, now: Date) => string;
  readonly nameOf?: NameOf;
  readonly searched?: Searched;
  /** Explains why a text with addresses in it named nothing. */
  readonly linkProblem?: (text: string) => string | undefined;
  /** What the person's own role allows, by `type:action`. */
  readonly roles?: ReadonlyMap<string, boolean> | undefined;
};

/** A draft with its check; `request` is set if it may be sent. */
export type CheckedDraft = {
  readonly draft: Draft;
  readonly check: Check;
  /** One for each kind; a fix identifies its finding by position. */
  readonly findings: readonly FormFinding[];
  readonly request: TokenRequest | undefined;
};

/** What is known apart from a grant that is to be said. */
export type GrantFacts = {
  /** Undefined while it is invalid. */
  readonly lifetimeSeconds: number | undefined;
  readonly nameOf: NameOf;
  readonly roles: CheckContext["roles"];
};

/** What is said of a grant, with its findings as they are shown and as a fix identifies them. */
export type SaidOfGrant = Pick<Check, "summary" | "picture" | "changes"> & {
  readonly findings: readonly FormFinding[];
  readonly shown: readonly ShownFinding[];
};

/** Says what a draft grants, which is something. */
export type SayDraftGrant = (rules: CheckRules, draft: Draft, grant: Grant, facts: GrantFacts) => SaidOfGrant;
