import type { OpeningId, Run } from "../services/run";
import { createToken } from "../tokens/createToken";

/**
 * The commands that only open a page, by their ids: whoever creates a token waits for the page, and not for what the other
 * commands need. *Sign In* needs even less, and is at hand.
 */
export const openingCommands = {
  "coderAccess.tokens.createToken": createToken,
} satisfies Record<Exclude<OpeningId, "coderAccess.session.signIn">, Run>;
