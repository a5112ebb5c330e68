import { type CommandId, hoveredRow } from "../platform/commands";
import { generalCommands } from "./general";
import type { Run } from "./services/run";
import type { Services } from "./services/services";
import { signIn } from "./session/signIn";

/** The area of `coderAccess.tokens.createToken` is `tokens`. */
type Area = CommandId extends `coderAccess.${infer Name}.${string}` ? Name : never;

const signInCommand = "coderAccess.session.signIn";

/** The modules of each area's commands; each loads when the first of its commands runs. */
const areas = {
  session: async (id) =>
    id === signInCommand ? { [signInCommand]: signIn } : (await import("./session")).sessionCommands,
  tokens: async (id) => {
    if (id === "coderAccess.tokens.createToken") return (await import("./opening")).openingCommands;
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

/**
 * Runs a command with the rows that VS Code, a key binding or a tooltip means.
 * @param id the command.
 * @param given what it was called with.
 * @param services what it acts with.
 * @returns what the command returns.
 */
export async function runGiven(
  id: CommandId,
  given: readonly unknown[],
  services: Services,
): Promise<unknown> {
  const run = await commandOf(id);
  const isKey = given[0] === selectedRows;
  const args = isKey
    ? (await import("./rowsOfKey")).rowsOfKey(id, services)
    : given[0] === hoveredRow
      ? [services.tokensView.rowHovered(String(given[1]))]
      : given;
  if (!args) return undefined;
  const [argument, selected] = args;
  // The palette passes no arguments, so its commands cannot have lost a row.
  if (args.length > 0) (await import("./lostRow")).refuseLostRow(id, args);
  return run(services, argument, selected);
}
