import * as l10n from "@vscode/l10n";
import type { DeploymentHref } from "../coder/api/deployment";
import { isFullAccess } from "../core/grant/fullAccess";
import type { TokenId } from "../core/token/tokenText";
import { quietly } from "../platform/background";
import { Explained } from "../platform/errors";
import { Signal } from "../platform/signal";
import type { SignedIn } from "../session/sessionState";
import { askCatalog } from "../tokens/key/askCatalog";
import type { TokenRequest } from "../tokens/key/tokenRequest";
import type { MintOutcome } from "../tokens/minting/mintOutcome";
import { LeaseEnding } from "./endLeases";
import { HeldLease } from "./heldLease";
import type { Holder, Lease, LeaseEnd, Lending } from "./lease";
import type { EndedLeases, LeaseControl, LeaseFacts, LeaseLeft } from "./leaseControl";
import { leaseFacts } from "./leaseFacts";
import type { LeaseParts } from "./leaseParts";
import { isLongOver, mayBeHeld } from "./leftLeases";
import { leaseLifetime } from "./records/leaseLifetime";
import { leaseName } from "./records/leaseName";
import { SeenLeases } from "./seenLeases";

/** How often to check whether something was left behind, in ms. */
const lookEvery = 60_000;

/**
 * Issues tokens to holders and makes sure that none outlives its holder: it ends with the holder, with the
 * session it was created with, when the person ends it in any window, through a later check if its window
 * died, and at the latest when its lifetime is over.
 */
export class Leases implements Lending, LeaseControl {
  readonly #held = new Map<string, HeldLease>();
  readonly #seen = new SeenLeases();
  readonly #taking = new Set<Promise<unknown>>();
  /** Sessions that are being signed out. */
  readonly #leaving = new WeakSet<SignedIn>();
  readonly #changes = new Signal<undefined>();
  readonly #ending: LeaseEnding;
  /** Changes when all leases are ended in this window. */
  #panics = 0;
  #timer: NodeJS.Timeout | undefined;
  readonly #watching: { dispose(): unknown }[];
  readonly #parts: LeaseParts;

  readonly onDidChange = (listener: () => void): { dispose(): unknown } => this.#changes.listen(listener);

  constructor(parts: LeaseParts) {
    this.#parts = parts;
    this.#ending = new LeaseEnding(parts, (id, end) => this.#held.get(id)?.stop(end));
    this.#watching = [
      parts.sessions.onDidChange(({ removed, changed }) => {
        // Signing out has ended the tokens; this closes the connections that still use them.
        for (const { deployment, record } of [...removed, ...changed]) {
          if (parts.sessions.at(deployment.href)?.record.userId === record.userId) continue;
          this.#stopAllOf({ deployment, record });
        }
      }),
    ];
  }

  /** Starts cleaning up what was left behind, in this window, until it is disposed of. */
  start(): void {
    if (this.#timer) return;
    this.#timer = setInterval(() => quietly("Looking after leases", this.lookAfter()), lookEvery);
    this.#timer.unref();
    this.#watching.push(this.#parts.marks.watch(() => quietly("Following other windows", this.#notice())));
    quietly("Looking after leases", this.lookAfter());
    quietly("Tidying up", this.#parts.tidy(Date.now()));
  }

  /** Whether a token is a lease of this machine, as far as this window knows, without waiting. */
  has(href: DeploymentHref, tokenId: TokenId): boolean {
    return this.#seen.has(href, tokenId);
  }

  hasEnded(href: DeploymentHref, tokenId: TokenId): boolean {
    return this.#seen.hasEnded(href, tokenId);
  }

  async list(): Promise<readonly LeaseFacts[]> {
    await this.#learn();
    return this.#seen.all;
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

  async end(
    chosen: readonly LeaseFacts[],
    endsProcesses: boolean,
    signal?: AbortSignal,
  ): Promise<EndedLeases> {
    const result = await this.#ending.end(chosen, { why: "person", endsProcess: endsProcesses }, signal);
    await this.#learnIfPossible();
    return result;
  }

  async endAll(endsProcesses: boolean, signal?: AbortSignal): Promise<EndedLeases> {
    this.#panics++;
    const result = await this.#ending.endAll({ why: "person", endsProcess: endsProcesses }, signal);
    await this.#learnIfPossible();
    return result;
  }

  generation(): Promise<string> {
    return Promise.resolve(this.#panic);
  }

  async endAllOf(session: SignedIn, signal?: AbortSignal): Promise<readonly LeaseLeft[]> {
    this.#leaving.add(session);
    await settled(this.#taking, signal);
    this.#stopAllOf(session);
    const left = await this.#ending.endAllOf(session, signal);
    await this.#learnIfPossible();
    return left;
  }

  /** Ends what is over or abandoned, where somebody who can end it is signed in. Never throws. */
  async lookAfter(): Promise<void> {
    const { journal, sessions, log, marks, folders } = this.#parts;
    const now = Date.now();
    try {
      for (const held of [...this.#held.values()]) {
        if (held.isOver) await held.end({ why: "lifetime", endsProcess: false });
        else held.sayIfSoon();
      }
      await this.#notice();
      for (const intent of await journal.list()) {
        const isHeldHere = (id: string) => this.#held.has(id) || this.#taking.size > 0;
        if (!marks.of(intent.id) && mayBeHeld(intent, isHeldHere, now)) continue;
        const session = sessions.at(intent.deployment);
        if (session?.record.userId === intent.userId) await this.#ending.tryToEnd(session, intent);
        // Nobody can end it here any more, and its lifetime is over.
        else if (isLongOver(intent, now)) await journal.end(intent.id);
      }
      await this.#learn();
      const open = new Set(this.#seen.all.map(({ id }) => id));
      await folders.tidy((id) => open.has(id) || this.#held.has(id));
      await marks.tidy(now);
    } catch (error) {
      log.error("Leases could not be looked after", error);
    }
  }

  dispose(): void {
    clearInterval(this.#timer);
    for (const watching of this.#watching) watching.dispose();
    // There is no time left for a request: the next check ends them.
    for (const held of this.#held.values()) held.stop({ why: "window", endsProcess: true });
  }

  async #take(session: SignedIn, holder: Holder): Promise<Lease | undefined> {
    const before = this.#panic;
    const { client } = session;
    const catalog = await askCatalog(client);
    if (!catalog.features.allowLists && !isFullAccess(holder.grant)) return undefined;

    const { maxLifetimeSeconds } = await client.tokens.config();
    const request: TokenRequest = {
      name: leaseName(holder.kind, holder.name),
      lifetimeSeconds: leaseLifetime(holder, catalog, maxLifetimeSeconds),
      grant: holder.grant,
    };
    const outcome = await this.#parts.mint.mint(session, catalog, request);
    return this.#lend(session, holder, request, outcome, before);
  }

  async #lend(
    session: SignedIn,
    holder: Holder,
    request: TokenRequest,
    outcome: MintOutcome,
    before: string,
  ): Promise<Lease> {
    const { makeClient, vault, marks, folders } = this.#parts;
    const { deployment } = session;
    // If a token was created all the same, the next check ends it.
    if (outcome.kind === "lost") throw outcome.error;
    if (outcome.kind === "broader") {
      await this.#ending.removeBroader(session, request.name);
      throw new Explained(
        l10n.t("{0} created a token that can do more than requested, so it isn't used.", deployment.host),
      );
    }
    const { id, secret, confirmedUntil } = outcome.secret;
    await vault.remove(id);
    if (confirmedUntil === undefined) {
      await this.#ending.endById(session, id);
      throw new Explained(
        l10n.t("{0} didn't confirm what the token can do, so it isn't used. Try again.", deployment.host),
      );
    }
    if (before !== this.#panic || marks.of(id)) {
      await this.#ending.endById(session, id);
      throw new Explained(l10n.t("All leases were just ended, so this one isn't used."));
    }
    const held = new HeldLease({
      id,
      session,
      secret,
      client: makeClient(deployment, secret),
      until: new Date(confirmedUntil),
      holder,
      folders,
      onStop: () => this.#held.delete(id),
      endToken: async () => {
        const now = this.#parts.sessions.at(deployment.href);
        if (now?.record.userId === session.record.userId) await this.#ending.endById(now, id);
        await this.#learnIfPossible();
      },
    });
    this.#held.set(id, held);
    await this.#learnIfPossible();
    return held.lease;
  }

  /** A text that changes when all leases are ended, in this window or another. */
  get #panic(): string {
    return `${this.#panics} ${this.#parts.marks.generation}`;
  }

  #stopAllOf(leaving: Pick<SignedIn, "deployment" | "record">): void {
    for (const held of this.#held.values()) {
      const { deployment, record } = held.session;
      const isSame = deployment.href === leaving.deployment.href && record.userId === leaving.record.userId;
      if (isSame) held.stop({ why: "session", endsProcess: true });
    }
  }

  /** Closes the connections of leases that another window has ended. */
  async #notice(): Promise<void> {
    const { marks, journal } = this.#parts;
    const open = await this.#learn();
    for (const [id, held] of this.#held) {
      const mark = marks.of(id);
      if (!mark && (open.has(id) || (await journal.isOpen(id)))) continue;
      held.stop({ why: "person", endsProcess: mark?.endsProcess ?? false } satisfies LeaseEnd);
    }
  }

  /** Learns which leases there are. @returns their IDs. @throws errors of the file system. */
  async #learn(): Promise<ReadonlySet<string>> {
    const all = (await this.#parts.journal.list()).map(leaseFacts);
    if (this.#seen.replace(all)) this.#changes.tell(undefined);
    return new Set(all.flatMap(({ id }) => id ?? []));
  }

  async #learnIfPossible(): Promise<void> {
    try {
      await this.#learn();
    } catch (error) {
      this.#parts.log.error("The leases could not be listed", error);
    }
  }
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
