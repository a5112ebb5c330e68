import { type Needs, parseNeeds } from "../release/needs";
import { commandNeeds } from "./table";

/** Commands that need the same, as the table writes them (`tokens remove --delete`), and what they need. */
export type CommandRow = { readonly commands: readonly string[]; readonly needs: Needs };

/** Every command whose needs are known, in the order of the table: one with a flag stands before the one without. */
export const commandRows: readonly CommandRow[] = commandNeeds
  .trim()
  .split("\n")
  .map((row) => {
    const [commands = "", needs = ""] = row.split(" = ");
    return { commands: commands.split("|"), needs: parseNeeds(needs) };
  });
