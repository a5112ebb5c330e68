import type { DeploymentHref } from "../coder/api/deployment";
import type { TokenId } from "../core/token/tokenText";
import { quietly } from "../platform/background";
import { lazy } from "../platform/lazy";
import { Signal } from "../platform/signal";
import { hasRecords, recordFolders } from "../tokens/durable/unfinished";
import type { Lending } from "./lease";
import type { LeaseControl, LeaseFacts } from "./leaseControl";
import type { Leases } from "./leases";

/** How often to check whether any window has left a lease behind, in ms. */
const lookEvery = 60_000;

/** Leases whose code loads with the first of them: one issued here, or one recorded by a window. */
export class LateLeases implements Lending, LeaseControl {
  readonly #storage: string;
  readonly #open: () => Promise<Leases>;
  readonly #changes = new Signal<undefined>();
  #leases: Leases | undefined;
  #timer: NodeJS.Timeout | undefined;
  #isDisposed = false;

  readonly onDidChange = (listener: () => void): { dispose(): unknown } => this.#changes.listen(listener);

  /**
   * @param storage the folder that VS Code gives us, absolute.
   * @param make loads and creates them.
   */
  constructor(storage: string, make: () => Promise<Leases>) {
    this.#storage = storage;
    this.#open = lazy(async () => {
      const leases = (this.#leases = await make());
      clearInterval(this.#timer);
      leases.onDidChange(() => this.#changes.tell(undefined));
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

  hasEnded(href: DeploymentHref, tokenId: TokenId): boolean {
    return this.#leases?.hasEnded(href, tokenId) ?? false;
  }

  async list(): Promise<readonly LeaseFacts[]> {
    return this.#leases || hasRecords(this.#storage, recordFolders.leases) ? (await this.#open()).list() : [];
  }

  take: Leases["take"] = async (...given) => (await this.#open()).take(...given);
  end: Leases["end"] = async (...given) => (await this.#open()).end(...given);
  endAll: Leases["endAll"] = async (...given) => (await this.#open()).endAll(...given);
  generation: Leases["generation"] = async () => (await this.#open()).generation();
  endAllOf: Leases["endAllOf"] = async (...given) => (await this.#open()).endAllOf(...given);

  dispose(): void {
    this.#isDisposed = true;
    clearInterval(this.#timer);
    this.#leases?.dispose();
  }

  #look(): void {
    if (hasRecords(this.#storage, recordFolders.leases)) quietly("Looking after leases", this.#open());
  }
}
