import type { UnreadableItem } from "../../coder/api/answers";
import type { Workspace } from "../../coder/api/workspaces";
import type { SignedIn } from "../../session/sessionState";

/** The workspaces that one person sees, as their deployment answered, and when. */
export type LoadedWorkspaces = {
  readonly session: SignedIn;
  /** A workspace in which nothing changed is the same object as before. */
  readonly workspaces: readonly Workspace[];
  /** Workspaces that are there too, but that the server describes in a way that cannot be read. */
  readonly unreadable: readonly UnreadableItem[];
  /** What the server was asked for, in its query language; empty for all. */
  readonly query: string;
  /** The person's role shows them workspaces that nobody shared with them. */
  readonly maySeeEverybodys: boolean;
  /** Those of others are among them, as far as the person may see them. */
  readonly hasOthers: boolean;
  readonly at: Date;
};

/** Loading, error and data are different things; the last good data stays while a later request runs or fails. */
export type WorkspacesState =
  /** Nobody has asked yet. */
  | { readonly kind: "unasked"; readonly last: undefined }
  | { readonly kind: "loading"; readonly last: LoadedWorkspaces | undefined }
  | { readonly kind: "loaded"; readonly last: LoadedWorkspaces }
  | {
      readonly kind: "failed";
      readonly error: unknown;
      readonly last: LoadedWorkspaces | undefined;
    };

/** The workspaces of one session, for whoever reads them or has them read anew. */
export interface WorkspaceList {
  readonly current: WorkspacesState;
  /** What is asked for; see `ask`. */
  readonly query: string;
  /**
   * Gives the workspaces, asking for them when nobody has, or when nobody looks at them and they are old.
   * @throws what the server answered instead; Explained when the session ended meanwhile.
   */
  loaded(): Promise<LoadedWorkspaces>;
  /** Reads all of them anew. */
  refresh(): Promise<void>;
  /** Asks for what matches a query in the server's language, from now on. */
  ask(query: string): Promise<void>;
  /** Reads those of others, too, from now on, or no longer; only of weight for whom a role shows them everybody's. */
  withOthers(wanted: boolean): Promise<void>;
  /** Reads one of them anew, after something was done with it, and looks more often for a while. */
  changed(workspaceId: string): Promise<void>;
}

/** The workspaces of every session. */
export interface WorkspaceLists {
  of(session: SignedIn): WorkspaceList;
  /** Reads the workspaces of every session anew. */
  refresh(): Promise<void>;
  /** Asks every session's deployment for what matches a query in the server's language, from now on. */
  ask(query: string): Promise<void>;
}
