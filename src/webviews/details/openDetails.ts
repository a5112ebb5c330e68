import type { TokenId } from "../../core/token/tokenText";
import type { SignedIn } from "../../session/sessionState";
import type { Panels } from "../panels";
import type { DetailsPart } from "./contract";
import { DetailsPanel, type DetailsServices } from "./panel";

/**
 * Creates the function that shows everything about a token, with one panel per token.
 * @param parts what the panel needs.
 * @returns a function that opens the details of a session's token, by the token's ID, at one part or at the
 * top.
 */
export function openDetails({
  panels,
  ...services
}: DetailsServices & { readonly panels: Panels }): (
  session: SignedIn,
  tokenId: TokenId,
  at?: DetailsPart,
) => void {
  return (session, tokenId, at) => {
    const { href } = session.deployment;
    const known = services.tokens.of(session).current.last?.tokens.find(({ id }) => id === tokenId);
    panels.show(
      `details ${href} ${tokenId}`,
      (onDispose) =>
        new DetailsPanel(services, { href, tokenId, name: known?.name ?? tokenId }, onDispose, at),
      at,
    );
  };
}
