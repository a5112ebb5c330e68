import type { Memento } from "vscode";
import * as z from "zod/mini";
import type { MintIntent } from "./mintIntent";
import { journalKey } from "./unfinished";

const intentSchema = z.object({
  id: z.string(),
  deployment: z.string(),
  userId: z.string(),
  request: z.object({
    name: z.string(),
    lifetimeSeconds: z.number(),
    grant: z.object({
      scopes: z.array(z.string()),
      allowList: z.array(z.object({ type: z.string(), id: z.string() })),
    }),
  }),
  startedAt: z.string(),
});

/**
 * The intents to mint that have not come to their end. It holds no secret. An entry outlives a crash, so that a
 * token whose answer was lost is found again by its name.
 */
export class MintJournal {
  constructor(private readonly memory: Memento) {}

  /** @returns every entry that can be read; others are passed over. */
  list(): MintIntent[] {
    const stored = z.array(z.unknown()).safeParse(this.memory.get(journalKey));
    if (!stored.success) return [];
    return stored.data.flatMap((entry) => {
      const parsed = intentSchema.safeParse(entry);
      return parsed.success ? [parsed.data] : [];
    });
  }

  /** Writes an intent down, before anything is sent. */
  async begin(intent: MintIntent): Promise<void> {
    await this.memory.update(journalKey, [...this.list(), intent]);
  }

  /** Strikes an intent out: it was delivered, or nothing came of it. */
  async end(id: string): Promise<void> {
    await this.memory.update(
      journalKey,
      this.list().filter((intent) => intent.id !== id),
    );
  }
}
