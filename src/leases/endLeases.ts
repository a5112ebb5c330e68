import type { DeploymentHref } from "../coder/api/deployment";
import { isOfKind } from "../coder/errors/isOfKind";
import type { SignedIn } from "../session/sessionState";
import type { MintIntent } from "../tokens/minting/mintIntent";
import type { LeaseEnd } from "./lease";
import type { EndedLeases, LeaseFacts, LeaseLeft } from "./leaseControl";
import { leaseFacts } from "./leaseFacts";
import type { LeaseParts } from "./leaseParts";
import { endToken, leasesElsewhere } from "./leftLeases";

/** Ends leases: their connections, here and in other windows, and their tokens. */
export class LeaseEnding {
  readonly #parts: LeaseParts;
  readonly #stop: (id: string, end: LeaseEnd) => void;

  /** @param stop ends one here, if this window holds it. */
  constructor(parts: LeaseParts, stop: (id: string, end: LeaseEnd) => void) {
    this.#parts = parts;
    this.#stop = stop;
  }

  /** See LeaseControl. */
  async end(chosen: readonly LeaseFacts[], end: LeaseEnd, signal?: AbortSignal): Promise<EndedLeases> {
    // Connections first, here and in other windows, whatever the servers say.
    for (const { id } of chosen) if (id !== undefined) this.#stop(id, end);
    await Promise.all(chosen.map((lease) => this.#mark(lease, end)));
    const left = (await Promise.all(chosen.map((lease) => this.#endOne(lease, signal)))).flat();
    return { ended: chosen.length - left.length, left, unknown: [] };
  }

  /** See LeaseControl. */
  async endAll(end: LeaseEnd, signal?: AbortSignal): Promise<EndedLeases> {
    const { sessions, marks, log } = this.#parts;
    await this.#tryTo("tell other windows", () => marks.markAll());
    const here = await this.#here();
    const ending = this.end(here, end, signal);
    const names = new Set(here.map(({ name }) => name));
    const unknown: DeploymentHref[] = [];
    const elsewhere = await Promise.all(
      sessions.all.map(async (session) => {
        try {
          return await leasesElsewhere(session, names, signal);
        } catch (error) {
          log.warn(`Leases of other machines at ${session.deployment.host} are not known: ${String(error)}`);
          unknown.push(session.deployment.href);
          return [];
        }
      }),
    );
    const others = await this.end(elsewhere.flat(), end, signal);
    const ours = await ending;
    return { ended: ours.ended + others.ended, left: [...ours.left, ...others.left], unknown };
  }

  /** Ends the leases of a session. @returns what could not be ended. */
  async endAllOf({ deployment, record }: SignedIn, signal?: AbortSignal): Promise<readonly LeaseLeft[]> {
    const all = (await this.#here()).filter(
      (lease) => lease.deployment === deployment.href && lease.userId === record.userId,
    );
    return (await Promise.all(all.map((lease) => this.#endOne(lease, signal)))).flat();
  }

  /** Ends a token by the ID of its entry in the journal. A later check retries what fails. */
  async endById(session: SignedIn, id: string): Promise<void> {
    await this.#tryTo("end a lease", async () => {
      const intent = await this.#parts.journal.get(id);
      if (intent) await endToken(this.#parts, session, intent);
    });
  }

  /** Ends the token of an entry in the journal. A later check retries what fails. */
  async tryToEnd(session: SignedIn, intent: MintIntent): Promise<void> {
    await this.#tryTo(`end the ${intent.request.name}`, () => endToken(this.#parts, session, intent));
  }

  /** Minting has expired what was broader than asked, which keeps it in the list: nobody needs it there. */
  async removeBroader({ client }: SignedIn, name: string): Promise<void> {
    await this.#tryTo("remove a token that was broader than asked", async () => {
      await client.keys.delete((await client.tokens.getByName(name)).id);
    });
  }

  async #here(): Promise<readonly LeaseFacts[]> {
    try {
      return (await this.#parts.journal.list()).map(leaseFacts);
    } catch (error) {
      this.#parts.log.error("The leases could not be listed", error);
      return [];
    }
  }

  async #mark({ id }: LeaseFacts, { endsProcess }: LeaseEnd): Promise<void> {
    if (id !== undefined)
      await this.#tryTo("tell other windows", () => this.#parts.marks.mark(id, endsProcess));
  }

  async #endOne(lease: LeaseFacts, signal?: AbortSignal): Promise<LeaseLeft[]> {
    const session = this.#parts.sessions.at(lease.deployment);
    if (session?.record.userId !== lease.userId) return [{ ...lease, error: undefined }];
    try {
      if (lease.id === undefined) {
        if (lease.tokenId !== undefined) await session.client.keys.delete(lease.tokenId, signal);
        return [];
      }
      const intent = await this.#parts.journal.get(lease.id);
      const isGone = !intent || (await endToken(this.#parts, session, intent, signal));
      return isGone ? [] : [{ ...lease, error: undefined }];
    } catch (error) {
      // Another window was faster.
      if (isOfKind(error, "notFoundOrForbidden") && lease.id === undefined) return [];
      this.#parts.log.warn(`The ${lease.name} could not be ended yet: ${String(error)}`);
      return [{ ...lease, error }];
    }
  }

  async #tryTo(doing: string, run: () => Promise<unknown>): Promise<void> {
    try {
      await run();
    } catch (error) {
      this.#parts.log.warn(`Failed to ${doing}: ${String(error)}`);
    }
  }
}
