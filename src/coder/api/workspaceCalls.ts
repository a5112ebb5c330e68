import type { UnreadableItem } from "./answers";
import type {
  AgentLogLine,
  AgentMetadata,
  BuildLogLine,
  ListeningPort,
  ParameterValue,
  TemplateParameter,
  Workspace,
  WorkspaceBuild,
} from "./workspaces";

/** One page of the workspaces; `query` is in the server's query language, such as `owner:me`. */
export type WorkspaceQuery = {
  readonly query?: string | undefined;
  readonly limit?: number | undefined;
  readonly offset?: number | undefined;
};

/** The readable part of one page, and what could not be read. */
export type WorkspacePage = {
  readonly workspaces: Workspace[];
  readonly unreadable: UnreadableItem[];
  /** The number of all matches on all pages, including those whose template the caller may not read. */
  readonly count: number;
};

/** The build to create. */
export type NewBuild = {
  readonly transition: "start" | "stop" | "delete";
  /** If omitted, a start keeps the workspace's version, even if it is outdated. */
  readonly templateVersionId?: string | undefined;
  /** Omitted ones keep their values from the last build; ephemeral ones return to their default. */
  readonly parameters?: readonly ParameterValue[] | undefined;
  /**
   * After a stop, start again. Supported from v2.36; before that, the workspace just stops. Without a
   * version, it starts the template's active one at that moment.
   */
  readonly thenStart?: boolean | undefined;
};

/** An event of a watched workspace. */
export type WorkspaceEvent =
  | { readonly type: "workspace"; readonly workspace: Workspace }
  /** The server could not read it; the stream continues. */
  | { readonly type: "error"; readonly message: string };

/** Which terminal to open, and its size. */
export type TerminalOpening = {
  readonly agentId: string;
  /**
   * A UUID. The same one reconnects to the same shell, with the last 64 KiB of its output; if that shell has
   * ended, silently to a new one. A shell without connections is kept for five minutes.
   */
  readonly reconnect: string;
  readonly columns: number;
  readonly rows: number;
  /** Runs in the login shell instead of an interactive one; ignored if the shell exists already. */
  readonly command?: string | undefined;
};

/**
 * How a terminal's connection ended. Nothing here tells whether the shell is still alive: ask for the
 * workspace and its agent.
 */
export type TerminalEnd = {
  /**
   * The code of the close frame; 1006 without one. 1000 is sent when the shell exited, and when its agent
   * disconnected.
   */
  readonly code: number;
  readonly reason: string;
  /** Whether a close frame arrived. */
  readonly isSaid: boolean;
  /** The cause, if known: silence, say, or a message that was too long. A CoderError. */
  readonly error: Error | undefined;
};

/** A terminal that has shown some output. */
export type Terminal = {
  /** Types a text of any length. It is lost if the connection has ended. */
  readonly write: (text: string) => void;
  /** Bytes that were typed but not yet handed to the network. */
  readonly unsentBytes: number;
  /** Other connections to the same shell get this size too. Values outside 1 to 65535 are clamped. */
  readonly resize: (columns: number, rows: number) => void;
  /**
   * Makes the shell wait until {@link resume}: output that has arrived already, 64 KiB at most, is still
   * delivered.
   */
  readonly pause: () => void;
  readonly resume: () => void;
  /** Ends the connection, not the shell. */
  readonly close: () => void;
  /** Never rejects. */
  readonly closed: Promise<TerminalEnd>;
};

/**
 * Opens a terminal, and waits for its first output: without that, the connection may be dead. The output is
 * UTF-8, split at arbitrary bytes. `signal` ends it at any time.
 */
export type OpenTerminal = (
  opening: TerminalOpening,
  onOutput: (bytes: Uint8Array) => void,
  signal?: AbortSignal,
) => Promise<Terminal>;

/**
 * Requests about workspaces. Each call takes an `AbortSignal` last and throws only CoderErrors. A stream ends
 * when the server ends it, and throws if it broke or was cancelled.
 */
export type WorkspaceCalls = {
  readonly list: (page?: WorkspaceQuery, signal?: AbortSignal) => Promise<WorkspacePage>;
  readonly get: (id: string, signal?: AbortSignal) => Promise<Workspace>;
  readonly getByName: (owner: string, name: string, signal?: AbortSignal) => Promise<Workspace>;
  readonly build: (workspaceId: string, build: NewBuild, signal?: AbortSignal) => Promise<WorkspaceBuild>;
  /** Every change of a workspace, starting with its present state. Equal states may repeat. */
  readonly watch: (id: string, signal: AbortSignal) => AsyncIterable<WorkspaceEvent>;

  readonly getBuild: (buildId: string, signal?: AbortSignal) => Promise<WorkspaceBuild>;
  readonly cancelBuild: (buildId: string, signal?: AbortSignal) => Promise<void>;
  /** The log lines after the one with this ID, including new ones, until the build has ended. */
  readonly followBuild: (
    buildId: string,
    after: number | undefined,
    signal: AbortSignal,
  ) => AsyncIterable<BuildLogLine>;
  readonly buildParameters: (buildId: string, signal?: AbortSignal) => Promise<ParameterValue[]>;
  readonly templateParameters: (versionId: string, signal?: AbortSignal) => Promise<TemplateParameter[]>;

  readonly extend: (id: string, deadline: Date, signal?: AbortSignal) => Promise<void>;
  readonly setFavorite: (id: string, favorite: boolean, signal?: AbortSignal) => Promise<void>;
  readonly setDormant: (id: string, dormant: boolean, signal?: AbortSignal) => Promise<void>;

  readonly agentLog: (agentId: string, signal?: AbortSignal) => Promise<AgentLogLine[]>;
  readonly listeningPorts: (agentId: string, signal?: AbortSignal) => Promise<ListeningPort[]>;
  /**
   * All of an agent's metadata, at most once a second. After the workspace has stopped, it continues with old
   * values.
   */
  readonly watchMetadata: (agentId: string, signal: AbortSignal) => AsyncIterable<AgentMetadata[]>;

  /** A token with `workspace:ssh` on this workspace suffices. */
  readonly openTerminal: OpenTerminal;

  /**
   * The wildcard host for apps on subdomains, such as `*.apps.coder.example.com`; `undefined` if there is
   * none.
   */
  readonly appHost: (signal?: AbortSignal) => Promise<string | undefined>;
};
