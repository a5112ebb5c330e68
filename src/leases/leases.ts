import * as l10n from "@vscode/l10n";
import type { ClientFactory, CoderApi } from "../coder/api/api";
import { quietly } from "../platform/background";
import { Explained } from "../platform/errors";
import type { Log } from "../platform/log";
import { serverNow } from "../session/serverTime";
import type { KnownSessions, SessionsChange, SignedIn } from "../session/sessionState";
import { askCatalog } from "../tokens/key/askCatalog";
import type { TokenRequest } from "../tokens/key/tokenRequest";
import type { MintIntent } from "../tokens/minting/mintIntent";
import type { MintOutcome } from "../tokens/minting/mintOutcome";
import type { Holder, Lease, Lending } from "./lease";
import { leaseName } from "./leaseName";
import type { LeaseRecords } from "./leaseRecords";
import { endToken, isLongOver, mayBeHeld } from "./leftLeases";

/** Nobody holds anything for longer without asking anew. In seconds. */
const longest = 12 * 3600;

/** Where use moves the end (before v2.35.0 and its backports), what was left behind must not last. In seconds. */
const longestSliding = 3600;

/** How often it is looked whether something was left behind, in ms. */
const lookEvery = 60_000;

/** What leases are made of. */
export type LeaseParts = LeaseRecords & {
  readonly sessions: Pick<KnownSessions, "at"> & {
    readonly onDidChange: (listener: (change: SessionsChange) => void) => { dispose(): unknown };
  };
  readonly makeClient: ClientFactory;
  readonly log: Log;
};

/** What this window holds. */
type Held = {
  readonly session: SignedIn;
  readonly lease: Lease;
  /** Ends its connections. */
  readonly stop: () => void;
};

/**
 * Lends holders tokens and sees to it that none outlives its holder: it is ended with it; with the session it was made
 * with; by a later look where its window died; and by its own lifetime.
 */
export class Leases implements Lending {
  readonly #held = new Map<string, Held>();
  /** Tokens of leases of any window, by deployment and id. */
  #known: ReadonlySet<string> = new Set();
  readonly #taking = new Set<Promise<unknown>>();
  /** Sessions whose person signs out. */
  readonly #leaving = new WeakSet<SignedIn>();
  #timer: NodeJS.Timeout | undefined;
  readonly #watching: { dispose(): unknown };
  readonly #parts: LeaseParts;

  constructor(parts: LeaseParts) {
    this.#parts = parts;
    this.#watching = parts.sessions.onDidChange(({ removed, changed }) => {
      // Whoever signed out ended their tokens; what is still connected with them ends here.
      for (const { deployment, record } of [...removed, ...changed]) {
        if (parts.sessions.at(deployment.href)?.record.userId === record.userId) continue;
        for (const { session, stop } of this.#held.values())
          if (isSame(session, deployment.href, record.userId)) stop();
      }
    });
  }

  /** Begins to look after what was left behind, in this window, until it is disposed of. */
  start(): void {
    this.#timer ??= setInterval(() => quietly("Looking after leases", this.lookAfter()), lookEvery);
    this.#timer.unref();
    quietly("Looking after leases", this.lookAfter());
    quietly("Tidying up", this.#parts.tidy(Date.now()));
  }

  /** Whether a token is a lease, of this window or another, as far as this one knows; it never waits. */
  has(href: string, tokenId: string): boolean {
    return this.#known.has(known(href, tokenId));
  }

  async take(session: SignedIn, holder: Holder): Promise<Lease | undefined> {
    if (this.#leaving.has(session))
      throw new Explained(l10n.t("You're signing out of {0}.", session.deployment.host));
    const taking = this.#take(session, holder);
    this.#taking.add(taking);
    try {
      return await taking;
    } finally {
      this.#taking.delete(taking);
    }
  }

  /**
   * Ends all leases of a session, those of other windows too, before the session itself ends; from then on it gets none.
   * It never rejects.
   * @param signal gives up waiting for the server; what is not ended by then ends by its lifetime.
   */
  async endAllOf(session: SignedIn, signal?: AbortSignal): Promise<void> {
    const { href } = session.deployment;
    this.#leaving.add(session);
    await settled(this.#taking, signal);
    for (const { session: theirs, stop } of this.#held.values())
      if (isSame(theirs, href, session.record.userId)) stop();

    try {
      const intents = await this.#intentsOf(session);
      await Promise.all(intents.map((intent) => this.#end(session, intent, signal)));
      await this.#learn();
    } catch (error) {
      this.#parts.log.error("Leases could not be ended", error);
    }
  }

  /** Ends what nobody holds any more, where somebody is signed in who can. It never throws. */
  async lookAfter(): Promise<void> {
    const { journal, sessions, log } = this.#parts;
    const now = Date.now();
    try {
      for (const intent of await journal.list()) {
        const isHeldHere = (id: string) => this.#held.has(id) || this.#taking.size > 0;
        if (mayBeHeld(intent, isHeldHere, now)) continue;
        const session = sessions.at(intent.deployment);
        if (session?.record.userId === intent.userId) await this.#end(session, intent);
        // Nobody can end it here any more, and it has ended by itself.
        else if (isLongOver(intent, now)) await journal.end(intent.id);
      }
      await this.#learn();
    } catch (error) {
      log.error("Leases could not be looked after", error);
    }
  }

  dispose(): void {
    clearInterval(this.#timer);
    this.#watching.dispose();
    // There is no time left to ask a server: the next look does.
    for (const { stop } of this.#held.values()) stop();
  }

  async #take(session: SignedIn, { title, grant }: Holder): Promise<Lease | undefined> {
    const { client } = session;
    const catalog = await askCatalog(client);
    if (!catalog.features.allowLists) return undefined;

    const { maxLifetimeSeconds } = await client.tokens.config();
    const lifetimeSeconds = Math.max(
      1,
      Math.min(catalog.features.hardExpiry ? longest : longestSliding, maxLifetimeSeconds),
    );
    const request: TokenRequest = { name: leaseName(title), lifetimeSeconds, grant };
    return this.#lend(session, await this.#parts.mint.mint(session, catalog, request));
  }

  async #lend(session: SignedIn, outcome: MintOutcome): Promise<Lease> {
    const { makeClient, vault } = this.#parts;
    const { deployment } = session;
    // What was made all the same is ended by the next look.
    if (outcome.kind === "lost") throw outcome.error;
    if (outcome.kind === "broader") {
      throw new Explained(
        l10n.t("{0} created a token that can do more than requested, so it isn't used.", deployment.host),
      );
    }
    const { id, secret, confirmedUntil } = outcome.secret;
    await vault.remove(id);
    if (confirmedUntil === undefined) {
      await this.#endById(session, id);
      throw new Explained(
        l10n.t("{0} didn't confirm what the token can do, so it isn't used. Try again.", deployment.host),
      );
    }
    const held = this.#hold(session, id, makeClient(deployment, secret), new Date(confirmedUntil));
    await this.#learn();
    return held.lease;
  }

  #hold(session: SignedIn, id: string, client: CoderApi, until: Date): Held {
    const ended = new AbortController();
    const stop = (): void => {
      this.#held.delete(id);
      ended.abort();
      client.dispose();
    };
    const end = async (): Promise<void> => {
      stop();
      const now = this.#parts.sessions.at(session.deployment.href);
      if (now?.record.userId !== session.record.userId) return;
      await this.#endById(now, id);
      await this.#learn();
    };
    let ending: Promise<void> | undefined;
    const lease: Lease = {
      client,
      ended: ended.signal,
      isOver: () => until <= serverNow(session),
      end: () =>
        (ending ??= end().catch((error: unknown) => {
          this.#parts.log.error("A lease could not be ended yet", error);
        })),
    };
    const held = { session, lease, stop };
    this.#held.set(id, held);
    return held;
  }

  async #endById(session: SignedIn, id: string): Promise<void> {
    const intent = await this.#parts.journal.get(id);
    if (intent) await this.#end(session, intent);
  }

  /** What fails is done by a later look. */
  async #end(session: SignedIn, intent: MintIntent, signal?: AbortSignal): Promise<void> {
    try {
      await endToken(this.#parts, session, intent, signal);
    } catch (error) {
      this.#parts.log.warn(`The lease ${intent.request.name} could not be ended yet: ${String(error)}`);
    }
  }

  async #intentsOf({ deployment, record }: SignedIn): Promise<MintIntent[]> {
    const all = await this.#parts.journal.list();
    return all.filter((intent) => isSame({ deployment, record }, intent.deployment, intent.userId));
  }

  async #learn(): Promise<void> {
    const all = await this.#parts.journal.list();
    this.#known = new Set(
      all.flatMap(({ deployment, tokenId }) => (tokenId === undefined ? [] : [known(deployment, tokenId)])),
    );
  }
}

function isSame(
  { deployment, record }: Pick<SignedIn, "deployment" | "record">,
  href: string,
  userId: string,
): boolean {
  return deployment.href === href && record.userId === userId;
}

/** Waits until all is done, or nobody wants to wait any more. */
async function settled(work: Iterable<Promise<unknown>>, signal: AbortSignal | undefined): Promise<void> {
  const all = Promise.allSettled(work);
  if (signal === undefined) {
    await all;
    return;
  }
  let stop = (): void => undefined;
  const givenUp = new Promise<void>((resolve) => {
    stop = resolve;
  });
  signal.addEventListener("abort", stop, { once: true });
  if (!signal.aborted) await Promise.race([all, givenUp]);
  signal.removeEventListener("abort", stop);
}

function known(href: string, tokenId: string): string {
  return `${href} ${tokenId}`;
}
