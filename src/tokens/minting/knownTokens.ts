import type { DeploymentHref } from "../../coder/api/deployment";
import type { TokenId } from "../../core/token/tokenText";
import { mayBeAtWork } from "../durable/windowMark";
import type { KeptSecrets } from "../secrets/keptSecrets";
import type { Vault } from "../secrets/vault";
import type { DeliveredTokens } from "./deliveredTokens";
import type { MintJournal } from "./journal";
import type { MintIntent } from "./mintIntent";

/** Other intents for a token of the same name, none of which has a known token. */
export type SameName = {
  /** Some window may still be working on them. */
  readonly underWay: readonly MintIntent[];
  /** Their answers or their windows were lost. */
  readonly over: readonly MintIntent[];
};

/** Knows whether somebody has a token's secret, or whether it belongs to another intent. */
export class KnownTokens {
  readonly #journal: MintJournal;
  readonly #vault: Pick<Vault, "list">;
  readonly #kept: Pick<KeptSecrets, "get">;
  readonly #delivered: Pick<DeliveredTokens, "has">;
  readonly #isAtWork: typeof mayBeAtWork;

  /** @param places where secrets and intents are stored. */
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

  /** @returns the same person's other intents with the name and the owner of an intent. */
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
   * @param intent an intent without a known token.
   * @param tokenId a token at the intent's deployment.
   * @throws KeyringFailed if only the keyring could tell.
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
