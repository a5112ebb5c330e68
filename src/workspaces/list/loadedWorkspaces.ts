import type { Loading } from "../../coder/loading";
import type { SignedIn } from "../../session/sessionState";
import type { Visible } from "./readVisible";

/**
 * The workspaces that one person sees, as their deployment returned them, and when. An unchanged workspace is the same object as
 * before.
 */
export type LoadedWorkspaces = Visible & {
  readonly session: SignedIn;
  /** The server-side query; empty for all. */
  readonly query: string;
  readonly at: Date;
};

/** What is known of one person's workspaces. */
export type WorkspacesState = Loading<LoadedWorkspaces>;

/** The workspaces of one session, for code that reads or refreshes them. */
export interface WorkspaceList {
  readonly current: WorkspacesState;
  /** The current query; see `ask`. */
  readonly query: string;
  /**
   * Returns the workspaces; fetches them if nobody has, or if they are old because nobody is watching them.
   * @throws the server's error; Explained if the session ended meanwhile.
   */
  loaded(): Promise<LoadedWorkspaces>;
  /** Reads all of them again. */
  refresh(): Promise<void>;
  /** From now on, requests what matches a query in the server's language. */
  ask(query: string): Promise<void>;
  /**
   * From now on, includes or excludes other people's workspaces; this matters only if a role shows the person
   * everybody's.
   */
  withOthers(wanted: boolean): Promise<void>;
  /** Reads one of them again after an act on it, and polls more often for a while. */
  changed(workspaceId: string): Promise<void>;
}

/** The workspaces of every session. */
export interface WorkspaceLists {
  of(session: SignedIn): WorkspaceList;
  /** Reads the workspaces of every session again. */
  refresh(): Promise<void>;
  /** From now on, requests from every session's deployment what matches a query in the server's language. */
  ask(query: string): Promise<void>;
}
