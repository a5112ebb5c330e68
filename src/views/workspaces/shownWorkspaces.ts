/** The Workspaces view, for commands that change what it shows. */
export interface ShownWorkspaces {
  /** The selected rows, of any kind. */
  readonly selected: readonly unknown[];
  /** The current filter; empty if all are shown. */
  readonly filter: string;
  /** Shows only workspaces that match: plain words, terms of the server's query language, or both. */
  filterBy(text: string): Promise<void>;
  /** Shows more rows of a long list. */
  showMore(list: string): Promise<void>;
  /**
   * Selects a workspace in the view, and removes a filter that hides it.
   * @param workspace its key.
   */
  reveal(workspace: string): Promise<void>;
  /** Reads everything on screen again, including what agents report. */
  lookAgain(): Promise<void>;
  /**
   * Marks the rows of workspaces as busy.
   * @param ids the workspaces' keys.
   * @param words the action: "starting…".
   * @returns a handle that removes the mark.
   */
  markBusy(ids: readonly string[], words: string): { dispose(): unknown };
}
