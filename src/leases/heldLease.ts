import type { CoderApi } from "../coder/api/api";
import type { Secret } from "../core/token/secret";
import { quietly } from "../platform/background";
import { serverNow } from "../session/serverTime";
import type { SignedIn } from "../session/sessionState";
import type { Holder, Lease, LeaseEnd } from "./lease";
import type { LeaseFolders } from "./records/leaseFolders";
import { saidBefore } from "./records/leaseLifetime";

/** What a lease of this window is made of. */
export type HeldParts = {
  /** The ID of its entry in the journal. */
  readonly id: string;
  readonly session: SignedIn;
  readonly secret: Secret;
  /** Uses the secret, and nothing else. */
  readonly client: CoderApi;
  readonly until: Date;
  readonly holder: Pick<Holder, "onEndsSoon">;
  readonly folders: Pick<LeaseFolders, "make" | "remove">;
  /** Called once it has ended here. */
  readonly onStop: () => void;
  /** Ends its token. It never rejects. */
  readonly endToken: () => Promise<void>;
};

/** A lease that this window holds. */
export class HeldLease {
  readonly lease: Lease;
  readonly #parts: HeldParts;
  readonly #ended = new AbortController();
  readonly #lifetime: number;
  #isSaid = false;
  #hasFolder = false;
  #ending: Promise<void> | undefined;

  constructor(parts: HeldParts) {
    const { id, client, secret, until, session } = (this.#parts = parts);
    this.#lifetime = +until - +serverNow(session);
    this.lease = {
      id,
      client,
      secret,
      until,
      ended: this.#ended.signal,
      isOver: () => this.isOver,
      environment: async () => {
        this.#ended.signal.throwIfAborted();
        this.#hasFolder = true;
        const CODER_CONFIG_DIR = await parts.folders.make(id);
        // It may have ended meanwhile, and nobody else removes the folder.
        if (this.#ended.signal.aborted) await parts.folders.remove(id);
        this.#ended.signal.throwIfAborted();
        return { CODER_URL: session.deployment.href, CODER_SESSION_TOKEN: secret, CODER_CONFIG_DIR };
      },
      end: async () => this.end({ why: "holder", endsProcess: false }),
    };
  }

  /** The session it was created with. */
  get session(): SignedIn {
    return this.#parts.session;
  }

  /** Whether its lifetime is over, by the server's clock. */
  get isOver(): boolean {
    return this.#parts.until <= serverNow(this.#parts.session);
  }

  /** Lets its holder say that it ends soon, once, if it does. */
  sayIfSoon(): void {
    const { until, session, holder } = this.#parts;
    if (this.#isSaid || +until - +serverNow(session) > saidBefore(this.#lifetime)) return;
    this.#isSaid = true;
    holder.onEndsSoon?.(until);
  }

  /** Ends it here: its connections, at once. Its token needs a request of its own. */
  stop(end: LeaseEnd): void {
    if (this.#ended.signal.aborted) return;
    const { onStop, client, folders, id } = this.#parts;
    onStop();
    this.#ended.abort(end);
    client.dispose();
    if (this.#hasFolder) quietly("Removing the folder of a lease", folders.remove(id));
  }

  /** Ends it, and its token. It never rejects. */
  async end(end: LeaseEnd): Promise<void> {
    this.stop(end);
    await (this.#ending ??= this.#parts.endToken());
  }
}
