import { type CommandHandler, type CommandId, commandIds, hoveredRow } from "../platform/commands";
import { generalCommands } from "./general";
import type { Run } from "./services/run";
import type { Services } from "./services/services";

/** The area of `coderAccess.tokens.createToken` is `tokens`. */
type Area = CommandId extends `coderAccess.${infer Name}.${string}` ? Name : never;

const opening = async () => (await import("./opening")).openingCommands;

/** The modules of each area's commands; each loads when the first of its commands runs. */
const areas = {
  session: async (id) =>
    id === "coderAccess.session.signIn" ? opening() : (await import("./session")).sessionCommands,
  tokens: async (id) => {
    if (id === "coderAccess.tokens.createToken") return opening();
    const { tokensCommands } = await import("./tokens");
    return id in tokensCommands ? tokensCommands : (await import("./acting")).actingCommands;
  },
  workspaces: async (id) => {
    const { showingCommands } = await import("./workspaces/showing");
    return id in showingCommands ? showingCommands : (await import("./building")).buildingCommands;
  },
  leases: async () => (await import("./leases")).leasesCommands,
  agents: async () => (await import("./agents")).agentCommands,
  general: () => Promise.resolve(generalCommands),
} satisfies Record<Area, (id: CommandId) => Promise<Partial<Record<CommandId, Run>>>>;

async function commandOf(id: CommandId): Promise<Run> {
  const area = id.split(".")[1] as Area;
  const commands: Partial<Record<CommandId, Run>> = await areas[area](id);
  const run = commands[id];
  if (!run) throw new Error(`${id} has no code.`);
  return run;
}

/** What our key bindings pass instead of a row, since VS Code passes none to them. */
const selectedRows = "selected";

/** Commands that do not need the keyring, so they work even when it does not answer. */
const withoutSessions: readonly CommandId[] = ["coderAccess.general.showLog", "coderAccess.session.signIn"];

/**
 * Creates the handlers of all commands.
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
      const [run, available] = await Promise.all([
        commandOf(id),
        withoutSessions.includes(id) ? atOnce() : services(),
      ]);
      const isKey = given[0] === selectedRows;
      const args = isKey
        ? (await import("./rowsOfKey")).rowsOfKey(id, available)
        : given[0] === hoveredRow
          ? [available.tokensView.rowHovered(String(given[1]))]
          : given;
      if (!args) return undefined;
      const [argument, selected] = args;
      // The palette passes no arguments, so its commands cannot have lost a row.
      if (args.length > 0) (await import("./lostRow")).refuseLostRow(id, args);
      return run(available, argument, selected);
    };
  return Object.fromEntries(commandIds.map((id) => [id, handler(id)])) as Record<CommandId, CommandHandler>;
}
