import { randomUUID } from "node:crypto";
import { CoderError, Unreachable } from "../../coder";
import { type Catalog, summarize, tokenIdOf } from "../../core";
import type { Log } from "../../platform/log";
import type { SignedIn } from "../../session/sessionState";
import { isAsAsked } from "./check";
import { type Fate, fateOf, findHolderOfName } from "./fate";
import type { MintJournal } from "./journal";
import type { MintIntent, TokenRequest } from "./mintIntent";
import { retire, type Retirement } from "../retiring/retire";
import type { Vault, WaitingSecret } from "../secrets/vault";
import { thisWindow } from "./windowMark";

/** A token whose secret reached us. */
export type CheckOutcome =
  /** `isSafe`: whether the vault has the secret; if not (no keyring, a full disk) this object is its only copy. */
  | { readonly kind: "minted"; readonly secret: WaitingSecret; readonly isSafe: boolean }
  /** The server made a broader token than was asked for; it was retired at once, unless that failed. */
  | { readonly kind: "broader"; readonly retirement: Retirement | CoderError };

/** How minting ended. */
export type MintOutcome =
  | CheckOutcome
  /** The answer was lost; `fate` is what a second look found. */
  | { readonly kind: "lost"; readonly error: CoderError; readonly fate: Fate };

/** Creates tokens as a transaction: at every step, whatever breaks, the secret or the token is found again. */
export class Mint {
  readonly #journal: MintJournal;
  readonly #vault: Vault;
  readonly #log: Log;

  constructor(journal: MintJournal, vault: Vault, log: Log) {
    this.#journal = journal;
    this.#vault = vault;
    this.#log = log;
  }

  /**
   * Mints one token: the intent is on the disk, then one request is sent and never repeated, and the secret is put in
   * the vault before anything else.
   * @param session who mints, and where.
   * @param catalog the deployment's scopes.
   * @param request a request whose checks have all passed.
   * @returns how it ended.
   * @throws CoderError when the server refused, so that certainly nothing was made.
   * @throws NotWritten when the intent could not be written down, so that nothing was sent.
   */
  async mint(session: SignedIn, catalog: Catalog, request: TokenRequest): Promise<MintOutcome> {
    await this.#prepareVault();
    const holderOfName = await findHolderOfName(session.client, request.name, request.owner);
    const intent: MintIntent = {
      version: 2,
      id: randomUUID(),
      deployment: session.deployment.href,
      userId: session.record.userId,
      request,
      startedAt: new Date().toISOString(),
      window: thisWindow(),
      phase: "underWay",
      ...(holderOfName === undefined ? {} : { holderOfName }),
    };
    if (holderOfName === undefined) await this.#endEarlier(intent);
    await this.#journal.write(intent);
    const sent = await this.#send(session, intent);
    if (typeof sent !== "string") return sent;
    const secret = secretOf(session, catalog, intent, sent);
    const isSafe = await this.#keep(secret);
    await this.#note({ ...intent, phase: "made", tokenId: secret.tokenId });
    return this.check(session, catalog, intent, secret, isSafe);
  }

  /**
   * Reads a new token back and compares it with what was asked for; one that is broader is retired at once. It may be
   * done again for a token that nobody got to look at.
   * @param isSafe whether the vault has the secret.
   * @throws CoderError of an unknown kind never; a token that cannot be read back stays unconfirmed.
   */
  async check(
    session: SignedIn,
    catalog: Catalog,
    intent: MintIntent,
    secret: WaitingSecret,
    isSafe: boolean,
  ): Promise<CheckOutcome> {
    const key = await session.client.keys.get(secret.tokenId).catch((error: unknown) => {
      this.#log.warn(`The new token ${secret.tokenId} could not be read back: ${String(error)}`);
      return undefined;
    });
    if (key === undefined) return { kind: "minted", secret, isSafe };
    if (isAsAsked(catalog, intent.request, key)) {
      const confirmed = { ...secret, confirmedUntil: key.expiresAt.toISOString() };
      return { kind: "minted", secret: confirmed, isSafe: (await this.#keep(confirmed)) || isSafe };
    }
    this.#log.warn(`The new token ${secret.tokenId} is broader than asked and is retired.`);
    try {
      const retirement = await retire(session.client, secret.tokenId);
      await this.delivered(intent.id);
      return { kind: "broader", retirement };
    } catch (error) {
      if (!(error instanceof CoderError)) throw error;
      return { kind: "broader", retirement: error };
    }
  }

  /**
   * The person has the secret, or nobody needs it any more: nothing of it stays. The intent goes first, so that no crash
   * between the two makes a token look lost.
   * @throws NotWritten when the disk refuses.
   */
  async delivered(id: string): Promise<void> {
    await this.#journal.end(id);
    await this.#vault.remove(id);
  }

  async #send(session: SignedIn, intent: MintIntent): Promise<string | MintOutcome> {
    try {
      const { owner, name, lifetimeSeconds, grant } = intent.request;
      return await session.client.tokens.create({ owner: owner?.id, name, lifetimeSeconds, ...grant });
    } catch (error) {
      if (!(error instanceof CoderError) || !mayHaveBeenMade(error)) {
        await this.#tryTo("strike out a refused intent", () => this.#journal.end(intent.id));
        throw error;
      }
      this.#log.warn(`The answer to creating "${intent.request.name}" was lost: ${error.message}`);
      await this.#note({ ...intent, phase: "lost" });
      const fate = await fateOf(session.client, intent);
      // From here on it is known by its id, since another token may get its name. One that is absent may still come: the
      // request can be under way to the server, so the intent stays until it is old.
      if (fate.kind === "orphan") await this.#note({ ...intent, phase: "lost", tokenId: fate.key.id });
      return { kind: "lost", error, fate };
    }
  }

  /** The name is free, so what earlier intents of that name were looking for is not there. */
  async #endEarlier({ deployment, userId, request }: MintIntent): Promise<void> {
    for (const earlier of await this.#journal.list()) {
      const isSame =
        earlier.deployment === deployment &&
        earlier.userId === userId &&
        earlier.request.owner?.id === request.owner?.id;
      if (isSame && earlier.request.name === request.name && earlier.phase === "lost") {
        await this.#tryTo("strike out an earlier intent", () => this.#journal.end(earlier.id));
      }
    }
  }

  async #prepareVault(): Promise<void> {
    await this.#tryTo("prepare the vault", () => this.#vault.prepare());
  }

  async #keep(secret: WaitingSecret): Promise<boolean> {
    return this.#tryTo(`store the secret of "${secret.name}"`, () => this.#vault.put(secret));
  }

  /** Writes down how far an intent came. Without that it is found by its name alone. */
  async #note(intent: MintIntent): Promise<void> {
    await this.#tryTo("write the journal", () => this.#journal.write(intent));
  }

  /** @returns whether it was done; a failure is logged. */
  async #tryTo(doing: string, run: () => Promise<void>): Promise<boolean> {
    try {
      await run();
      return true;
    } catch (error) {
      this.#log.error(`Failed to ${doing}`, error);
      return false;
    }
  }
}

function secretOf(session: SignedIn, catalog: Catalog, intent: MintIntent, text: string): WaitingSecret {
  return {
    version: 1,
    id: intent.id,
    deployment: intent.deployment,
    username: intent.request.owner?.username ?? session.record.username,
    name: intent.request.name,
    tokenId: tokenIdOf(text) ?? "",
    secret: text,
    mintedAt: new Date().toISOString(),
    summary: summarize(catalog, intent.request.grant),
  };
}

/** Whether a token may exist although its request failed: the server may have acted before the answer was lost. */
function mayHaveBeenMade(error: CoderError): boolean {
  if (error instanceof Unreachable) return error.sent === "maybe";
  return ["serverFault", "unreadable", "tooLarge", "notCoder", "cancelled"].includes(error.kind);
}
