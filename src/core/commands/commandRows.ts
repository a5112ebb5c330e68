import { type Needs, parseNeeds } from "../release/needs";
import { commandNeeds } from "./table";

/** Commands with the same needs, as the table writes them (`tokens remove --delete`), and those needs. */
export type CommandRow = { readonly commands: readonly string[]; readonly needs: Needs };

/**
 * Every command whose needs are known, in table order: a command with a flag comes before the one without.
 */
export const commandRows: readonly CommandRow[] = commandNeeds
  .trim()
  .split("\n")
  .map((row) => {
    const [commands = "", needs = ""] = row.split(" = ");
    return { commands: commands.split("|"), needs: parseNeeds(needs) };
  });
