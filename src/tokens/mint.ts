import { randomUUID } from "node:crypto";
import { type ApiKey, CoderError, Unreachable } from "../coder";
import { type Catalog, covers, isFullAccess, isUnrestricted, summarize, tokenIdOf } from "../core";
import type { Log } from "../platform/log";
import type { SignedIn } from "../session/sessionState";
import { grantOfKey } from "./grantOfKey";
import type { MintJournal } from "./journal";
import type { MintIntent, TokenRequest } from "./mintIntent";
import { retire, type Retirement } from "./retire";
import { type Fate, fateOf } from "./fate";
import type { Vault, WaitingSecret } from "./vault";

/** How minting ended. */
export type MintOutcome =
  /** `isSafe`: whether the vault has the secret; if not (no keyring, a full disk) this object is its only copy. */
  | { readonly kind: "minted"; readonly secret: WaitingSecret; readonly isSafe: boolean }
  /** The server made a broader token than was asked for; it was retired at once, unless that failed. */
  | { readonly kind: "broader"; readonly retirement: Retirement | CoderError }
  /** The answer was lost; `fate` is what a second look found. */
  | { readonly kind: "lost"; readonly error: CoderError; readonly fate: Fate };

/** Clocks of server and editor differ; within this many seconds an expiry is as asked. */
const clockSlackSeconds = 300;

/** Creates tokens as a transaction: at every step, whatever breaks, the secret or the token is found again. */
export class Mint {
  constructor(
    private readonly journal: MintJournal,
    private readonly vault: Vault,
    private readonly log: Log,
  ) {}

  /**
   * Mints one token: the intent is written down, one request is sent and never repeated, and the secret is
   * put in the vault before anything else.
   * @param session who mints, and where.
   * @param catalog the deployment's scopes.
   * @param request a request whose checks have all passed.
   * @returns how it ended.
   * @throws CoderError when the server refused, so that certainly nothing was made.
   */
  async mint(session: SignedIn, catalog: Catalog, request: TokenRequest): Promise<MintOutcome> {
    const intent: MintIntent = {
      id: randomUUID(),
      deployment: session.deployment.href,
      userId: session.record.userId,
      request,
      startedAt: new Date().toISOString(),
    };
    await this.journal.begin(intent);
    const sent = await this.send(session, intent);
    if (typeof sent !== "string") return sent;
    const secret = secretOf(session, catalog, intent, sent);
    const isSafe = await this.keep(secret);
    return this.readBack(session, catalog, intent, secret, isSafe);
  }

  /** The person has the secret: nothing of it stays. */
  async delivered(id: string): Promise<void> {
    await this.vault.remove(id);
    await this.journal.end(id);
  }

  private async send(session: SignedIn, intent: MintIntent): Promise<string | MintOutcome> {
    try {
      const { name, lifetimeSeconds, grant } = intent.request;
      return await session.client.tokens.create({ name, lifetimeSeconds, ...grant });
    } catch (error) {
      if (!(error instanceof CoderError) || !mayHaveBeenMade(error)) {
        await this.journal.end(intent.id);
        throw error;
      }
      this.log.warn(`The answer to creating "${intent.request.name}" was lost: ${error.message}`);
      const fate = await fateOf(session, intent);
      if (fate.kind === "absent") await this.journal.end(intent.id);
      return { kind: "lost", error, fate };
    }
  }

  private async keep(secret: WaitingSecret): Promise<boolean> {
    try {
      await this.vault.put(secret);
      return true;
    } catch (error) {
      this.log.error(`The secret of "${secret.name}" could not be stored`, error);
      return false;
    }
  }

  private async readBack(
    session: SignedIn,
    catalog: Catalog,
    intent: MintIntent,
    secret: WaitingSecret,
    isSafe: boolean,
  ): Promise<MintOutcome> {
    const key = await session.client.keys.get(secret.tokenId).catch((error: unknown) => {
      this.log.warn(`The new token ${secret.tokenId} could not be read back: ${String(error)}`);
      return undefined;
    });
    if (key === undefined) return { kind: "minted", secret, isSafe };
    if (isAsAsked(catalog, intent, key)) {
      const confirmed = { ...secret, confirmedUntil: key.expiresAt.toISOString() };
      return { kind: "minted", secret: confirmed, isSafe: (await this.keep(confirmed)) || isSafe };
    }
    this.log.warn(`The new token ${secret.tokenId} is broader than asked and is retired.`);
    try {
      const retirement = await retire(session.client, secret.tokenId);
      await this.delivered(intent.id);
      return { kind: "broader", retirement };
    } catch (error) {
      if (!(error instanceof CoderError)) throw error;
      return { kind: "broader", retirement: error };
    }
  }
}

function secretOf(session: SignedIn, catalog: Catalog, intent: MintIntent, text: string): WaitingSecret {
  return {
    version: 1,
    id: intent.id,
    deployment: intent.deployment,
    username: session.record.username,
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

function isAsAsked(catalog: Catalog, { request, startedAt }: MintIntent, key: ApiKey): boolean {
  const latest = new Date(startedAt).getTime() / 1000 + request.lifetimeSeconds + clockSlackSeconds;
  if (key.expiresAt.getTime() / 1000 - clockSlackSeconds > latest) return false;
  const stored = grantOfKey(key);
  // An old server ignores scopes (before v2.27.0) or the allow list (before v2.28.0), and the rules that hold there
  // call that the same: what was asked counts, not what such a server makes of it.
  if (isFullAccess(stored) && !isFullAccess(request.grant)) return false;
  if (isUnrestricted(stored.allowList) && !isUnrestricted(request.grant.allowList)) return false;
  return covers(catalog, request.grant, stored);
}
