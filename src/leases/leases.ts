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

/** No holder keeps a lease longer without requesting a new one. In seconds. */
const longest = 12 * 3600;

/**
 * If use moves the expiry (before v2.35.0 and its backports), an abandoned lease must not last. In seconds.
 */
const longestSliding = 3600;

/** How often to check whether something was left behind, in ms. */
const lookEvery = 60_000;

/** What leases need. */
export type LeaseParts = LeaseRecords & {
  readonly sessions: Pick<KnownSessions, "at"> & {
    readonly onDidChange: (listener: (change: SessionsChange) => void) => { dispose(): unknown };
  };
  readonly makeClient: ClientFactory;
  readonly log: Log;
};

/** A lease that this window holds. */
type Held = {
  readonly session: SignedIn;
  readonly lease: Lease;
  /** Closes its connections. */
  readonly stop: () => void;
};

/**
 * Issues tokens to holders and makes sure that none outlives its holder: it ends with the holder, with the
 * session it was created with, through a later check if its window died, and at the latest when its lifetime
 * is over.
 */
export class Leases implements Lending {
  readonly #held = new Map<string, Held>();
  /** Tokens of leases of any window, by deployment and ID. */
  #known: ReadonlySet<string> = new Set();
  readonly #taking = new Set<Promise<unknown>>();
  /** Sessions that are being signed out. */
  readonly #leaving = new WeakSet<SignedIn>();
  #timer: NodeJS.Timeout | undefined;
  readonly #watching: { dispose(): unknown };
  readonly #parts: LeaseParts;

  constructor(parts: LeaseParts) {
    this.#parts = parts;
    this.#watching = parts.sessions.onDidChange(({ removed, changed }) => {
      // Signing out has ended the tokens; this closes the connections that still use them.
      for (const { deployment, record } of [...removed, ...changed]) {
        if (parts.sessions.at(deployment.href)?.record.userId === record.userId) continue;
        for (const { session, stop } of this.#held.values())
          if (isSame(session, deployment.href, record.userId)) stop();
      }
    });
  }

  /** Starts cleaning up what was left behind, in this window, until it is disposed of. */
  start(): void {
    this.#timer ??= setInterval(() => quietly("Looking after leases", this.lookAfter()), lookEvery);
    this.#timer.unref();
    quietly("Looking after leases", this.lookAfter());
    quietly("Tidying up", this.#parts.tidy(Date.now()));
  }

  /** Whether a token is a lease, of this window or another, as far as this one knows, without waiting. */
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
   * Ends all leases of a session, including those of other windows, before the session itself ends; the
   * session gets no new ones after that. Never rejects.
   * @param signal stops waiting for the server; leases that have not ended by then end when their lifetime is
   * over.
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

  /** Ends abandoned leases, where somebody who can end them is signed in. Never throws. */
  async lookAfter(): Promise<void> {
    const { journal, sessions, log } = this.#parts;
    const now = Date.now();
    try {
      for (const intent of await journal.list()) {
        const isHeldHere = (id: string) => this.#held.has(id) || this.#taking.size > 0;
        if (mayBeHeld(intent, isHeldHere, now)) continue;
        const session = sessions.at(intent.deployment);
        if (session?.record.userId === intent.userId) await this.#end(session, intent);
        // Nobody can end it here any more, and its lifetime is over.
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
    // There is no time left for a request: the next check ends them.
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
    // If a token was created all the same, the next check ends it.
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

  /** A later check retries what fails. */
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

/** Waits until all work is done, or until the signal is aborted. */
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
