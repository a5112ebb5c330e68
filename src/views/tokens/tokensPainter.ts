import type { Memento } from "vscode";
import type { ErrorDoor } from "../../platform/errors";
import { trueFor } from "../../platform/time/calendar";
import { type MarkSources, readMarks } from "../../presentation/token/tokenMarks";
import { serverNow } from "../../session/serverTime";
import type { Sessions } from "../../session/sessions";
import type { SignedIn } from "../../session/sessionState";
import type { Survey } from "../../tokens/audit/survey";
import type { Surveys } from "../../tokens/audit/surveys";
import type { IsExempt } from "../../tokens/expiring/endsSoon";
import type { ToldTokens } from "../../tokens/expiring/toldTokens";
import type { TokenStores } from "../../tokens/list/tokenStores";
import type { Retirements } from "../../tokens/retiring/retirements";
import { Endings } from "./endings";
import type { PictureFacts } from "./pictureFacts";
import { rowsAtOnce, type TokensPicture, tokensPicture } from "./tokensPicture";
import { recallOptions, rememberOptions, type ViewOptions } from "./viewOptions";

/** What the view needs once it is looked at. */
export type TokensViewServices = Pick<MarkSources, "vault" | "kept"> & {
  readonly sessions: Sessions;
  readonly tokens: TokenStores;
  readonly surveys: Surveys;
  readonly retirements: Pick<Retirements, "of" | "onDidChange">;
  readonly told: ToldTokens;
  readonly isExempt: IsExempt;
  /** Keeps what the person chose about the view, and what they were told. */
  readonly memory: Memento;
};

/** What the shell of the view knows of itself. */
export type Looks = {
  readonly options: ViewOptions;
  /** So many rows of a list were asked for; undefined: as many as usual. */
  readonly shownOf: (list: string) => number | undefined;
  readonly busyWith: PictureFacts["busyWith"];
  readonly isInSight: boolean;
};

/** A picture, and what goes with it. */
export type Painted = {
  readonly picture: TokensPicture;
  readonly showsEverybodys: boolean;
  /** For how long the words about times stay true, in ms, a second at least. */
  readonly lasts: number;
};

/** Works out what the Tokens view shows; it is loaded when the view is first seen. */
export class TokensPainter {
  readonly #services: TokensViewServices;
  readonly #endings: Endings;
  readonly #errors: Pick<ErrorDoor, "guard" | "explain">;

  /** @param errors explains failures, and shows those of noting what was told. */
  constructor(services: TokensViewServices, errors: Pick<ErrorDoor, "guard" | "explain">) {
    this.#services = services;
    this.#endings = new Endings(services.told, services.isExempt);
    this.#errors = errors;
  }

  /** How many more rows come at once. */
  readonly rowsAtOnce = rowsAtOnce;

  /** What the person chose about the view in an earlier window. */
  recall(): ViewOptions {
    return recallOptions(this.#services.memory);
  }

  /** Keeps what the person chose about the view. */
  async remember(options: ViewOptions): Promise<void> {
    await rememberOptions(this.#services.memory, options);
  }

  /** Fetches the tokens of every session, since somebody looks. */
  async look(): Promise<void> {
    await this.#services.tokens.refresh("shown");
  }

  /** Tells that something changed that the view shows. */
  onDidChange(listener: () => void): readonly { dispose(): unknown }[] {
    const { tokens, sessions, surveys, retirements } = this.#services;
    return [
      tokens.onDidChange(listener),
      sessions.onDidChange(listener),
      surveys.onDidLearn(listener),
      retirements.onDidChange(listener),
    ];
  }

  /** Whether some deployment is being asked for its tokens. */
  get isLoading(): boolean {
    const { sessions, tokens } = this.#services;
    return sessions.all.some((session) => tokens.of(session).current.kind === "loading");
  }

  /**
   * Paints what is known now.
   * @param looks what the shell of the view knows of itself, asked again when it counts.
   * @param signal ends the work when a later picture is wanted.
   * @returns undefined when a later one is.
   */
  async paint(looks: () => Looks, signal: AbortSignal): Promise<Painted | undefined> {
    const { sessions, tokens, surveys } = this.#services;
    const known = sessions.all.map((session) => ({ session, state: tokens.of(session).current }));
    const [marks, ...states] = await Promise.all([
      readMarks(
        this.#services,
        known.map(({ session }) => session.deployment.href),
      ),
      ...known.map(async ({ session, state }) => ({
        session,
        state,
        survey: state.last && (await surveys.of(state.last)),
      })),
    ]);
    if (signal.aborted) return undefined;
    // Who does not look at the view is told by a notification.
    if (looks().isInSight) await this.#errors.guard("Noting what was told", () => this.#endings.take(states));
    if (isAborted(signal)) return undefined;
    const { options, shownOf, busyWith } = looks();
    const facts: PictureFacts = {
      states,
      marks,
      options,
      nowAt: serverNow,
      shownOf: (list) => shownOf(list) ?? rowsAtOnce,
      busyWith,
      isToTell: (id) => this.#endings.has(id),
      explain: (error) => this.#errors.explain(error).message,
    };
    try {
      return {
        picture: await tokensPicture(facts, signal),
        showsEverybodys: states.some(({ state }) => state.last?.isEverybodys === true),
        lasts: Math.min(...states.map(({ session, survey }) => wordsLast(session, survey))),
      };
    } catch (error) {
      if (isAborted(signal)) return undefined;
      throw error;
    }
  }
}

/** For how long the words about times of tokens stay true, in ms, a second at least. */
function wordsLast(session: SignedIn, survey: Survey | undefined): number {
  const now = serverNow(session);
  let least = Infinity;
  for (const { key } of survey?.tokens ?? []) {
    least = Math.min(
      least,
      trueFor(key.expiresAt, now),
      key.lastUsed ? trueFor(key.lastUsed, now) : Infinity,
    );
  }
  return Math.max(1_000, least);
}

/** Awaiting changes what the compiler believes of a signal. */
function isAborted({ aborted }: AbortSignal): boolean {
  return aborted;
}
