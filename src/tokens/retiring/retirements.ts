import type { Log } from "../../platform/log";
import type { SignedIn } from "../../session/sessionState";
import { type Carried, carryOut } from "./carryOut";
import type { DurableRecords } from "../durable/durableRecords";
import { KnownRecords } from "../durable/knownRecords";
import { nextTry, type PendingRetirement } from "./retirement";

/** Tells what became of a retirement; `failed` only the first time. */
export type TellRetirement = (pending: PendingRetirement, outcome: Carried) => void;

/** How often a window looks whether something is due, and whether another window left something behind. In ms. */
const lookEvery = 30_000;

/**
 * Tokens that end later. They are on the disk, survive restarts, and are carried out by whichever window is alive when
 * they are due; until then they can be taken back with `remove`.
 */
export class Retirements extends KnownRecords<PendingRetirement> {
  #timer: NodeJS.Timeout | undefined;
  #running: Promise<void> | undefined;

  readonly #sessionAt: (href: string) => SignedIn | undefined;
  readonly #tell: TellRetirement;
  readonly #log: Pick<Log, "info" | "warn">;

  /**
   * @param records where they are kept.
   * @param sessionAt who is signed in at a deployment, by its normalised address.
   * @param tell what the person is told.
   * @param log told of every failure.
   */
  constructor(
    records: DurableRecords<PendingRetirement>,
    sessionAt: (href: string) => SignedIn | undefined,
    tell: TellRetirement,
    log: Pick<Log, "info" | "warn">,
  ) {
    super(records);
    this.#sessionAt = sessionAt;
    this.#tell = tell;
    this.#log = log;
  }

  /** Begins to look after what is due, in this window, until it is disposed of. */
  start(): void {
    this.#timer ??= setInterval(() => void this.lookAfter(Date.now()), lookEvery);
    // It must not keep a window alive that closes.
    this.#timer.unref();
    void this.lookAfter(Date.now());
  }

  override dispose(): void {
    clearInterval(this.#timer);
    super.dispose();
  }

  /** @returns all of them, soonest first, as far as this window knows. */
  override get all(): readonly PendingRetirement[] {
    return [...super.all].sort((a, b) => a.dueAt.localeCompare(b.dueAt));
  }

  /** Carries out what is due. One look at a time; it never throws. @param now ms since 1970. */
  async lookAfter(now: number): Promise<void> {
    while (this.#running) await this.#running;
    this.#running = this.#look(now)
      .catch((error: unknown) => this.#log.warn(`Retirements could not be looked after: ${String(error)}`))
      .finally(() => (this.#running = undefined));
    await this.#running;
  }

  async #look(now: number): Promise<void> {
    await this.reload();
    for (const pending of this.all) {
      if (Date.parse(pending.dueAt) > now) continue;
      const session = this.#sessionAt(pending.deployment);
      if (session?.record.userId !== pending.userId) continue;
      await this.#carry(session, pending, now);
    }
    await this.reload();
  }

  async #carry(session: SignedIn, due: PendingRetirement, now: number): Promise<void> {
    // It may have been undone, or carried out by another window, since it was listed.
    const pending = await this.records.read(due.tokenId);
    if (pending?.dueAt !== due.dueAt) return;
    const outcome = await carryOut(session, pending, new Date(now));
    this.#log.info(`The retirement of ${pending.tokenId} at ${pending.deployment}: ${outcome.kind}.`);
    if (outcome.kind === "failed") {
      const failures = pending.failures + 1;
      this.#log.warn(`It failed for the ${failures}. time: ${outcome.error.message}`);
      await this.#rewrite({ ...pending, failures, dueAt: nextTry(failures, now).toISOString() });
      if (failures === 1) this.#tell(pending, outcome);
    } else if (outcome.kind === "stillUsed") {
      await this.#rewrite({ ...pending, dueAt: outcome.lookAt.toISOString(), failures: 0 });
    } else if (await this.records.remove(pending.tokenId)) {
      // Of several windows only the one that struck it out says so.
      this.#tell(pending, outcome);
    }
  }

  /** Not when it was undone in the meantime. */
  async #rewrite(pending: PendingRetirement): Promise<void> {
    if ((await this.records.read(pending.tokenId)) !== undefined) {
      await this.records.write(pending.tokenId, pending);
    }
  }
}
