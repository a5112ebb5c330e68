import type { Memento } from "vscode";
import * as z from "zod/mini";
import { type SortName, sortNames } from "../../tokens/audit/groups";

/** How the person wants to see tokens. */
export type ViewOptions = {
  readonly isGrouped: boolean;
  readonly sort: SortName;
  readonly filter: string;
  readonly showsExpired: boolean;
};

export const usualOptions: ViewOptions = {
  isGrouped: true,
  sort: "attention",
  filter: "",
  showsExpired: false,
};

const key = "tokensView";

/** What outlives the window; a filter that somebody forgot would hide tokens from them. */
const keptSchema = z.object({ isGrouped: z.boolean(), sort: z.enum(sortNames) });

/** Reads what was chosen in an earlier window. */
export function recallOptions(memory: Memento): ViewOptions {
  const parsed = keptSchema.safeParse(memory.get(key));
  return parsed.success ? { ...usualOptions, ...parsed.data } : usualOptions;
}

/** Keeps what was chosen for later windows. */
export async function rememberOptions(memory: Memento, { isGrouped, sort }: ViewOptions): Promise<void> {
  await memory.update(key, { isGrouped, sort });
}

/** The Tokens view, for commands that change what it shows. */
export interface ShownTokens {
  /** The rows that are selected, of whatever kind. */
  readonly selected: readonly unknown[];
  /** How the tokens are shown at the moment. */
  readonly shownAs: ViewOptions;
  /** Shows the tokens otherwise. */
  show(change: Partial<ViewOptions>): Promise<void>;
  /** Shows more rows of a long list. */
  showMore(list: string): Promise<void>;
  /** Paints what is known. */
  paint(): Promise<void>;
  /**
   * Has the rows of tokens say that something is being done with them.
   * @param ids what tells the tokens apart.
   * @param words what is done: "expiring…".
   * @returns ends it.
   */
  markBusy(ids: readonly string[], words: string): { dispose(): unknown };
}
