import { inSlices, mapEach } from "../platform/time/slices";
import { serverNow } from "../session/serverTime";
import type { SignedIn } from "../session/sessionState";
import type { LoadedTokens } from "../tokens/list/loadedTokens";
import type { Survey } from "../tokens/audit/survey";
import { ListedToken } from "./listedToken";
import { tokenContext } from "./tokenContext";
import { type MarkSources, readMarks } from "./tokenMarks";

/** Where tokens and what is known of them come from. */
export type ListedTokensSources = MarkSources & {
  readonly tokens: { of(session: SignedIn): { loaded(): Promise<LoadedTokens> } };
  readonly surveys: Record<"of" | "complete", (loaded: LoadedTokens) => Promise<Survey>>;
};

/** Gives the tokens of a session with everything that is known of each. */
export class ListedTokens {
  readonly #sources: ListedTokensSources;

  constructor(sources: ListedTokensSources) {
    this.#sources = sources;
  }

  /**
   * All tokens of a session.
   * @param session whose.
   * @param isComplete waits until it is known, too, which of the things they reach are gone.
   * @throws CoderError when the deployment cannot be asked; Explained when the session ended meanwhile.
   */
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
