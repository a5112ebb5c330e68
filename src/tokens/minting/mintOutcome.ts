import type { ApiKey } from "../../coder/api/answers";
import type { CoderError } from "../../coder/errors/coderError";
import type { Catalog } from "../../core/catalog/catalog";
import type { SignedIn } from "../../session/sessionState";
import type { Retirement, TokenRequest } from "../key/tokenRequest";
import type { WaitingSecret } from "../secrets/waitingSecret";

/** What happened to a token whose answer was lost. */
export type Fate =
  /** It was created; nobody has its secret. */
  | { readonly kind: "orphan"; readonly key: ApiKey }
  /** It does not exist. */
  | { readonly kind: "absent" }
  /** The server does not say: it failed, or this session may not see tokens. */
  | { readonly kind: "unknown"; readonly error: CoderError | undefined };

/** A token whose secret reached us. */
export type CheckOutcome =
  /** `isSafe`: whether the vault has the secret; if not (no keyring, a full disk) this object is its only copy. */
  | { readonly kind: "minted"; readonly secret: WaitingSecret; readonly isSafe: boolean }
  /** The server created a broader token than was asked for; it was retired at once, unless that failed. */
  | { readonly kind: "broader"; readonly retirement: Retirement | CoderError };

/** How minting ended. */
export type MintOutcome =
  | CheckOutcome
  /** The answer was lost; `fate` is what a second look found, `error` is what was thrown. */
  | { readonly kind: "lost"; readonly error: unknown; readonly fate: Fate };

/** Creates tokens; see Mint in mint.ts. */
export interface Minting {
  /**
   * Mints one token.
   * @param session who mints, and where.
   * @param catalog the deployment's scopes.
   * @param request a request that has passed all checks.
   * @throws CoderError if Coder refused, so that certainly nothing was created.
   */
  mint(session: SignedIn, catalog: Catalog, request: TokenRequest): Promise<MintOutcome>;
}
