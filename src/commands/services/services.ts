import type { Memento } from "vscode";
import type { ErrorDoor } from "../../platform/errors";
import type { Log } from "../../platform/log";
import type { Sessions } from "../../session/sessions";
import type { KeptSecrets } from "../../tokens/secrets/keptSecrets";
import type { Mint } from "../../tokens/minting/mint";
import type { Proved, SecretAtHand } from "../../tokens/proof/proveSecret";
import type { Retirements } from "../../tokens/retiring/retirements";
import type { IsExempt } from "../../tokens/expiring/endsSoon";
import type { ToldTokens } from "../../tokens/expiring/toldTokens";
import type { TokenStores } from "../../tokens/list/tokenStores";
import type { Vault, WaitingSecret } from "../../tokens/secrets/vault";
import type { SignedIn } from "../../session/sessionState";
import type { NewTokenStart } from "../../drafting/newTokenStart";
import type { ListedTokens } from "../../presentation/listedTokens";
import type { TokensView } from "../../views/tokens/tokensView";

/** Everything that commands use; each takes the part it needs. */
export type Services = {
  readonly log: Log;
  readonly errors: ErrorDoor;
  readonly sessions: Sessions;
  readonly tokens: TokenStores;
  readonly tokensView: TokensView;
  readonly listed: Pick<ListedTokens, "of">;
  /** Keeps what is no secret and outlives the window. */
  readonly memory: Memento;
  readonly mint: Mint;
  readonly vault: Vault;
  readonly kept: KeptSecrets;
  readonly retirements: Retirements;
  readonly told: ToldTokens;
  /** Tokens whose coming end is nobody's surprise. */
  readonly isExempt: IsExempt;
  /** Proves a token whose secret is at hand; see proveSecret.ts. */
  readonly prove: (token: SecretAtHand, signal?: AbortSignal) => Promise<Proved>;
  /** Copies a secret for a minute; `onClear` is called once it is off the clipboard. */
  readonly copySecret: (secret: string, onClear?: () => void) => Promise<void>;
  /** Forgets what was kept of a deployment beside its session: names, drafts, intents, waiting secrets. */
  readonly forgetDeployment: (href: string) => Promise<void>;
  /** Signs out of an account that was removed elsewhere, asking about what would be lost; false when the person stays. */
  readonly removeAccount: (session: SignedIn) => Promise<boolean>;
  /** `address` is prefilled; without it the one most likely meant. One of a link is not asked before the person says so. */
  readonly openSignIn: (address?: string, isLinked?: boolean) => Promise<SignedIn | undefined>;
  /** Empty, or as `start` says. */
  readonly openNewToken: (session: SignedIn, start?: NewTokenStart) => void;
  readonly openDetails: (session: SignedIn, tokenId: string) => void;
  readonly openTimeline: (session: SignedIn) => void;
  readonly openDelivery: (secret: WaitingSecret, isSafe: boolean) => void;
};
