import * as l10n from "@vscode/l10n";
import { buildCatalog, findScope, type Catalog } from "../catalog/catalog";
import { knownNames } from "./knownNames";
import type { Grant } from "../grant";
import { choicesFor, limit, type ChoiceName, type Choices } from "../limit";
import { parseNeeds } from "../needs";
import { readCommandLine, type CommandLine } from "./commandLine";
import { commandNeeds, freeCommands, impossibleCommands, mintingCommands } from "./table";

/** The smallest grant for a command, or why there is none. */
export type CommandGrant =
  | {
      ok: true;
      /** The command that was recognised, such as `schedule stop`. */
      command: string;
      grant: Grant;
      /** Things whose ids would narrow the grant further, not given yet; each is admitted whole until then. */
      needs: ChoiceName[];
      /** What the command line names, as it is written there: look up their ids. */
      named: Choices;
      /** Something to know before using it. */
      note?: string;
    }
  | { ok: false; command: string; reason: string };

/**
 * Names the smallest token for a command as a person types it (`coder start alpha`), limited to the ids in `choices`. Without
 * a catalog the newest known release is assumed. Needs: the command line of v2.35.1, run with and without each scope.
 */
export function grantForCommand(
  text: string,
  choices: Choices = {},
  catalog: Catalog = buildCatalog(knownNames(), "v2.36.0"),
): CommandGrant {
  const line = readCommandLine(text);
  const command = line.words.join(" ");
  const row = needsOf(line);
  if (row === undefined) return { ok: false, command, reason: withoutRow(line) };
  const needs = parseNeeds(row.needs);
  const named = namedBy(line, row.command);
  const open = choicesFor(catalog, needs).filter((choice) => choices[choice] === undefined);
  const result = {
    ok: true as const,
    command: row.command,
    grant: limit(catalog, needs, choices),
    needs: open,
    named,
  };
  const note = noteFor(catalog, row.command, needs.scopes);
  return note === undefined ? result : { ...result, note };
}

function needsOf(line: CommandLine): { command: string; needs: string } | undefined {
  if (line.has("--log-level")) return undefined;
  for (const row of commandNeeds.trim().split("\n")) {
    const [commands = "", needs = ""] = row.split(" = ");
    const command = commands.split("|").find((each) => line.is(each));
    if (command !== undefined) return { command, needs };
  }
  return anyOf(line, freeCommands) ? { command: line.words[0] ?? "", needs: "user:read" } : undefined;
}

function anyOf(line: CommandLine, commands: string): boolean {
  return commands.split("|").some((command) => line.is(command));
}

function withoutRow(line: CommandLine): string {
  if (anyOf(line, mintingCommands)) {
    return l10n.t("This command makes a key with full access, so a narrow token would not stay narrow.");
  }
  if (anyOf(line, impossibleCommands) || line.has("--log-level")) {
    return l10n.t("No narrow token can run this: it needs a permission that cannot be requested.");
  }
  return l10n.t("This is no coder command whose needs are known.");
}

/** The first word after the command is the name of what it is about. */
function namedBy(line: CommandLine, command: string): Choices {
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
  } as Choices;
}

function noteFor(catalog: Catalog, command: string, scopes: readonly string[]): string | undefined {
  if (freeCommands.split("|").some((each) => each.startsWith(command))) {
    return l10n.t("This command needs no permission: any token will do.");
  }
  if (!catalog.features.scopes) return l10n.t("This deployment cannot limit tokens.");
  if (scopes.some((name) => !findScope(catalog, name))) {
    return l10n.t("This deployment lacks a scope for it, so full access within these limits stands in.");
  }
  if (command === "tokens create")
    return l10n.t("A token that creates tokens can make one with full access.");
  return undefined;
}
