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

/** The part that outlives the window; a forgotten filter would hide tokens. */
const keptSchema = z.object({ isGrouped: z.boolean(), sort: z.enum(sortNames) });

/** Reads the options stored by an earlier window. */
export function recallOptions(memory: Memento): ViewOptions {
  const parsed = keptSchema.safeParse(memory.get(key));
  return parsed.success ? { ...usualOptions, ...parsed.data } : usualOptions;
}

/** Stores the options for later windows. */
export async function rememberOptions(memory: Memento, { isGrouped, sort }: ViewOptions): Promise<void> {
  await memory.update(key, { isGrouped, sort });
}

/** The Tokens view, for commands that change what it shows. */
export interface ShownTokens {
  /** The selected rows, of any kind. */
  readonly selected: readonly unknown[];
  /** Returns the row with an ID whose tooltip was shown; undefined if there was none. */
  rowHovered(id: string): unknown;
  /** The current options. */
  readonly shownAs: ViewOptions;
  /** Changes the options. */
  show(change: Partial<ViewOptions>): Promise<void>;
  /** Shows more rows of a long list. */
  showMore(list: string): Promise<void>;
  /** Paints the current state. */
  paint(): Promise<void>;
  /**
   * Marks the rows of tokens as busy.
   * @param ids the tokens' keys.
   * @param words the action: "expiring…".
   * @returns a handle that removes the mark.
   */
  markBusy(ids: readonly string[], words: string): { dispose(): unknown };
}
