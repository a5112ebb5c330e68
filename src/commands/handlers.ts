import { type CommandHandler, type CommandId, commandIds } from "../platform/commands";
import type { Services } from "./services/services";

/** Commands that do not need the keyring, so they work even when it does not answer. */
const withoutSessions: readonly CommandId[] = ["coderAccess.general.showLog", "coderAccess.session.signIn"];

/**
 * Creates the handlers of all commands; what runs them loads with the first.
 * @param services returns the services with the stored sessions, created when the first command runs.
 * @param atOnce returns the services before the sessions have been read.
 * @returns one handler per command.
 */
export function commandHandlers(
  services: () => Promise<Services>,
  atOnce: () => Promise<Services>,
): Record<CommandId, CommandHandler> {
  const handler =
    (id: CommandId): CommandHandler =>
    async (...given) => {
      const [{ runGiven }, available] = await Promise.all([
        import("./runGiven"),
        withoutSessions.includes(id) ? atOnce() : services(),
      ]);
      return runGiven(id, given, available);
    };
  return Object.fromEntries(commandIds.map((id) => [id, handler(id)])) as Record<CommandId, CommandHandler>;
}
