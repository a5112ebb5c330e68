import { quietly } from "../../platform/background";
import type { SignedIn } from "../../session/sessionState";
import type { TokenLists } from "../../tokens/list/loadedTokens";
import type { Minting } from "../../tokens/minting/mintOutcome";
import type { WaitingSecret } from "../../tokens/secrets/waitingSecret";
import { explainOutcome } from "./explainOutcome";
import type { Explanation, Making } from "./making";

/** What creating a token takes. */
export type DeliveringServices = {
  readonly mint: Minting;
  readonly tokens: { of(session: SignedIn): Pick<ReturnType<TokenLists["of"]>, "refresh"> };
  readonly openDelivery: (secret: WaitingSecret, isSafe: boolean) => void;
};

/**
 * Takes a checked request to a token whose secret is in the person's hands: mints it, has the tokens read again, and opens the
 * delivery. The form, the quick picks and rotation all end here.
 * @param services who mints, whose tokens are read again, and who hands over.
 * @param making what is made, and where.
 * @param submitAgain what the person can press when nothing was made, or nobody knows.
 * @returns undefined when the secret is being handed over; else what to tell and to offer.
 * @throws CoderError when Coder refused, so that certainly nothing was made.
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
