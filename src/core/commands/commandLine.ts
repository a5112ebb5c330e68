import { commandAliases, commandNeeds, freeCommands, impossibleCommands, mintingCommands } from "./table";

/** The parts of a parsed `coder` command line that decide what it needs. */
export type CommandLine = {
  /** The words that are not options, with aliases replaced and without `coder` itself. */
  readonly words: string[];
  /** Whether an option is present, with or without a value. */
  readonly has: (option: string) => boolean;
  /** Returns the value of an option under any of its names. */
  readonly option: (...names: string[]) => string | undefined;
  /** Whether the line is this command: it starts with its words and contains its options. */
  readonly is: (command: string) => boolean;
};

/** Options whose value is a separate word. */
const withValue = new Set(
  "-t --template -O --org --url --token -c --column -o --output --name -n --lifetime --scope --allow --user -u --parameter --preset --log-level --search --version-name --directory -d".split(
    " ",
  ),
);

/** First words of commands that have a second one, such as `tokens`. */
const groups: ReadonlySet<string> = new Set(
  [commandNeeds, freeCommands, impossibleCommands, mintingCommands]
    .flatMap((commands) => commands.split(/[|\n]/))
    .flatMap((command) => /^(\w[\w-]*) \w/.exec(command.trim())?.[1] ?? []),
);

/**
 * Parses a command line as a person types it, with quotes, options and assignments such as `CODER_URL=…` in
 * front. Never throws.
 */
export function readCommandLine(text: string): CommandLine {
  const parts = Array.from(
    text.matchAll(/"([^"]*)"|'([^']*)'|(\S+)/g),
    ([, double, single, bare]) => double ?? single ?? bare ?? "",
  );
  return readArguments(parts);
}

/**
 * Parses a command line that is a list of arguments already, as a program gets them. Never throws.
 */
export function readArguments(parts: readonly string[]): CommandLine {
  const words: string[] = [];
  const options = new Map<string, string>();
  for (let index = 0; index < parts.length && parts[index] !== "--"; index++) {
    const part = parts[index] ?? "";
    const [name = "", ...value] = part.split("=");
    if (!part.startsWith("-")) words.push(part);
    else if (value.length > 0) options.set(name, value.join("="));
    else options.set(name, withValue.has(name) ? (parts[++index] ?? "") : "");
  }
  while (/^\w+=/.test(words[0] ?? "")) words.shift();
  if (/(^|[\\/])coder(\.exe)?$/.test(words[0] ?? "")) words.shift();
  return commandLine(withoutAliases(words), options);
}

/** After a command of one word comes a name, even if it is `ls` or `user`. */
function withoutAliases([first = "", second, ...rest]: readonly string[]): string[] {
  const command = commandAliases[first] ?? first;
  if (second === undefined) return first === "" ? [] : [command];
  return [command, groups.has(command) ? (commandAliases[second] ?? second) : second, ...rest];
}

function commandLine(words: string[], options: ReadonlyMap<string, string>): CommandLine {
  const has = (option: string): boolean => options.has(option) && options.get(option) !== "false";
  // `tokens rm` and `tokens delete` are the same as `tokens remove`.
  if (words[0] === "tokens" && words[1] === "delete") words[1] = "remove";
  return {
    words,
    has,
    option: (...names) => names.map((name) => options.get(name)).find((value) => value !== undefined),
    is: (command) => {
      const parts = command.split(" ");
      const expected = parts.filter((part) => !part.startsWith("-"));
      return (
        expected.every((word, index) => words[index] === word) &&
        parts.every((part) => !part.startsWith("-") || has(part))
      );
    },
  };
}
