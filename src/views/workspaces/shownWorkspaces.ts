/** The Workspaces view, for commands that change what it shows. */
export interface ShownWorkspaces {
  /** The rows that are selected, of whatever kind. */
  readonly selected: readonly unknown[];
  /** What the person filters by; empty when all are shown. */
  readonly filter: string;
  /** Shows only workspaces that fit: plain words, terms of the server's query language, or both. */
  filterBy(text: string): Promise<void>;
  /** Shows more rows of a long list. */
  showMore(list: string): Promise<void>;
  /**
   * Selects a workspace in the view, and takes a filter away that hides it.
   * @param workspace what tells it apart.
   */
  reveal(workspace: string): Promise<void>;
  /** Reads everything in sight anew, what agents tell included. */
  lookAgain(): Promise<void>;
  /**
   * Has the rows of workspaces say that something is being done with them.
   * @param ids what tells the workspaces apart.
   * @param words what is done: "starting…".
   * @returns ends it.
   */
  markBusy(ids: readonly string[], words: string): { dispose(): unknown };
}
