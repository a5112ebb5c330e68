import type { Log } from "../platform/log";
import type { Sessions } from "../session/sessions";
import type { Mint } from "../tokens/mint";
import type { TokenStore } from "../tokens/tokenStore";
import type { Vault, WaitingSecret } from "../tokens/vault";
import type { SignedIn } from "../session/sessionState";
import type { TokensView } from "../views/tokens/tokensView";

/** Everything that commands use; each takes the part it needs. */
export type Services = {
  readonly log: Log;
  readonly sessions: Sessions;
  readonly tokens: TokenStore;
  readonly tokensView: TokensView;
  readonly mint: Mint;
  readonly vault: Vault;
  readonly openSignIn: () => void;
  readonly openNewToken: (session: SignedIn) => void;
  readonly openDelivery: (secret: WaitingSecret, isSafe: boolean) => void;
};
