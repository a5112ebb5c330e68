import { quietly } from "../../platform/background";
import type { SignedIn } from "../../session/sessionState";
import type { TokenLists } from "../../tokens/list/loadedTokens";
import type { Minting } from "../../tokens/minting/mintOutcome";
import type { WaitingSecret } from "../../tokens/secrets/waitingSecret";
import { explainOutcome } from "./explainOutcome";
import type { Explanation, Making } from "./making";

/** What creating a token needs. */
export type DeliveringServices = {
  readonly mint: Minting;
  readonly tokens: { of(session: SignedIn): Pick<ReturnType<TokenLists["of"]>, "refresh"> };
  readonly openDelivery: (secret: WaitingSecret, isSafe: boolean) => void;
};

/**
 * Takes a checked request to a token whose secret is in the person's hands: mints it, refreshes the tokens,
 * and opens the delivery. The form, the quick picks and rotation all end here.
 * @param services mint, refresh and deliver.
 * @param making the token to create, and where.
 * @param submitAgain the button if nothing was created, or if nobody knows.
 * @returns undefined if the secret is being delivered; otherwise what to show and offer.
 * @throws CoderError if Coder refused, so that certainly nothing was created.
 */
export async function mintAndDeliver(
  { mint, tokens, openDelivery }: DeliveringServices,
  { session, catalog, request }: Making,
  submitAgain: () => Promise<void>,
): Promise<Explanation | undefined> {
  const outcome = await mint.mint(session, catalog, request);
  quietly("Reading the tokens again", tokens.of(session).refresh("changed"));
  if (outcome.kind !== "minted") return explainOutcome(outcome, session, { submitAgain });
  openDelivery(outcome.secret, outcome.isSafe);
  return undefined;
}
