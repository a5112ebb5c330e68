import type { CommandsOf } from "../services/run";
import { showLog } from "./showLog";

/** The commands about the extension itself, by their ids; loaded together when the first of them is run. */
export const generalCommands = {
  "coderAccess.general.showLog": showLog,
} satisfies CommandsOf<"general">;
