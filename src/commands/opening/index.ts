import type { OpeningId, Run } from "../services/run";
import { signIn } from "../session/signIn";
import { createToken } from "../tokens/createToken";

/**
 * The commands that only open a page, by their ids: whoever signs in or creates a token waits for the page, and not for what
 * the other commands need.
 */
export const openingCommands = {
  "coderAccess.session.signIn": signIn,
  "coderAccess.tokens.createToken": createToken,
} satisfies Record<OpeningId, Run>;
