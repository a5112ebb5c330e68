import { readdirSync } from "node:fs";
import path from "node:path";
import { quietly } from "../platform/background";
import { lazy } from "../platform/lazy";
import type { SignedIn } from "../session/sessionState";
import { recordFolders } from "../tokens/durable/unfinished";
import type { Holder, Lease, Lending } from "./lease";
import type { Leases } from "./leases";

/** How often to check whether any window has left a lease behind, in ms. */
const lookEvery = 60_000;

/** Leases whose code loads with the first of them: one issued here, or one recorded by a window. */
export class LateLeases implements Lending {
  readonly #folder: string;
  readonly #open: () => Promise<Leases>;
  #leases: Leases | undefined;
  #timer: NodeJS.Timeout | undefined;
  #isDisposed = false;

  /**
   * @param storage the folder that VS Code gives us, absolute.
   * @param make loads and creates them.
   */
  constructor(storage: string, make: () => Promise<Leases>) {
    this.#folder = path.join(storage, recordFolders.leases);
    this.#open = lazy(async () => {
      const leases = (this.#leases = await make());
      clearInterval(this.#timer);
      if (this.#isDisposed) leases.dispose();
      else leases.start();
      return leases;
    });
  }

  /** Starts cleaning up what was left behind, in this window, until it is disposed of. */
  start(): void {
    if (this.#leases) return;
    this.#timer ??= setInterval(() => this.#look(), lookEvery);
    this.#timer.unref();
    this.#look();
  }

  /** Whether a token is a lease, of this window or another, as far as this one knows, without waiting. */
  has(href: string, tokenId: string): boolean {
    return this.#leases?.has(href, tokenId) ?? false;
  }

  async take(session: SignedIn, holder: Holder): Promise<Lease | undefined> {
    return (await this.#open()).take(session, holder);
  }

  /** See Leases. */
  async endAllOf(session: SignedIn, signal?: AbortSignal): Promise<void> {
    await (await this.#open()).endAllOf(session, signal);
  }

  dispose(): void {
    this.#isDisposed = true;
    clearInterval(this.#timer);
    this.#leases?.dispose();
  }

  #look(): void {
    if (this.#isAnyWritten()) quietly("Looking after leases", this.#open());
  }

  #isAnyWritten(): boolean {
    try {
      return readdirSync(this.#folder).length > 0;
    } catch {
      return false;
    }
  }
}
