import { entryText } from "../../core/grant/grant";
import { formatLifetime } from "../../core/token/formatLifetime";
import type { TokenRequest } from "../../tokens/key/tokenRequest";

/** How a shell expects strings to be quoted. */
export type Shell = "posix" | "powerShell" | "cmd";

/**
 * Determines how a shell quotes, by its program.
 * @param program a path or a name, such as `/bin/bash` or `pwsh.exe`.
 */
export function shellOf(program: string): Shell {
  const name = /[^\\/]*$/
    .exec(program)?.[0]
    .toLowerCase()
    .replace(/\.exe$/, "");
  return name === "pwsh" || name === "powershell" ? "powerShell" : name === "cmd" ? "cmd" : "posix";
}

/**
 * Builds the command line that creates the same token (cli/tokens.go; `--user` since v2.17.0, `--scope` and
 * `--allow` since v2.28.0).
 * @param request a token that has passed all checks.
 * @param shell the shell it will be pasted into.
 * @returns one line, with every string quoted for that shell; it contains no secret.
 */
export function commandText(
  { owner, name, lifetimeSeconds, grant }: TokenRequest,
  shell: Shell = "posix",
): string {
  const options: [string, string][] = [
    ...(owner ? [["--user", owner.username] as [string, string]] : []),
    ["--name", name],
    ["--lifetime", formatLifetime(lifetimeSeconds)],
    ...grant.scopes.map((scope): [string, string] => ["--scope", scope]),
    ...grant.allowList.map((entry): [string, string] => ["--allow", entryText(entry)]),
  ];
  const words = options.flatMap(([option, value]) => [option, quoted(value, shell)]);
  return ["coder tokens create", ...words].join(" ");
}

function quoted(text: string, shell: Shell): string {
  if (/^[\w:./-]+$/.test(text)) return text;
  switch (shell) {
    case "posix":
      return `'${text.replaceAll("'", `'\\''`)}'`;
    case "powerShell":
      // There, curly quotes end a string too.
      return `'${text.replace(/['\u2018-\u201b]/g, "$&$&")}'`;
    case "cmd":
      return `"${text.replaceAll('"', '""')}"`;
  }
}
