import type { Memento } from "vscode";
import * as z from "zod/mini";
import type { AuditedToken } from "../../tokens/audit/auditTokens";

const key = "toldEndings";
const keptSchema = z.array(z.string());

/** More than this would weigh down VS Code's own storage; the oldest are forgotten. */
const mostKept = 500;

/** Remembers which tokens' coming end was told, so that each is told once and no more. */
export class Endings {
  /** Told in this window, and still in sight there. */
  readonly #shown = new Set<string>();

  readonly #memory: Memento;

  constructor(memory: Memento) {
    this.#memory = memory;
  }

  /**
   * Chooses whose end is to be told: those that end soon and were not told in an earlier window.
   * @param tokens all tokens in sight.
   */
  toTell(tokens: readonly AuditedToken[]): readonly AuditedToken[] {
    const told = new Set(this.#recall());
    const fresh = tokens.filter(
      ({ key: { id }, state }) => state === "expiresSoon" && (this.#shown.has(id) || !told.has(id)),
    );
    const added = fresh.map(({ key: { id } }) => id).filter((id) => !told.has(id));
    for (const id of added) this.#shown.add(id);
    if (added.length > 0) void this.#memory.update(key, [...told, ...added].slice(-mostKept));
    return fresh;
  }

  #recall(): readonly string[] {
    const parsed = keptSchema.safeParse(this.#memory.get(key));
    return parsed.success ? parsed.data : [];
  }
}
