import type { Catalog } from "../../core/catalog/catalog";
import { type CommandLine, readArguments } from "../../core/commands/commandLine";
import { type ReadCommand, readCommandNeeds } from "../../core/commands/grantForCommand";
import { plainText } from "../../core/text/plainText";

/** More can't be shown whole to the person who has to agree. In UTF-16 code units. */
const longestLine = 400;

/**
 * Commands that models don't run, though a narrow token could: they keep running, open something, change files of the
 * person's, print Terraform's secrets, or reach all that lies in a workspace or somebody else's account.
 */
const excluded = [
  ...["login", "logout", "config-ssh", "ssh", "vscodessh", "port-forward", "open", "state", "tokens create"],
  ...["users suspend", "users activate", "users delete", "publickey", "secret create", "secret update"],
  ...["dotfiles", "completion", "help", "reset-password", "features", "netcheck"],
];

/**
 * The flags that models may use. All others are refused, above all those that run programs, choose another server or
 * session, or read files: `--header-command`, `--url`, `--token`, `--global-config`.
 */
const allowedFlags = new Set(
  [
    "--output -o --column -c --search --all -a --shared-with-me --include-archived --yes -y --no-wait",
    "--build-number -n --follow -f --orphan --delete --template -t --template-version --org -O --preset",
    "--parameter --ephemeral-parameter --use-parameter-defaults --start-at --stop-after --automatic-updates",
    "--directory -d --name --message -m --activate --variable --ignore-lockfile --num --wait --time --force",
  ].flatMap((line) => line.split(" ")),
);

/** A command that models may run, if the person agrees. */
export type CheckedArguments =
  | {
      readonly ok: true;
      /** For the program, without `coder`. */
      readonly args: readonly string[];
      readonly line: CommandLine;
      readonly read: Extract<ReadCommand, { readonly ok: true }>;
    }
  /** Why not, for the model. */
  | { readonly ok: false; readonly refusal: string };

/**
 * Checks what a model wants to run. Nothing is passed on that the person wouldn't see as it is.
 * @param given what the model gave as the list of arguments.
 * @param catalog the deployment's scopes.
 */
export function checkArguments(given: unknown, catalog: Catalog): CheckedArguments {
  if (!Array.isArray(given) || !given.every((part) => typeof part === "string"))
    return refused("Give the arguments of coder as a list of strings, one for each argument.");

  const args = given[0] === "coder" ? given.slice(1) : given;
  const wrong = wrongArgument(args);
  if (wrong !== undefined) return refused(wrong);
  const line = readArguments(args);
  const command = line.words.join(" ");
  if (excluded.some((each) => line.is(each))) {
    return refused(
      `"${line.words[0] ?? ""}" isn't run for agents, whoever asks. Tell the person what you need.`,
    );
  }

  const read = readCommandNeeds(line, catalog);
  if (!read.ok) return refused(`"${command}" can't be run with a limited token. ${read.reason}`);
  // The program finds its command at the front: then no other can be meant than the one that was recognised.
  const words = read.command.split(" ").filter((word) => !word.startsWith("-"));
  if (args.slice(0, words.length).some((word) => word.startsWith("-")))
    return refused(`Put the command first: coder ${words.join(" ")}.`);

  return { ok: true, args, line, read };
}

/** Says what is wrong with the list, whatever command it is. */
function wrongArgument(args: readonly string[]): string | undefined {
  if (args.length === 0) return "Name a command.";
  if (args.join(" ").length > longestLine)
    return `The command is too long to be shown to the person: ${longestLine} characters at most.`;

  for (const part of args) {
    if (part.includes("\n") || plainText(part) !== part)
      return "An argument has characters that can't be shown. Leave them out.";

    if (part.startsWith("-") && !allowedFlags.has(part.replace(/=.*$/s, "")))
      return `The flag ${part.replace(/=.*$/s, "")} isn't allowed here. Allowed: ${[...allowedFlags].join(" ")}.`;
  }
  return /^[a-z][a-z-]*$/.test(args[0] ?? "") && args[0] !== "coder"
    ? undefined
    : "Put the command first, without variables and without a shell.";
}

function refused(refusal: string): CheckedArguments {
  return { ok: false, refusal };
}
