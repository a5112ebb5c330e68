import type { Workspace } from "../coder/api/workspaces";
import { isOfKind } from "../coder/errors/isOfKind";
import type { Catalog } from "../core/catalog/catalog";
import { choicesNamed } from "../core/commands/choicesNamed";
import type { CommandLine } from "../core/commands/commandLine";
import type { NamedThings, ReadCommand } from "../core/commands/grantForCommand";
import type { Choices } from "../core/recipes/choices";
import { choicesOf, grantForNeeds } from "../core/recipes/grantForNeeds";
import { typeListedBy } from "../core/stepUp/commandEffects";
import { type Condition, withConditions } from "../core/stepUp/conditions";
import type { CommandNeed } from "../core/stepUp/smallestAddition";
import type { SignedIn } from "../session/sessionState";
import { thingsNamed } from "./thingsNamed";

/** A command whose needs are known. */
export type KnownCommand = Extract<ReadCommand, { readonly ok: true }> & { readonly line: CommandLine };

/** Why a command needs more than usual. */
export type Reason = { readonly condition: Condition; readonly workspace: string };

/** What some commands need, with the things that they name. */
export type WhatItNeeds = { readonly needed: readonly CommandNeed[]; readonly reasons: readonly Reason[] };

/**
 * Asks, with our session, what commands need: that the things they name are there, their IDs, and in which state they are.
 * @param session the token's owner.
 * @param commands all that are known to run.
 * @param named what else is said to be meant, such as by the definition of a task.
 * @returns undefined if our session doesn't see something that a command names, or it isn't clear which is meant.
 * @throws CoderError
 */
export async function whatItNeeds(
  session: SignedIn,
  catalog: Catalog,
  commands: readonly KnownCommand[],
  named: NamedThings,
  signal: AbortSignal,
): Promise<WhatItNeeds | undefined> {
  const needed: CommandNeed[] = [];
  const reasons: Reason[] = [];
  for (const known of commands) {
    const choices = await choicesFor(
      session,
      catalog,
      { ...known, named: { ...named, ...known.named } },
      signal,
    );
    const built = choices && grantForNeeds(catalog, known.needs, session.record.userId, choices);
    if (!built?.ok) return undefined;
    const [id] = Array.isArray(choices?.workspace) ? (choices.workspace as readonly string[]) : [];
    const workspace = id === undefined ? undefined : await visible(session, id, signal);
    if (id !== undefined && !workspace) return undefined;
    const { conditions, grant } = workspace
      ? withConditions(catalog, known.command, built.value, workspace.id, {
          taskId: workspace.taskId,
          isStopped: workspace.latestBuild.status === "stopped",
        })
      : { conditions: [], grant: built.value };
    needed.push({ command: known.command, grant, lists: typeListedBy(known.command) });
    reasons.push(...conditions.map((condition) => ({ condition, workspace: workspace?.name ?? "" })));
  }
  return { needed, reasons };
}

async function choicesFor(
  { client, record }: SignedIn,
  catalog: Catalog,
  { needs, named }: KnownCommand,
  signal: AbortSignal,
): Promise<Choices | undefined> {
  const { userId: id, username } = record;
  const recipe = {
    needs: choicesOf(catalog, needs),
    grant: (ownerId: string, chosen: Choices) => grantForNeeds(catalog, needs, ownerId, chosen),
  };
  const read = choicesNamed(recipe, named, { id, username });
  if (!read.ok) return undefined;
  const choices: Choices = { ...read.choices };
  let organizationId: string | undefined;
  for (const kind of recipe.needs) {
    if (choices[kind] !== undefined) continue;
    const name = read.typed[kind];
    if (name === undefined && kind !== "organization") return undefined;
    const found = await thingsNamed(client, kind, name, signal);
    // A template tells which organization is meant, where a person is in several.
    const meant =
      name === undefined ? found.filter((each) => each.id === (organizationId ?? each.id)) : found;
    const [only, ...others] = meant;
    if (!only || others.length > 0) return undefined;
    organizationId = only.organizationId;
    choices[kind] = [only.id];
  }
  return choices;
}

/** Reads a workspace with our session: what we don't see isn't hidden by the token, but gone. */
async function visible(
  { client }: SignedIn,
  id: string,
  signal: AbortSignal,
): Promise<Workspace | undefined> {
  try {
    return await client.workspaces.get(id, signal);
  } catch (error) {
    if (isOfKind(error, "notFoundOrForbidden")) return undefined;
    throw error;
  }
}
