import type { TokenId } from "../../core/token/tokenText";
import type { SignedIn } from "../../session/sessionState";
import type { Panels } from "../panels";
import type { DetailsPart } from "./contract";
import { DetailsPanel, type DetailsServices } from "./panel";

/**
 * Makes the function that shows everything about a token, one panel per token.
 * @param parts what the panel needs.
 * @returns opens the details of a token of a session, by the token's id, at a part of them or at their beginning.
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
