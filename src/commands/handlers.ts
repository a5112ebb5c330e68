import { type CommandHandler, type CommandId, commandIds } from "../platform/commands";
import { generalCommands } from "./general";
import type { Run } from "./services/run";
import type { Services } from "./services/services";

/** `coderAccess.tokens.createToken` lives in the area `tokens`. */
type Area = CommandId extends `coderAccess.${infer Name}.${string}` ? Name : never;

const opening = async () => (await import("./opening")).openingCommands;

/** Where the commands of an area live; their code is loaded when the first of them is run. */
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
  general: () => Promise.resolve(generalCommands),
} satisfies Record<Area, (id: CommandId) => Promise<Partial<Record<CommandId, Run>>>>;

async function commandOf(id: CommandId): Promise<Run> {
  const area = id.split(".")[1] as Area;
  const commands: Partial<Record<CommandId, Run>> = await areas[area](id);
  const run = commands[id];
  if (!run) throw new Error(`${id} has no code.`);
  return run;
}

/** What our key bindings pass in place of a row, since VS Code passes them none. */
const selectedRows = "selected";

/** Commands that do not need the keyring, so they work even when it does not answer. */
const withoutSessions: readonly CommandId[] = ["coderAccess.general.showLog", "coderAccess.session.signIn"];

/**
 * Makes the handlers of all commands.
 * @param services gives the services with the stored sessions, made when the first command runs.
 * @param atOnce gives them before the sessions are read.
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
      const args = isKey ? (await import("./rowsOfKey")).rowsOfKey(id, available) : given;
      if (!args) return undefined;
      const [argument, selected] = args;
      // The palette passes none, and what has no row cannot have lost it.
      if (args.length > 0) (await import("./lostRow")).refuseLostRow(id, args);
      return run(available, argument, selected);
    };
  return Object.fromEntries(commandIds.map((id) => [id, handler(id)])) as Record<CommandId, CommandHandler>;
}
