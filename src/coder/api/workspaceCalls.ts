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

/** One page as far as it could be read, and what could not. */
export type WorkspacePage = {
  readonly workspaces: Workspace[];
  readonly unreadable: UnreadableItem[];
  /** Of all that the query finds, whatever the page; also those whose template the caller may not read. */
  readonly count: number;
};

/** What a build of a workspace shall do. */
export type NewBuild = {
  readonly transition: "start" | "stop" | "delete";
  /** Left out, a start keeps the workspace's version, also when it is outdated. */
  readonly templateVersionId?: string | undefined;
  /** Those left out keep their values of the last build; ephemeral ones go back to their default. */
  readonly parameters?: readonly ParameterValue[] | undefined;
  /**
   * After a stop, start again. Understood from v2.36; before, the workspace just stops. Without a version the template's
   * active one of that moment starts.
   */
  readonly thenStart?: boolean | undefined;
};

/** What is told of a workspace that is watched. */
export type WorkspaceEvent =
  | { readonly type: "workspace"; readonly workspace: Workspace }
  /** The server could not read it; the stream goes on. */
  | { readonly type: "error"; readonly message: string };

/** Which terminal is opened, and how large it is. */
export type TerminalOpening = {
  readonly agentId: string;
  /**
   * A UUID. The same one comes back to the same shell, with the last 64 KiB of what it wrote; where that shell has ended, to a
   * new one without a word. A shell that nobody is connected to is kept for five minutes.
   */
  readonly reconnect: string;
  readonly columns: number;
  readonly rows: number;
  /** What runs in the login shell instead of an interactive one; ignored when the shell is there already. */
  readonly command?: string | undefined;
};

/** How a terminal's connection ended. None of it tells whether the shell lives on: ask for the workspace and its agent. */
export type TerminalEnd = {
  /** The code of the close frame; 1006 without one. 1000 comes when the shell exited, and when its agent went away. */
  readonly code: number;
  readonly reason: string;
  /** A close frame came. */
  readonly isSaid: boolean;
  /** What broke it, where that is known: silence, say, or a message that was too long. A CoderError. */
  readonly error: Error | undefined;
};

/** A terminal that has shown something. */
export type Terminal = {
  /** Types a text of any length. It is lost when the connection has ended. */
  readonly write: (text: string) => void;
  /** Bytes that were typed and not yet handed to the network. */
  readonly unsentBytes: number;
  /** Others that are connected to the same shell get this size too. What is no size from 1 to 65535 is brought into that. */
  readonly resize: (columns: number, rows: number) => void;
  /** Lets the shell wait until {@link resume}: what has arrived already, 64 KiB at most, still comes. */
  readonly pause: () => void;
  readonly resume: () => void;
  /** Ends the connection, not the shell. */
  readonly close: () => void;
  /** Never rejects. */
  readonly closed: Promise<TerminalEnd>;
};

/**
 * Opens a terminal, and waits until it shows something: before that it may be none. The bytes are those of a terminal in
 * UTF-8, cut anywhere. `signal` ends it at any time.
 */
export type OpenTerminal = (
  opening: TerminalOpening,
  onOutput: (bytes: Uint8Array) => void,
  signal?: AbortSignal,
) => Promise<Terminal>;

/**
 * What can be asked about workspaces. Each call takes an `AbortSignal` last and throws only CoderErrors. A stream ends when
 * the server ends it, and throws when it broke or was given up.
 */
export type WorkspaceCalls = {
  readonly list: (page?: WorkspaceQuery, signal?: AbortSignal) => Promise<WorkspacePage>;
  readonly get: (id: string, signal?: AbortSignal) => Promise<Workspace>;
  readonly getByName: (owner: string, name: string, signal?: AbortSignal) => Promise<Workspace>;
  readonly build: (workspaceId: string, build: NewBuild, signal?: AbortSignal) => Promise<WorkspaceBuild>;
  /** Every change of a workspace, the present state first. Equal states repeat. */
  readonly watch: (id: string, signal: AbortSignal) => AsyncIterable<WorkspaceEvent>;

  readonly getBuild: (buildId: string, signal?: AbortSignal) => Promise<WorkspaceBuild>;
  readonly cancelBuild: (buildId: string, signal?: AbortSignal) => Promise<void>;
  /** The lines after the one with this id, and those that come, until the build is over. */
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
  /** All of an agent's metadata, at most once a second. It goes on with old values when the workspace was stopped. */
  readonly watchMetadata: (agentId: string, signal: AbortSignal) => AsyncIterable<AgentMetadata[]>;

  /** A token with `workspace:ssh` on this workspace is enough for it. */
  readonly openTerminal: OpenTerminal;

  /** The wildcard host of apps with a host of their own, such as `*.apps.coder.example.com`; `undefined` without one. */
  readonly appHost: (signal?: AbortSignal) => Promise<string | undefined>;
};
