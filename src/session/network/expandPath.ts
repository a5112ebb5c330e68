import { homedir } from "node:os";

/**
 * Expands `${userHome}`, a leading `~` and `${env:NAME}` (empty if not set), as VS Code's own settings do.
 * @param text a path or an argument from the person's settings.
 * @param environment the environment of VS Code's process.
 * @param home the person's home folder.
 * @returns the text as the operating system takes it.
 */
export function expandPath(text: string, environment: NodeJS.ProcessEnv, home: string = homedir()): string {
  return text
    .trim()
    .replace(/^~(?=$|[/\\])/, () => home)
    .replaceAll("${userHome}", () => home)
    .replace(/\$\{env:([^}]*)\}/g, (_match, name: string) => environment[name] ?? "");
}
