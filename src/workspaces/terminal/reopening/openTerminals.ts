import type { Memento } from "vscode";
import * as z from "zod/mini";
import { openTerminalsKey } from "../../../tokens/durable/unfinished";
import { isAlive, thisWindow, type WindowMark, windowMarkSchema } from "../../../tokens/durable/windowMark";
import { hrefSchema, userIdSchema } from "../../../tokens/key/tokenRequest";

/** A server keeps a shell that nobody is connected to for five minutes (read in v2.35.1), and it is noted once a minute; in ms. */
const longestAway = 6 * 60_000;

/** A window of another machine is gone when it noted nothing for so long, in ms. */
const longestSilence = 2.5 * 60_000;

/** So many come back at once: nobody has more, and each asks its server. */
const mostOpen = 20;

const uuid = /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/i;
const longestName = 300;
const longestSide = 65_535;

const openTerminalSchema = z.object({
  version: z.literal(1),
  /** The normalised URL of the deployment. */
  deployment: hrefSchema,
  userId: userIdSchema,
  workspaceId: z.string(),
  workspaceName: z.string(),
  /** The one that was chosen; absent for the only one. */
  agentName: z.optional(z.string()),
  shell: z.object({
    reconnect: z.string(),
    agentId: z.string(),
    columns: z.number(),
    rows: z.number(),
    seenAt: z.number(),
  }),
  window: windowMarkSchema,
});

type OpenTerminalRecord = Readonly<z.infer<typeof openTerminalSchema>>;

/** A terminal in a workspace that is open, as it is written down. No secret is in it. */
export type OpenTerminal = Omit<OpenTerminalRecord, "version" | "window">;

/** What was left by windows that are gone, and whether others that live have some open. */
export type LeftTerminals = { readonly left: readonly OpenTerminal[]; readonly othersLive: boolean };

/**
 * Which terminals in workspaces the windows of one folder have open, so that they come back after a reload. VS Code keeps this
 * apart for each folder, and for each window without one.
 */
export class OpenTerminals {
  readonly #memory: Memento;
  readonly #mine = new Set<string>();
  readonly #isAlive: (mark: WindowMark) => boolean | undefined;

  /**
   * @param memory VS Code's state of the folder.
   * @param isWindowAlive whether a window lives; undefined where nobody knows.
   */
  constructor(memory: Memento, isWindowAlive: (mark: WindowMark) => boolean | undefined = isAlive) {
    this.#memory = memory;
    this.#isAlive = isWindowAlive;
  }

  /** Writes down that this window has a terminal open. */
  async note(terminal: OpenTerminal): Promise<void> {
    const { reconnect } = terminal.shell;
    this.#mine.add(reconnect);
    const record: OpenTerminalRecord = { ...terminal, version: 1, window: thisWindow() };
    await this.#write({ ...this.#read(), [reconnect]: record });
  }

  /** A terminal is closed for good. @param reconnect of its shell. */
  async forget(reconnect: string): Promise<void> {
    this.#mine.delete(reconnect);
    const { [reconnect]: gone, ...others } = this.#read();
    if (gone !== undefined) await this.#write(others);
  }

  /**
   * Takes over what windows left that are gone; what is too old to come back, or cannot be read, is dropped.
   * @param now ms since 1970.
   */
  async takeOver(now: number): Promise<LeftTerminals> {
    const before = this.#read();
    const kept: Record<string, unknown> = {};
    const left: OpenTerminal[] = [];
    let othersLive = false;
    for (const [key, value] of Object.entries(before)) {
      const parsed = openTerminalSchema.safeParse(value);
      if (!parsed.success || parsed.data.shell.reconnect !== key || !isSound(parsed.data)) continue;
      const { window, version, ...terminal } = parsed.data;
      const away = now - terminal.shell.seenAt;
      if (this.#mine.has(key)) {
        kept[key] = value;
      } else if (this.#isElsewhere(window, away)) {
        othersLive = true;
        kept[key] = value;
      } else if (away >= 0 && away <= longestAway && left.length < mostOpen) {
        left.push(terminal);
        // It stays until it is connected again, or is too old: another reload may come first.
        kept[key] = { ...terminal, version, window: thisWindow() };
        this.#mine.add(key);
      }
    }
    if (JSON.stringify(kept) !== JSON.stringify(before)) await this.#write(kept);
    return { left, othersLive };
  }

  /** A process id is given again, in a container to the very next host: what this one has not noted is another's. */
  #isElsewhere(window: WindowMark, away: number): boolean {
    const here = thisWindow();
    if (window.machine === here.machine && window.process === here.process) return false;
    return this.#isAlive(window) ?? away < longestSilence;
  }

  #read(): Record<string, unknown> {
    const all: unknown = this.#memory.get(openTerminalsKey);
    return typeof all === "object" && all !== null ? { ...all } : {};
  }

  async #write(all: Record<string, unknown>): Promise<void> {
    await this.#memory.update(openTerminalsKey, Object.keys(all).length === 0 ? undefined : all);
  }
}

/** What these make up goes into addresses and on the screen. */
function isSound({ workspaceId, workspaceName, agentName = "", shell }: OpenTerminalRecord): boolean {
  return (
    [workspaceId, shell.agentId, shell.reconnect].every((id) => uuid.test(id)) &&
    [workspaceName, agentName].every(({ length }) => length <= longestName) &&
    [shell.columns, shell.rows].every((side) => Number.isInteger(side) && side > 0 && side <= longestSide)
  );
}
