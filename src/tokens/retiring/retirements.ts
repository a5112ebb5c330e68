import type { DeploymentHref } from "../../coder/api/deployment";
import { quietly } from "../../platform/background";
import type { Log } from "../../platform/log";
import { knowsServerTime, serverNow } from "../../session/serverTime";
import type { SignedIn } from "../../session/sessionState";
import type { DurableRecords } from "../durable/durableRecords";
import { KnownRecords } from "../durable/knownRecords";
import type { TellRetirement } from "./carryThrough";
import type { Kept, PendingRetirement } from "./retirement";

/** How long a window waits for another one that is about to end a token, in ms, and how often it checks. */
const patience = 40_000;
const glance = 50;

/**
 * How often a window checks whether something is due, or whether another window left something behind. In ms.
 */
const lookEvery = 30_000;

/**
 * Tokens that are scheduled to end. The schedule is on the disk, survives restarts, and is carried out by
 * whichever window is alive when it is due; before that, `remove` cancels it.
 */
export class Retirements extends KnownRecords<PendingRetirement> {
  #timer: NodeJS.Timeout | undefined;
  #running: Promise<void> | undefined;
  readonly #askedForTime = new WeakSet<SignedIn>();

  readonly #sessionAt: (href: DeploymentHref) => SignedIn | undefined;
  readonly #tell: TellRetirement;
  readonly #log: Pick<Log, "info" | "warn">;

  /**
   * @param records where they are stored.
   * @param sessionAt returns who is signed in at a deployment, by its normalised address.
   * @param tell reports results to the person.
   * @param log receives every failure.
   */
  constructor(
    records: DurableRecords<PendingRetirement>,
    sessionAt: (href: DeploymentHref) => SignedIn | undefined,
    tell: TellRetirement,
    log: Pick<Log, "info" | "warn">,
  ) {
    super(records);
    this.#sessionAt = sessionAt;
    this.#tell = tell;
    this.#log = log;
  }

  /** Starts carrying out what is due, in this window, until it is disposed of. */
  start(): void {
    this.#timer ??= setInterval(() => quietly("Looking after retirements", this.lookAfter()), lookEvery);
    // The timer must not keep a closing window alive.
    this.#timer.unref();
    quietly("Looking after retirements", this.lookAfter());
  }

  override dispose(): void {
    clearInterval(this.#timer);
    super.dispose();
  }

  /** @returns all of them, soonest first, as far as this window knows. */
  override get all(): readonly PendingRetirement[] {
    return [...super.all].sort((a, b) => a.dueAt.localeCompare(b.dueAt));
  }

  /** Carries out what is due by its deployment's clock. One run at a time; never throws. */
  async lookAfter(): Promise<void> {
    while (this.#running) await this.#running;
    this.#running = this.#look()
      .catch((error: unknown) => this.#log.warn(`Retirements could not be looked after: ${String(error)}`))
      .finally(() => (this.#running = undefined));
    await this.#running;
  }

  /**
   * Keeps a token that was scheduled to end. Whoever claims the record on the disk decides: this call, or the
   * window that ends the token. If the other was faster, this waits for it.
   * @param pending its retirement.
   * @throws NotWritten
   */
  async keep({ deployment, tokenId }: PendingRetirement): Promise<Kept> {
    const until = Date.now() + patience;
    for (;;) {
      if (await this.remove(deployment, tokenId)) return "kept";
      if (!(await this.isTaken(deployment, tokenId)))
        return (await this.remove(deployment, tokenId)) ? "kept" : "nothingLeft";
      if (Date.now() > until) return "underWay";
      await new Promise((resolve) => setTimeout(resolve, glance));
    }
  }

  async #look(): Promise<void> {
    await this.records.reclaim();
    await this.reload();
    for (const pending of this.all) {
      const session = this.#sessionAt(pending.deployment);
      if (session?.record.userId !== pending.userId) continue;
      try {
        if (await this.#isDue(session, pending)) await this.#carry(session, pending);
      } catch (error) {
        this.#log.warn(`The retirement of ${pending.tokenId} could not be looked after: ${String(error)}`);
      }
    }
    await this.reload();
  }

  /** If we do not know the time there, ask once: this machine's clock may be days behind. */
  async #isDue(session: SignedIn, { dueAt }: PendingRetirement): Promise<boolean> {
    if (!knowsServerTime(session) && !this.#askedForTime.has(session)) {
      this.#askedForTime.add(session);
      await session.client.buildInfo().catch(() => undefined);
    }
    return new Date(dueAt) <= serverNow(session);
  }

  async #carry(session: SignedIn, due: PendingRetirement): Promise<void> {
    const { carryThrough } = await import("./carryThrough");
    await carryThrough(session, due, await this.fileOf(due), {
      records: this.records,
      tell: this.#tell,
      log: this.#log,
    });
  }
}
