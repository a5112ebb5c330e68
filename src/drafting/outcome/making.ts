import type { Catalog } from "../../core/catalog/catalog";
import type { NextStep } from "../../platform/errors";
import type { SignedIn } from "../../session/sessionState";
import type { TokenRequest } from "../../tokens/key/tokenRequest";

/** A token that is about to be created. */
export type Making = {
  readonly session: SignedIn;
  /** The deployment's scopes. */
  readonly catalog: Catalog;
  /** It has passed all checks. */
  readonly request: TokenRequest;
};

/** What to show and offer if minting did not end with a token in hand. */
export type Explanation = { readonly sentence: string; readonly steps: readonly NextStep[] };

/** Takes a checked request to a delivered token; see mintAndDeliver.ts. */
export type MintAndDeliver = (
  making: Making,
  submitAgain: () => Promise<void>,
) => Promise<Explanation | undefined>;
