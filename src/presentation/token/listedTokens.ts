import { inSlices, mapEach } from "../../platform/time/slices";
import { serverNow } from "../../session/serverTime";
import type { SignedIn } from "../../session/sessionState";
import type { Survey } from "../../tokens/audit/survey";
import type { LoadedTokens } from "../../tokens/list/loadedTokens";
import { ListedToken, type TokenListing } from "./listedToken";
import { tokenContext } from "./tokenMarks";
import { type MarkSources, readMarks } from "./tokenMarks";

/** The sources of tokens and of what is known about them. */
export type ListedTokensSources = MarkSources & {
  readonly tokens: { of(session: SignedIn): { loaded(): Promise<LoadedTokens> } };
  readonly surveys: Record<"of" | "complete", (loaded: LoadedTokens) => Promise<Survey>>;
};

/** Combines what their server says about tokens, what is stored here, and their concerns. */
export class ListedTokens implements TokenListing {
  readonly #sources: ListedTokensSources;

  constructor(sources: ListedTokensSources) {
    this.#sources = sources;
  }

  async of(session: SignedIn, isComplete = false): Promise<readonly ListedToken[]> {
    const { tokens, surveys } = this.#sources;
    const loaded = await tokens.of(session).loaded();
    const [survey, marks] = await Promise.all([
      isComplete ? surveys.complete(loaded) : surveys.of(loaded),
      readMarks(this.#sources, [session.deployment.href]),
    ]);
    const context = tokenContext(survey, marks, serverNow(survey.loaded.session));
    return inSlices(mapEach(survey.tokens, (token) => new ListedToken(token, context)));
  }
}
