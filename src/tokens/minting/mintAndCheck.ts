import { randomUUID } from "node:crypto";
import { CoderError } from "../../coder/errors/coderError";
import { isOfKind } from "../../coder/errors/isOfKind";
import type { Catalog } from "../../core/catalog/catalog";
import { summarize } from "../../core/reasoning/summary";
import { Secret } from "../../core/token/secret";
import { unlessKeyringFails } from "../../platform/keyring/keyringFailed";
import type { Log } from "../../platform/log";
import type { SignedIn } from "../../session/sessionState";
import { thisWindow } from "../durable/windowMark";
import { retire } from "../key/endToken";
import type { TokenRequest } from "../key/tokenRequest";
import type { Vault } from "../secrets/vault";
import type { WaitingSecret } from "../secrets/waitingSecret";
import { isCertainlyNotMade } from "./certainlyNotMade";
import type { DeliveredTokens } from "./deliveredTokens";
import { fateOf, findHolderOfName } from "./fate";
import { isAsAsked } from "./isAsAsked";
import type { MintJournal } from "./journal";
import type { KnownTokens } from "./knownTokens";
import type { MintIntent } from "./mintIntent";
import type { CheckOutcome, Fate, MintOutcome } from "./mintOutcome";

/** Where minting keeps what it does. */
export type MintPlaces = {
  readonly journal: MintJournal;
  /** Where a secret is until it was delivered. */
  readonly vault: Pick<Vault, "prepare" | "put" | "get" | "remove">;
  readonly known: KnownTokens;
  readonly delivered: Pick<DeliveredTokens, "add">;
  readonly log: Log;
};

/** Creates tokens as a transaction: at every step, whatever breaks, the secret or the token is found again. */
export class MintAndCheck {
  readonly #journal: MintJournal;
  readonly #vault: MintPlaces["vault"];
  readonly #known: KnownTokens;
  readonly #delivered: MintPlaces["delivered"];
  readonly #log: Log;
  readonly #tellLost: () => void;

  /**
   * @param places where it keeps what it does.
   * @param tellLost is called when an answer was lost, so that its token has to be looked for.
   */
  constructor({ journal, vault, known, delivered, log }: MintPlaces, tellLost: () => void) {
    this.#journal = journal;
    this.#vault = vault;
    this.#known = known;
    this.#delivered = delivered;
    this.#log = log;
    this.#tellLost = tellLost;
  }

  /**
   * Mints one token: the intent is on the disk, then one request is sent and never repeated, and the secret is put in
   * the vault before anything else.
   * @param session who mints, and where.
   * @param catalog the deployment's scopes.
   * @param request a request whose checks have all passed.
   * @returns how it ended.
   * @throws CoderError when Coder refused, so that certainly nothing was made.
   * @throws NotWritten when the intent could not be written down, so that nothing was sent.
   */
  async mint(session: SignedIn, catalog: Catalog, request: TokenRequest): Promise<MintOutcome> {
    await this.#prepareVault();
    const { client } = session;
    const holderOfName = await findHolderOfName(client, request.name, request.owner);
    const intent: MintIntent = {
      version: 2,
      id: randomUUID(),
      deployment: session.deployment.href,
      userId: session.record.userId,
      request,
      startedAt: new Date().toISOString(),
      ...(client.clockSkewMs === undefined ? {} : { askedAt: client.now().toISOString() }),
      window: thisWindow(),
      phase: "underWay",
      ...(holderOfName === undefined ? {} : { holderOfName }),
    };
    await this.#journal.write(intent);
    const sent = await this.#send(session, catalog, intent);
    if (!(sent instanceof Secret)) return sent;
    const secret = secretOf(session, catalog, intent, sent);
    const isSafe = await this.#keep(secret);
    await this.#note({ ...intent, phase: "made", tokenId: secret.tokenId });
    // The name was free for this one, and is taken from now on: nothing comes of the earlier ones any more.
    for (const earlier of (await this.#known.sameName(intent)).over) await this.#strikeOut(earlier);
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
   * The person has the secret, or nobody needs it any more: nothing of it stays but that the token is not lost. The intent
   * goes first, so that no crash between the two makes a token look lost.
   * @throws NotWritten when the disk refuses.
   */
  async delivered(id: string): Promise<void> {
    await this.#remember(id);
    await this.#journal.end(id);
    await this.#vault.remove(id);
  }

  async #send(session: SignedIn, catalog: Catalog, intent: MintIntent): Promise<Secret | MintOutcome> {
    try {
      const { owner, name, lifetimeSeconds, grant } = intent.request;
      return await session.client.tokens.create({ owner: owner?.id, name, lifetimeSeconds, ...grant });
    } catch (error) {
      if (isCertainlyNotMade(error)) return this.#refused(session, catalog, intent, error);
      this.#log.error(`The answer to creating "${intent.request.name}" was lost`, error);
      await this.#note({ ...intent, phase: "lost" });
      const fate = await this.#fateOf(session, catalog, intent);
      // From here on it is known by its id, since another token may get its name. One that is absent may still come: the
      // request can be under way to the server, so the intent stays until it is old.
      if (fate.kind === "orphan") await this.#note({ ...intent, phase: "lost", tokenId: fate.key.id });
      this.#tellLost();
      return { kind: "lost", error, fate };
    }
  }

  /** Nothing came of this request; but that the name is taken all at once may be an earlier one, which arrived late. */
  async #refused(
    session: SignedIn,
    catalog: Catalog,
    intent: MintIntent,
    error: unknown,
  ): Promise<MintOutcome> {
    const isTakenNow = isOfKind(error, "rejected") && error.isConflict && intent.holderOfName === undefined;
    if (isTakenNow) {
      await this.#note({ ...intent, phase: "lost" });
      // It may also be this one, sent twice by what stands in between.
      for (const open of [...(await this.#known.sameName(intent)).over, intent]) {
        const fate = await this.#fateOf(session, catalog, open);
        if (fate.kind !== "orphan") continue;
        await this.#note({ ...open, phase: "lost", tokenId: fate.key.id });
        if (open.id !== intent.id) await this.#strikeOut(intent);
        this.#tellLost();
        return { kind: "lost", error, fate };
      }
    }
    await this.#strikeOut(intent);
    throw error;
  }

  async #fateOf(session: SignedIn, catalog: Catalog, intent: MintIntent): Promise<Fate> {
    return fateOf(session.client, intent, { catalog: () => Promise.resolve(catalog), known: this.#known });
  }

  /** Another intent of that name, which knows no token of its own, must not take this one for its own. */
  async #remember(id: string): Promise<void> {
    const intent = await this.#journal.get(id);
    const made = (await unlessKeyringFails(this.#vault.get(id), undefined)) ?? intent;
    if (made?.tokenId === undefined) return;
    const others = intent && (await this.#known.sameName(intent));
    if (others && others.underWay.length + others.over.length === 0) return;
    await this.#delivered.add(made.deployment, made.tokenId);
  }

  async #strikeOut({ id }: MintIntent): Promise<void> {
    await this.#tryTo("strike out an intent", () => this.#journal.end(id));
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

function secretOf(session: SignedIn, catalog: Catalog, intent: MintIntent, secret: Secret): WaitingSecret {
  return {
    version: 1,
    id: intent.id,
    deployment: intent.deployment,
    username: intent.request.owner?.username ?? session.record.username,
    name: intent.request.name,
    tokenId: secret.tokenId ?? "",
    secret,
    mintedAt: new Date().toISOString(),
    summary: summarize(catalog, intent.request.grant),
  };
}
