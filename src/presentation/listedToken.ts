import type { ApiKey } from "../coder/endpoints/apiKeys";
import type { AuditedToken } from "../tokens/audit/auditTokens";
import type { LoadedTokens } from "../tokens/list/tokenStore";
import type { RowContext } from "./rowContext";
import type { TokenFacts } from "./tokenFacts";
import type { TokensNode } from "../views/tokens/nodes/tokensNode";

/** A token as its row knows it; what makes words, icons and parts of it needs no more. */
export interface TokenRow extends TokensNode {
  readonly key: ApiKey;
  readonly audited: AuditedToken;
  readonly context: RowContext;
  readonly loaded: LoadedTokens;
  readonly facts: TokenFacts;
  readonly isSecretWaiting: boolean;
}
