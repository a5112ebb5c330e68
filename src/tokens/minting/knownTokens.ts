import type { DeploymentHref } from "../../coder/api/deployment";
import type { TokenId } from "../../core/token/tokenText";
import { mayBeAtWork } from "../durable/windowMark";
import type { KeptSecrets } from "../secrets/keptSecrets";
import type { Vault } from "../secrets/vault";
import type { DeliveredTokens } from "./deliveredTokens";
import type { MintJournal } from "./journal";
import type { MintIntent } from "./mintIntent";

/** Other intents for a token of the same name, none of which knows its token. */
export type SameName = {
  /** Some window may still be at them. */
  readonly underWay: readonly MintIntent[];
  /** Their answers were lost, or their windows. */
  readonly over: readonly MintIntent[];
};

/** Says of a token whether its secret is with somebody, or whether it came of another intent. */
export class KnownTokens {
  readonly #journal: MintJournal;
  readonly #vault: Pick<Vault, "list">;
  readonly #kept: Pick<KeptSecrets, "get">;
  readonly #delivered: Pick<DeliveredTokens, "has">;
  readonly #isAtWork: typeof mayBeAtWork;

  /** @param places where secrets and intents are kept. */
  constructor(places: {
    readonly journal: MintJournal;
    readonly vault: Pick<Vault, "list">;
    readonly kept: Pick<KeptSecrets, "get">;
    readonly delivered: Pick<DeliveredTokens, "has">;
    /** Whether the window that began an intent may still be working on it. */
    readonly isAtWork?: typeof mayBeAtWork | undefined;
  }) {
    this.#journal = places.journal;
    this.#vault = places.vault;
    this.#kept = places.kept;
    this.#delivered = places.delivered;
    this.#isAtWork = places.isAtWork ?? mayBeAtWork;
  }

  /** @returns what else was asked for under the name of an intent, of the same owner, by the same person. */
  async sameName({ id, deployment, userId, request }: MintIntent): Promise<SameName> {
    const others = (await this.#journal.list()).filter(
      (other) =>
        other.id !== id &&
        other.phase !== "made" &&
        other.deployment === deployment &&
        other.userId === userId &&
        other.request.owner?.id === request.owner?.id &&
        other.request.name === request.name,
    );
    const isUnderWay = ({ phase, window, startedAt }: MintIntent) =>
      phase === "underWay" && this.#isAtWork(window, Date.parse(startedAt), Date.now());
    return {
      underWay: others.filter((other) => isUnderWay(other)),
      over: others.filter((other) => !isUnderWay(other)),
    };
  }

  /**
   * @param intent one that knows no token of its own.
   * @param tokenId at the intent's deployment.
   * @throws KeyringFailed when only the keyring could tell.
   */
  async has({ id, deployment }: MintIntent, tokenId: TokenId): Promise<boolean> {
    if (await this.#delivered.has(deployment, tokenId)) return true;
    const isSame = (other: { readonly deployment: DeploymentHref; readonly tokenId?: TokenId | undefined }) =>
      other.deployment === deployment && other.tokenId === tokenId;
    if ((await this.#journal.list()).some((other) => other.id !== id && isSame(other))) return true;
    if ((await this.#vault.list()).some((other) => other.id !== id && isSame(other))) return true;
    return (await this.#kept.get(deployment, tokenId)) !== undefined;
  }
}
