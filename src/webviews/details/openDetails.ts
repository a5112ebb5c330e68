import type { TokenId } from "../../core/token/tokenText";
import type { SignedIn } from "../../session/sessionState";
import type { Panels } from "../panels";
import type { DetailsPart } from "./contract";
import { DetailsPanel, type DetailsServices } from "./panel";

/** How the details of a token are opened. */
export type DetailsOpening = {
  /** The part to scroll to; the top if absent. */
  readonly at?: DetailsPart;
  /** Whether they replace what the last look showed, and leave the focus where it is, as a preview does. */
  readonly isPreview?: boolean;
};

/**
 * Creates the function that shows everything about a token, with one panel per token, and one for all that are
 * only looked at.
 * @param parts what the panel needs.
 * @returns a function that opens the details of a session's token, by the token's ID.
 */
export function openDetails({
  panels,
  ...services
}: DetailsServices & { readonly panels: Panels }): (
  session: SignedIn,
  tokenId: TokenId,
  opening?: DetailsOpening,
) => void {
  let preview: DetailsPanel | undefined;
  const ofToken = (href: string, tokenId: TokenId) => `details ${href} ${tokenId}`;

  return (session, tokenId, { at, isPreview = false } = {}) => {
    const { href } = session.deployment;
    const known = services.tokens.of(session).current.last?.tokens.find(({ id }) => id === tokenId);
    const token = { href, tokenId, name: known?.name ?? tokenId };
    const key = ofToken(href, tokenId);
    if (preview && !panels.has(key) && (isPreview || preview.shows(token))) {
      if (!preview.shows(token)) preview.turn(token);
      preview.reveal(at, isPreview);
      return;
    }
    const isNewPreview = isPreview && !panels.has(key);
    panels.show(
      isNewPreview ? "details preview" : key,
      (onDispose) => {
        const made = new DetailsPanel(
          services,
          token,
          () => {
            if (preview === made) preview = undefined;
            onDispose();
          },
          { at, keepsFocus: isNewPreview },
        );
        if (isNewPreview) preview = made;
        return made;
      },
      at,
    );
  };
}
