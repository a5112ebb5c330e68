import type { DeploymentHref } from "../../coder/api/deployment";
import type { Secret } from "../../core/token/secret";
import type { TokenId } from "../../core/token/tokenText";
import type { NewTokenStart } from "../../drafting/draft/newTokenStart";
import type { TaskStart } from "../../drafting/draft/taskStart";
import type { MintAndDeliver } from "../../drafting/outcome/making";
import type { ErrorDoor } from "../../platform/errors";
import type { Log } from "../../platform/log";
import type { TokenListing } from "../../presentation/token/listedToken";
import type { ListedWorkspace, WorkspaceListing } from "../../presentation/workspace/listedWorkspace";
import type { SignedOutHow } from "../../session/keys/leftKey";
import type { KnownSessions, SignedIn } from "../../session/sessionState";
import type { TokenLists } from "../../tokens/list/loadedTokens";
import type { Proved, SecretAtHand } from "../../tokens/proof/proved";
import type { PendingRetirements } from "../../tokens/retiring/retirement";
import type { SavedSecrets } from "../../tokens/secrets/keptSecret";
import type { WaitingSecret, WaitingSecrets } from "../../tokens/secrets/waitingSecret";
import type { ShownTokens } from "../../views/tokens/viewOptions";
import type { ShownWorkspaces } from "../../views/workspaces/shownWorkspaces";
import type { ShownBuildLogs } from "../../workspaces/builds/log/shownBuildLogs";
import type { AskParameters } from "../../workspaces/builds/parameters/openQuestion";
import type { ManyAct } from "../../workspaces/builds/refusals";
import type { WorkspaceLists } from "../../workspaces/list/loadedWorkspaces";
import type { MakeTerminal } from "../../workspaces/terminal/makingTerminals";

/** Who is signed in where, for commands that change it. */
type ChangedSessions = KnownSessions & {
  /** Takes up the sessions of the last time. @throws KeyringFailed */
  restore(): Promise<void>;
  /** Makes the session at a deployment the current one of this window. */
  makeCurrent(href: DeploymentHref): Promise<void>;
  /** Signs out. @param signal gives up waiting for the server. */
  signOut(session: SignedIn, signal?: AbortSignal): Promise<SignedOutHow>;
};

/** Everything that commands are given; each says for itself what it takes of it. */
export type Services = {
  readonly log: Log;
  readonly errors: ErrorDoor;
  readonly sessions: ChangedSessions;
  readonly tokens: TokenLists;
  readonly tokensView: ShownTokens;
  readonly listed: TokenListing;
  readonly workspaces: WorkspaceListing;
  readonly workspaceLists: Pick<WorkspaceLists, "refresh">;
  readonly workspacesView: ShownWorkspaces;
  readonly buildLogs: ShownBuildLogs;
  readonly askParameters: AskParameters;
  readonly actOnMany: (chosen: readonly ListedWorkspace[], act: ManyAct) => Promise<void>;
  readonly mintAndDeliver: MintAndDeliver;
  readonly vault: WaitingSecrets;
  readonly kept: SavedSecrets;
  readonly retirements: PendingRetirements;
  /** Ends what was lent with a session, such as to a terminal. It never rejects. */
  readonly endLeases: (session: SignedIn, signal?: AbortSignal) => Promise<void>;
  /** Makes a terminal in a workspace; it connects once it is shown. */
  readonly makeTerminal: MakeTerminal;
  /** Proves a token whose secret is at hand; see proveSecret.ts. */
  readonly prove: (token: SecretAtHand, signal?: AbortSignal) => Promise<Proved>;
  /** Copies a secret for a minute; `onClear` is called once it is off the clipboard. */
  readonly copySecret: (secret: Secret, onClear?: () => void) => Promise<void>;
  /** Forgets what was kept of a deployment beside its session: names, drafts, intents, waiting secrets. */
  readonly forgetDeployment: (href: DeploymentHref) => Promise<void>;
  /** Signs out of an account that was removed elsewhere, asking about what would be lost; false when the person stays. */
  readonly removeAccount: (session: SignedIn) => Promise<boolean>;
  /** `address` is prefilled; without it the one most likely meant. One of a link is not asked before the person says so. */
  readonly openSignIn: (address?: string, isLinked?: boolean) => Promise<SignedIn | undefined>;
  /** Empty, or as `start` says. */
  readonly openNewToken: (session: SignedIn, start?: NewTokenStart | TaskStart) => void;
  /** The same questions as the form's, in quick picks. */
  readonly createQuickly: (session: SignedIn) => Promise<void>;
  /** Everything about a token; `at` goes to a part of it. */
  readonly openDetails: (session: SignedIn, tokenId: TokenId, at?: "runnable") => void;
  readonly openTimeline: (session: SignedIn) => void;
  readonly openDelivery: (secret: WaitingSecret, isSafe: boolean) => void;
};
