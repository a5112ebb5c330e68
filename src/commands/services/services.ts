import type * as vscode from "vscode";
import type { BundleId } from "../../agents/access/bundles";
import type { ServerWay } from "../../agents/servers/serverWay";
import type { UserId } from "../../coder/api/answers";
import type { DeploymentHref } from "../../coder/api/deployment";
import type { Grant } from "../../core/grant/grant";
import type { TokenId } from "../../core/token/tokenText";
import type { NewTokenStart } from "../../drafting/draft/newTokenStart";
import type { TaskStart } from "../../drafting/draft/taskStart";
import type { MintAndDeliver } from "../../drafting/outcome/making";
import type { Lending } from "../../leases/lease";
import type { LeaseControl } from "../../leases/leaseControl";
import type { LentSessions } from "../../lending/lentSessions";
import type { ErrorDoor } from "../../platform/errors";
import type { Log } from "../../platform/log";
import type { TokenListing } from "../../presentation/token/listedToken";
import type { ListedWorkspace, WorkspaceListing } from "../../presentation/workspace/listedWorkspace";
import type { SignedOutHow } from "../../session/keys/leftKey";
import type { KnownSessions, SignedIn } from "../../session/sessionState";
import type { TokenLists } from "../../tokens/list/loadedTokens";
import type { Proved, SecretAtHand } from "../../tokens/proof/proved";
import type { Remarks } from "../../tokens/remarks/tokenRemark";
import type { PendingRetirements } from "../../tokens/retiring/retirement";
import type { SavedSecrets } from "../../tokens/secrets/keptSecret";
import type { WaitingSecret, WaitingSecrets } from "../../tokens/secrets/waitingSecret";
import type { ShownTokens } from "../../views/tokens/viewOptions";
import type { ShownWorkspaces } from "../../views/workspaces/shownWorkspaces";
import type { CopySecret } from "../../webviews/delivery/ways/clipboardGuard";
import type { ShownBuildLogs } from "../../workspaces/builds/log/shownBuildLogs";
import type { AskParameters } from "../../workspaces/builds/parameters/openQuestion";
import type { WorkspaceLists } from "../../workspaces/list/loadedWorkspaces";
import type { ManyAct } from "../../workspaces/state/whyNotNow";
import type { MakeTerminal } from "../../workspaces/terminal/makingTerminals";

/** Who is signed in where, for commands that change it. */
type ChangedSessions = KnownSessions & {
  /** Restores the stored sessions. @throws KeyringFailed */
  restore(): Promise<void>;
  /** Makes the session at a deployment the current one of this window. */
  makeCurrent(href: DeploymentHref): Promise<void>;
  /** Signs out. @param signal stops waiting for the server. */
  signOut(session: SignedIn, signal?: AbortSignal): Promise<SignedOutHow>;
};

/** Everything that commands can be given; each command declares the parts it takes. */
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
  /** Short-lived, narrow tokens for whatever lives and dies with them; and those of every window. */
  readonly leases: Lending & LeaseControl;
  readonly remarks: Remarks;
  /** VS Code's state of this machine. It holds no secret. */
  readonly memory: vscode.Memento;
  /** Creates a terminal in a workspace; it connects when it is first shown. */
  readonly makeTerminal: MakeTerminal;
  /** Proves a token whose secret we have; see proveSecret.ts. */
  readonly prove: (token: SecretAtHand, signal?: AbortSignal) => Promise<Proved>;
  /** Copies a secret, for a minute where VS Code can clear the clipboard. */
  readonly copySecret: CopySecret;
  /**
   * Forgets everything kept for a deployment apart from its session: names, drafts, intents, waiting secrets.
   */
  readonly forgetDeployment: (href: DeploymentHref) => Promise<void>;
  /**
   * Signs out of an account that was removed in the Accounts menu, after asking about what would be lost;
   * false if the person stays signed in.
   */
  readonly removeAccount: (session: SignedIn) => Promise<boolean>;
  /** Loads what gives other extensions leases. */
  readonly lent: () => Promise<LentSessions>;
  /**
   * Prefills `address`, or else the most likely deployment. An address from a link is not contacted until the
   * person agrees.
   */
  readonly openSignIn: (address?: string, isLinked?: boolean) => Promise<SignedIn | undefined>;
  /** Opens the form empty, or filled in from `start`. */
  readonly openNewToken: (session: SignedIn, start?: NewTokenStart | TaskStart) => void;
  /** Asks the form's questions in quick picks. */
  readonly createQuickly: (session: SignedIn) => Promise<void>;
  /** Opens a terminal with a lease for what the person says they do in it. @throws Cancelled, Explained */
  readonly openScoped: (session: SignedIn, listed: ListedWorkspace | undefined) => Promise<void>;
  /** Builds the profile of such a terminal. @throws Cancelled, Explained */
  readonly scopedProfile: (session: SignedIn) => Promise<vscode.TerminalProfile>;
  /** Finds how agents reach Coder's tools. @throws Explained if they can't. */
  readonly findServerWay: (session: SignedIn, signal?: AbortSignal) => Promise<ServerWay>;
  /** Says what a grant can do, with the names that a session finds. */
  readonly grantWithNames: (session: SignedIn | undefined, grant: Grant, userId: UserId) => Promise<string>;
  /** Checks that a deployment can limit a token to what a bundle needs. @throws Explained if it can't. */
  readonly requireLimits: (session: SignedIn, bundle: BundleId, signal?: AbortSignal) => Promise<void>;
  /** Shows everything about a token; `at` scrolls to one part, and previews share one panel. */
  readonly openDetails: (
    session: SignedIn,
    tokenId: TokenId,
    opening?: { readonly at?: "runnable"; readonly isPreview?: boolean },
  ) => void;
  readonly openTimeline: (session: SignedIn) => void;
  readonly openDelivery: (secret: WaitingSecret, isSafe: boolean) => void;
};
