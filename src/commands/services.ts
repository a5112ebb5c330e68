import type { Log } from "../platform/log";
import type { Sessions } from "../session/sessions";
import type { Mint } from "../tokens/mint";
import type { TokenStores } from "../tokens/tokenStores";
import type { Vault, WaitingSecret } from "../tokens/vault";
import type { SignedIn } from "../session/sessionState";
import type { TokensView } from "../views/tokens/tokensView";

/** Everything that commands use; each takes the part it needs. */
export type Services = {
  readonly log: Log;
  readonly sessions: Sessions;
  readonly tokens: TokenStores;
  readonly tokensView: TokensView;
  readonly mint: Mint;
  readonly vault: Vault;
  /** Forgets what was kept of a deployment beside its session: names, drafts, intents, waiting secrets. */
  readonly forgetDeployment: (href: string) => Promise<void>;
  /** `address` is prefilled; without it the one most likely meant. */
  readonly openSignIn: (address?: string) => Promise<SignedIn | undefined>;
  readonly openNewToken: (session: SignedIn) => void;
  readonly openDelivery: (secret: WaitingSecret, isSafe: boolean) => void;
};
