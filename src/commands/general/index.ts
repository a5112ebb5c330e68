import type { CommandsOf } from "../services/run";
import { showLog } from "./showLog";

/** The commands about the extension itself, by ID. They load together when the first of them runs. */
export const generalCommands = {
  "coderAccess.general.showLog": showLog,
} satisfies CommandsOf<"general">;
