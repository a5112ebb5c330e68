import type { ApiKey } from "../../coder/api/answers";
import type { CoderApi } from "../../coder/api/api";
import type { Log } from "../../platform/log";
import type { Sessions } from "../../session/sessions";
import type { SignedIn } from "../../session/sessionState";
import type { TokenStores } from "../list/tokenStores";
import type { DailyLooks } from "./dailyLooks";
import type { IsExempt } from "./endsSoon";
import type { ToldTokens } from "./toldTokens";

/** A token whose end is to be told. */
export type Expiring = { readonly session: SignedIn; readonly key: ApiKey; readonly now: Date };

/** What telling works with. */
export type ExpiryParts = {
  readonly sessions: Pick<Sessions, "all" | "onDidChange">;
  readonly tokens: Pick<TokenStores, "of" | "onDidChange">;
  readonly looks: () => Promise<DailyLooks>;
  readonly told: ToldTokens;
  /** Whether the person wants to be told. */
  readonly isOn: () => boolean;
  /** Whether the Tokens view is in sight, which tells by itself. */
  readonly isInSight: () => boolean;
  readonly isExempt: IsExempt;
  /** A client of the session whose failures end no session and are told to nobody. */
  readonly quietClient: (session: SignedIn) => CoderApi;
  /** Tells of tokens, all at once. */
  readonly tell: (expiring: readonly Expiring[]) => void;
  readonly log: Pick<Log, "info" | "warn">;
};

/** The list of a session's own tokens, as this window last had it. */
export type KnownTokens = { readonly keys: readonly ApiKey[]; readonly client: Pick<SignedIn, "client"> };

/** By the address of the deployment. */
export type ListedTokens = Map<string, { readonly session: SignedIn; readonly known: KnownTokens }>;

/** How often a window that stays open looks, in ms. */
export const lookEvery = 3_600_000;
