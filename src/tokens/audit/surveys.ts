import type { ApiKey } from "../../coder/api/answers";
import type { DeploymentHref } from "../../coder/api/deployment";
import type { AllowEntry } from "../../core/grant/grant";
import type { TokenId } from "../../core/token/tokenText";
import type { Log } from "../../platform/log";
import { Signal } from "../../platform/signal";
import { inSlices } from "../../platform/time/slices";
import { serverNow } from "../../session/serverTime";
import type { SignedIn } from "../../session/sessionState";
import type { LoadedTokens } from "../list/loadedTokens";
import { auditTokens } from "./auditTokens";
import { ResourceNames } from "./resourceNames";
import type { Survey } from "./survey";

/** Phrases about times are wrong by no more than this, ms. */
const freshFor = 60_000;
/** If tokens are read this much later, look up the names again, ms: a resource may be gone by then. */
const namesLast = 10 * 60_000;

/** Times by this machine's clock, ms since 1970. */
type Kept = {
  readonly survey: Promise<Survey>;
  readonly at: number;
  readonly until: number;
  readonly learned: number;
};

/** Knows which uses of a token were a proof's own. */
type UsesByProof = {
  /** Returns a token with its last use, not counting its proof. */
  asUsed(href: DeploymentHref, key: ApiKey): ApiKey;
  onDidChange(listener: () => void): { dispose(): unknown };
};

/** Knows which tokens are to end because others replace them. */
type Replacements = {
  readonly retirements: {
    of(href: DeploymentHref, tokenId: TokenId): unknown;
    onDidChange(listener: () => void): { dispose(): unknown };
  };
  /**
   * Returns the tokens of a deployment that end once the secrets of their successors are in the person's hands.
   */
  readonly predecessors: (href: DeploymentHref) => Promise<ReadonlySet<TokenId>>;
};

/** Knows which concerns about a token the person accepted. */
type Accepted = {
  acceptedOf(href: DeploymentHref, tokenId: TokenId): readonly string[];
  onDidChange(listener: () => void): { dispose(): unknown };
};

/** What is stored here and changes what is to be said about tokens; each part may be missing. */
export type AuditMarks = {
  /** Without it, a proof's own use of a token counts. */
  readonly proofs?: UsesByProof;
  /** Without it, a token and its successor are duplicates. */
  readonly replacements?: Replacements;
  readonly remarks?: Accepted;
};

/**
 * Audits tokens once for all code that shows them, and looks up the names of their resources in the
 * background.
 */
export class Surveys {
  readonly #kept = new WeakMap<LoadedTokens, Kept>();
  readonly #names = new WeakMap<SignedIn, { names: ResourceNames; since: number }>();
  readonly #looks = new WeakMap<LoadedTokens, Promise<void>>();
  readonly #learning = new Signal<undefined>();
  readonly #closing = new AbortController();
  readonly #following: readonly { dispose(): unknown }[];
  #learned = 0;

  /**
   * Fires when names became known (and with them which resources are gone), or when what is stored here about
   * tokens changed.
   */
  readonly onDidLearn = this.#learning.listen;

  readonly #log: Pick<Log, "error">;
  readonly #marks: AuditMarks;

  /**
   * @param log receives failures.
   * @param marks what is stored here about tokens.
   */
  constructor(log: Pick<Log, "error">, marks: AuditMarks = {}) {
    this.#log = log;
    this.#marks = marks;

    const sources = [marks.proofs, marks.replacements?.retirements, marks.remarks];
    this.#following = sources.flatMap((source) => source?.onDidChange(() => this.#learnt()) ?? []);
  }

  /** Audits tokens; returns the previous result if it is recent. */
  of(loaded: LoadedTokens): Promise<Survey> {
    const kept = this.#kept.get(loaded);
    const now = Date.now();
    const isFresh = kept && now >= kept.at && now < kept.until;
    if (isFresh && kept.learned === this.#learned) return kept.survey;
    const survey = this.#look(loaded);
    this.#kept.set(loaded, { survey, at: now, until: now + lasts(loaded), learned: this.#learned });
    return survey;
  }

  /** Audits tokens after looking up everything that can be known about their resources. */
  async complete(loaded: LoadedTokens): Promise<Survey> {
    await this.of(loaded);
    await this.#looks.get(loaded);
    return this.of(loaded);
  }

  /** Returns the names of the resources that a session's tokens list. */
  namesOf(session: SignedIn): ResourceNames {
    const kept = this.#names.get(session);
    if (kept) return kept.names;
    const names = new ResourceNames(session);
    this.#names.set(session, { names, since: Date.now() });
    return names;
  }

  dispose(): void {
    for (const following of this.#following) following.dispose();
    this.#closing.abort();
    this.#learning.dispose();
  }

  #learnt(): void {
    this.#learned += 1;
    this.#learning.tell(undefined);
  }

  async #look(loaded: LoadedTokens): Promise<Survey> {
    const names = this.namesOf(loaded.session);
    const { href } = loaded.session.deployment;
    const { proofs, replacements, remarks } = this.#marks;
    const predecessors = await this.#predecessorsAt(href);
    const context = {
      catalog: loaded.catalog,
      now: serverNow(loaded.session),
      isGone: (entry: AllowEntry) => names.isGone(entry),
      asUsed: (key: ApiKey) => proofs?.asUsed(href, key) ?? key,
      isRetiring: ({ id }: ApiKey) =>
        predecessors.has(id) || replacements?.retirements.of(href, id) !== undefined,
      acceptedOf: ({ id }: ApiKey) => remarks?.acceptedOf(href, id) ?? [],
    };
    // Loaded where there may be any.
    const { leases, others } = loaded.tokens.some(({ name }) => name.startsWith("lease: "))
      ? (await import("./splitLeases")).splitLeases(loaded)
      : { leases: [], others: loaded.tokens };
    const survey = { loaded, names, leases, tokens: await inSlices(auditTokens(others, context)) };
    if (!this.#looks.has(loaded)) this.#looks.set(loaded, this.#learn(survey));
    return survey;
  }

  async #predecessorsAt(href: DeploymentHref): Promise<ReadonlySet<TokenId>> {
    try {
      return (await this.#marks.replacements?.predecessors(href)) ?? new Set();
    } catch (error) {
      this.#log.error("Which tokens are being replaced could not be read", error);
      return new Set();
    }
  }

  /** Looks up the IDs that live tokens list, to find out which resources are gone. */
  async #learn({ loaded: { session, at }, tokens, leases }: Survey): Promise<void> {
    const kept = this.#names.get(session);
    const isOld = kept !== undefined && +at - kept.since > namesLast;
    // Keep the old names on screen until the new ones arrive.
    const names = isOld ? new ResourceNames(session) : this.namesOf(session);
    try {
      const isNews = await names.lookUp(entriesOf(tokens, leases), this.#closing.signal);
      if (this.#closing.signal.aborted) return;
      if (isOld) this.#names.set(session, { names, since: Date.now() });
      if (!isNews && !isOld) return;
      this.#learnt();
    } catch (error) {
      this.#log.error("Names of resources could not be looked up", error);
    }
  }
}

/** What live tokens and leases list; made one by one, as there may be many thousands. */
function* entriesOf(tokens: Survey["tokens"], leases: Survey["leases"]): Generator<AllowEntry> {
  for (const { state, grant } of tokens) if (state !== "expired") yield* grant.allowList;
  for (const { allowList = [] } of leases) yield* allowList;
}

/** How long the result stays true, in ms: until the next token expires. */
function lasts({ tokens, session }: LoadedTokens): number {
  const now = +serverNow(session);
  return tokens.reduce((least, { expiresAt }) => {
    const left = +expiresAt - now;
    return left > 0 && left < least ? left : least;
  }, freshFor);
}
