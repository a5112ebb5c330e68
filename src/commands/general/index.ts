import { showLog } from "./showLog";
import type { CommandsOf } from "../services/run";

/** The commands about the extension itself, by their ids; loaded together when the first of them is run. */
export const generalCommands = {
  "coderAccess.general.showLog": showLog,
} satisfies CommandsOf<"general">;
