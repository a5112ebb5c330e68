import * as l10n from "@vscode/l10n";
import type { Catalog } from "../catalog/catalog";
import type { Grant } from "../grant/grant";
import type { ChoiceName, Choices } from "../recipes/choices";
import { grantForNeeds, whyNot } from "../recipes/grantForNeeds";
import { type Needs, parseNeeds } from "../release/needs";
import { isAtLeast } from "../release/serverVersion";
import { type CommandLine, readCommandLine } from "./commandLine";
import { commandRows } from "./commandRows";
import { knownCatalog } from "./knownNames";
import { commandReleases, freeCommands, impossibleCommands, mintingCommands } from "./table";

/** Names in a command line, by what they refer to. */
export type NamedThings = Partial<Record<ChoiceName | "user", string>>;

/** The smallest grant for a command, or why there is none. */
export type CommandGrant =
  | {
      readonly ok: true;
      /** The recognised command, such as `schedule stop`. */
      readonly command: string;
      /** The grant, once all necessary choices are made and the owner is known. */
      readonly grant: Grant | undefined;
      /** What must still be chosen. */
      readonly needs: readonly ChoiceName[];
      /** The names in the command line, as written there: look up their IDs. */
      readonly named: NamedThings;
      /** Something to know before using it. */
      readonly note?: string;
    }
  | { readonly ok: false; readonly command: string; readonly reason: string };

/** The token's owner, by user ID, and the choices made for it. */
export type CommandContext = { readonly ownerId?: string; readonly choices?: Choices };

/**
 * Determines the smallest token for a command as a person types it (`coder start alpha`), with the given
 * choices. Without a catalog, it assumes the newest release that was tested. The needs come from the command
 * line of v2.35.1, run with and without each scope.
 */
export function grantForCommand(
  text: string,
  { ownerId = "", choices = {} }: CommandContext = {},
  catalog: Catalog = knownCatalog(),
): CommandGrant {
  const read = readCommand(text, catalog);
  if (!read.ok) return read;
  const built = grantForNeeds(catalog, read.needs, ownerId, choices);
  const { command, named, note } = read;
  return {
    ok: true,
    command,
    grant: built.ok ? built.value : undefined,
    needs: built.ok ? [] : built.missing,
    named,
    ...(note === undefined ? {} : { note }),
  };
}

/** A command line whose needs are known and can be met, or why not. */
export type ReadCommand =
  | {
      readonly ok: true;
      readonly command: string;
      readonly needs: Needs;
      readonly named: NamedThings;
      readonly note: string | undefined;
    }
  | { readonly ok: false; readonly command: string; readonly reason: string };

/**
 * Recognises a command as a person types it, and returns what it needs there, or why no narrow token can run
 * it.
 */
export function readCommand(text: string, catalog: Catalog): ReadCommand {
  return readCommandNeeds(readCommandLine(text), catalog);
}

/** The same for a command line that has been parsed. */
export function readCommandNeeds(line: CommandLine, catalog: Catalog): ReadCommand {
  const row = needsOf(line);
  if (row === undefined) return { ok: false, command: line.words.join(" "), reason: withoutRow(line) };
  const { command, needs } = row;
  const reason = tooOld(catalog, command) ?? whyNot(catalog, needs);
  if (reason !== undefined) return { ok: false, command, reason };
  return { ok: true, command, needs, named: namedBy(line, command), note: noteFor(command) };
}

function tooOld(catalog: Catalog, command: string): string | undefined {
  const since = commandReleases[command];
  return since === undefined || !catalog.features.scopes || isAtLeast(catalog.release, since)
    ? undefined
    : l10n.t("This needs Coder v{0}.", since);
}

function needsOf(line: CommandLine): { command: string; needs: Needs } | undefined {
  if (line.has("--log-level")) return undefined;
  for (const { commands, needs } of commandRows) {
    const command = commands.find((each) => line.is(each));
    if (command !== undefined) return { command, needs };
  }
  return anyOf(line, freeCommands)
    ? { command: line.words[0] ?? "", needs: parseNeeds("user:read") }
    : undefined;
}

function anyOf(line: CommandLine, commands: string): boolean {
  return commands.split("|").some((command) => line.is(command));
}

function withoutRow(line: CommandLine): string {
  if (anyOf(line, mintingCommands))
    return l10n.t("This command creates a full-access token, so a limited token wouldn't stay limited.");

  if (anyOf(line, impossibleCommands) || line.has("--log-level"))
    return l10n.t("No limited token can run this: it needs a permission that can't be requested.");

  return l10n.t("This isn't a known coder command.");
}

/** The first word after the command is the name of its resource. */
function namedBy(line: CommandLine, command: string): NamedThings {
  const name = line.words[command.split(" ").filter((word) => !word.startsWith("-")).length];
  const [area = ""] = command.split(" ");
  const kind =
    area === "templates"
      ? "template"
      : area === "users"
        ? "user"
        : area === "organizations"
          ? "organization"
          : "workspace";
  const nameless =
    /^(list|create|update --all|tokens|secret|publickey|provisioner|whoami|login|logout|config-ssh)/.test(
      command,
    );
  return {
    ...(name === undefined || nameless ? {} : { [kind]: name }),
    ...(line.option("--template", "-t") === undefined ? {} : { template: line.option("--template", "-t") }),
    ...(line.option("--org", "-O") === undefined ? {} : { organization: line.option("--org", "-O") }),
  } as NamedThings;
}

function noteFor(command: string): string | undefined {
  if (freeCommands.split("|").some((each) => each.startsWith(command)))
    return l10n.t("This command doesn't need any permissions. Any token works.");

  return command === "tokens create"
    ? l10n.t("A token that can create tokens can create full-access ones.")
    : undefined;
}
