import type { Memento } from "vscode";
import type { LeaseControl } from "../../leases/leaseControl";
import type { ErrorDoor } from "../../platform/errors";
import { colourStaleRows } from "../../platform/shown/staleRows";
import { trueFor } from "../../platform/time/calendar";
import { timeLeftLasts } from "../../platform/time/timeLeft";
import { type MarkSources, readMarks } from "../../presentation/token/tokenMarks";
import { serverNow } from "../../session/serverTime";
import type { Sessions } from "../../session/sessions";
import type { SessionState, SignedIn } from "../../session/sessionState";
import type { Survey } from "../../tokens/audit/survey";
import type { Surveys } from "../../tokens/audit/surveys";
import type { IsExempt } from "../../tokens/expiring/endsSoon";
import type { ToldTokens } from "../../tokens/expiring/toldTokens";
import type { TokenStores } from "../../tokens/list/tokenStores";
import type { Retirements } from "../../tokens/retiring/retirements";
import { Endings } from "./endings";
import { OwnerRoles } from "./ownerRoles";
import type { PictureFacts } from "./pictureFacts";
import { rowsAtOnce, type TokensPicture, tokensPicture } from "./tokensPicture";
import { recallOptions, rememberOptions, type ViewOptions } from "./viewOptions";

/** What the view needs once it is visible. */
export type TokensViewServices = Pick<MarkSources, "vault" | "kept" | "remarks"> & {
  readonly sessions: Sessions;
  readonly tokens: TokenStores;
  readonly surveys: Surveys;
  readonly retirements: Pick<Retirements, "of" | "onDidChange">;
  readonly told: ToldTokens;
  readonly isExempt: IsExempt;
  readonly leases: Pick<LeaseControl, "list" | "hasEnded" | "onDidChange">;
  /** Stores the view's options, and what the person was warned about. */
  readonly memory: Memento;
};

/** The state of the view's shell. */
export type Looks = {
  readonly options: ViewOptions;
  /** How many rows of a list were requested; undefined for the default. */
  readonly shownOf: (list: string) => number | undefined;
  readonly busyWith: PictureFacts["busyWith"];
  readonly isInSight: boolean;
};

/** A picture with its metadata. */
export type Painted = {
  readonly picture: TokensPicture;
  readonly showsEverybodys: boolean;
  /** Whether the person is an owner of the current deployment. */
  readonly maySeeEverybodys: boolean;
  /** How long its phrases about times stay true, in ms, at least a second. */
  readonly lasts: number;
};

/** Computes what the Tokens view shows; this code loads when the view is first visible. */
export class TokensPainter {
  readonly #services: TokensViewServices;
  readonly #endings: Endings;
  readonly #roles = new OwnerRoles();
  readonly #errors: Pick<ErrorDoor, "guard" | "explain">;

  /** @param errors explains failures, and shows failures to record warnings. */
  constructor(services: TokensViewServices, errors: Pick<ErrorDoor, "guard" | "explain">) {
    this.#services = services;
    this.#endings = new Endings(services.told, services.isExempt);
    this.#errors = errors;
  }

  /** How many more rows to add at once. */
  readonly rowsAtOnce = rowsAtOnce;

  /** Reads the view's options from an earlier window. */
  recall(): ViewOptions {
    return recallOptions(this.#services.memory);
  }

  /** Stores the view's options. */
  async remember(options: ViewOptions): Promise<void> {
    await rememberOptions(this.#services.memory, options);
  }

  /** Fetches the tokens of every session, because the view is visible. */
  async look(): Promise<void> {
    await this.#services.tokens.refresh("shown");
  }

  /** Subscribes to changes of anything the view shows. */
  onDidChange(listener: () => void): readonly { dispose(): unknown }[] {
    const { tokens, sessions, surveys, retirements, leases } = this.#services;
    return [
      leases.onDidChange(listener),
      tokens.onDidChange(listener),
      sessions.onDidChange(listener),
      surveys.onDidLearn(listener),
      retirements.onDidChange(listener),
      this.#roles.onDidLearn(listener),
      this.#roles,
      colourStaleRows(),
    ];
  }

  /** Whether the tokens of some deployment are being fetched. */
  get isLoading(): boolean {
    const { sessions, tokens } = this.#services;
    return sessions.all.some((session) => tokens.of(session).current.kind === "loading");
  }

  /** Nobody is asked about a person whose tokens nobody has read. */
  #isOwner(current: SessionState): boolean {
    if (current.kind !== "signedIn" || this.#services.tokens.of(current).current.kind !== "loaded")
      return false;
    return this.#roles.isOwner(current);
  }

  /**
   * Paints the current state.
   * @param looks returns the shell's state, and is called again when it matters.
   * @param signal stops the work if a later picture is requested.
   * @returns undefined if a later picture was requested.
   */
  async paint(looks: () => Looks, signal: AbortSignal): Promise<Painted | undefined> {
    const { sessions, tokens, surveys, leases } = this.#services;
    const known = sessions.all.map((session) => ({ session, state: tokens.of(session).current }));
    const [taken, marks, ...states] = await Promise.all([
      leases.list(),
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
    // People who do not see the view get a notification instead.
    if (looks().isInSight) await this.#errors.guard("Noting what was told", () => this.#endings.take(states));
    if (isAborted(signal)) return undefined;
    const { options, shownOf, busyWith } = looks();
    const hasLeases = taken.length > 0 || states.some(({ survey }) => survey?.leases.length);
    const { current } = sessions;
    const facts: PictureFacts = {
      states,
      marks,
      options,
      nowAt: serverNow,
      shownOf: (list) => shownOf(list) ?? rowsAtOnce,
      busyWith,
      leaseRows: hasLeases ? (await import("./nodes/leaseRows")).leaseRows(taken, leases) : () => [],
      current: current.kind === "signedIn" ? current.deployment.href : undefined,
      explain: (error) => this.#errors.explain(error).message,
    };
    try {
      return {
        picture: await tokensPicture(facts, signal),
        showsEverybodys: states.some(({ state }) => state.last?.isEverybodys === true),
        maySeeEverybodys: this.#isOwner(current),
        lasts: Math.min(...states.map(({ session, survey }) => wordsLast(session, survey))),
      };
    } catch (error) {
      if (isAborted(signal)) return undefined;
      throw error;
    }
  }
}

/** How long the phrases about token times stay true, in ms, at least a second. */
function wordsLast(session: SignedIn, survey: Survey | undefined): number {
  const now = serverNow(session);
  let least = Infinity;
  for (const { key } of survey?.tokens ?? []) {
    least = Math.min(
      least,
      trueFor(key.expiresAt, now),
      timeLeftLasts(key.expiresAt, now),
      key.lastUsed ? trueFor(key.lastUsed, now) : Infinity,
    );
  }
  return Math.max(1_000, least);
}

/** Awaiting changes what the compiler assumes about a signal. */
function isAborted({ aborted }: AbortSignal): boolean {
  return aborted;
}
