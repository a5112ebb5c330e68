import type { CoderApi } from "../coder/api/api";
import { CoderError } from "../coder/errors/coderError";
import type { Catalog } from "../core/catalog/catalog";
import type { NamedThings } from "../core/commands/grantForCommand";
import type { Grant } from "../core/grant/grant";
import { factsOf, grantsAction, hasLiveEntry } from "../core/reasoning/facts";
import { mayAct, typeListedBy } from "../core/stepUp/commandEffects";
import { type ExtraReach, extraReach } from "../core/stepUp/extraReach";
import { looksRefused } from "../core/stepUp/looksRefused";
import { smallestAddition } from "../core/stepUp/smallestAddition";
import type { SignedIn } from "../session/sessionState";
import { type KnownCommand, type Reason, whatItNeeds } from "./whatItNeeds";

/** A run that has ended. */
export type EndedRun = {
  /** The commands of Coder's that it ran, as we know them; never what it printed. */
  readonly commands: readonly KnownCommand[];
  /** Whether it ran nothing else. */
  readonly isAll: boolean;
  /** What else is said to be meant. */
  readonly named: NamedThings;
  /** What its token could do. */
  readonly held: Grant;
  readonly code: number;
  /** A stranger's word: no more than a reason to look. */
  readonly output: string;
};

/** What a run lacked, and what could be given to it. */
export type Lacking =
  | {
      readonly kind: "more";
      /** With what it had. */
      readonly grant: Grant;
      /** All that this can do and its token couldn't. */
      readonly extra: readonly ExtraReach[];
      readonly reasons: readonly Reason[];
      /** Whether the run may have changed something. */
      readonly mayHaveActed: boolean;
    }
  /** What would help is never given because something failed. */
  | { readonly kind: "tooMuch" }
  /** The server can't list resources of this type for a token that is limited to single ones; nothing is given for that. */
  | { readonly kind: "unlistable"; readonly type: string };

/**
 * Finds out whether a run failed, or showed nothing, because its token lacked something. Our tables say what its commands
 * need, and our session whether the things they name are there.
 * @param session the token's owner.
 * @returns undefined if it lacked nothing that is known, or that can't be told now.
 */
export async function findMore(
  session: SignedIn,
  catalog: Catalog,
  run: EndedRun,
  signal: AbortSignal,
): Promise<Lacking | undefined> {
  const { held, isAll } = run;
  const commands = suspects(catalog, run);
  if (commands.length === 0) return undefined;
  try {
    const found = await whatItNeeds(session, catalog, commands, run.named, signal);
    if (!found) return undefined;
    const { needed, reasons } = found;
    const { kind, grant, unlistable } = smallestAddition(catalog, held, needed, session.record.userId);
    if (kind === "tooMuch") return { kind };
    if (kind === "nothing")
      return unlistable === undefined ? undefined : { kind: "unlistable", type: unlistable };
    if (run.code === 0 && !(await seesAny(session.client, commands, signal))) return undefined;
    return {
      kind,
      grant,
      extra: extraReach(catalog, held, grant),
      reasons,
      mayHaveActed: !isAll || run.commands.some(({ command, needs }) => mayAct(catalog, command, needs)),
    };
  } catch (error) {
    // It can't be told now; the run's own end stands.
    if (error instanceof CoderError) return undefined;
    throw error;
  }
}

/** The commands that may have lacked something: all of a run that was refused, or lists that can only have been empty. */
function suspects(catalog: Catalog, { commands, code, output, held }: EndedRun): readonly KnownCommand[] {
  if (code !== 0) return looksRefused(output) ? commands : [];
  const facts = factsOf(catalog, held, {});
  const isBlind = (type: string): boolean => !grantsAction(facts, type, "read") || !hasLiveEntry(facts, type);
  return commands.filter(({ command }) => {
    const type = typeListedBy(command);
    // Without their templates no workspaces are shown.
    return type !== undefined && (isBlind(type) || (type === "workspace" && isBlind("template")));
  });
}

/** Whether our session sees what lists didn't show. */
async function seesAny(
  { workspaces, templates, organizations, tokens }: CoderApi,
  commands: readonly KnownCommand[],
  signal: AbortSignal,
): Promise<boolean> {
  for (const { command, line } of commands) {
    const query = line.option("--search") ?? (line.has("--all") || line.has("-a") ? "" : "owner:me");
    const looks: Readonly<Record<string, () => Promise<number>>> = {
      workspace: async () => (await workspaces.list({ query, limit: 1 }, signal)).count,
      template: async () => (await templates.list(signal)).length,
      organization: async () => (await organizations.mine(signal)).length,
      api_key: async () => (await tokens.list({}, signal)).items.length,
    };
    const count = await looks[typeListedBy(command) ?? ""]?.();
    if ((count ?? 0) > 0) return true;
  }
  return false;
}
