import type { CommandsOf } from "../services/run";
import { giveAccess } from "./giveAccess";
import { stopAccess } from "./stopAccess";

/** The commands for agents' access, by ID. */
export const agentCommands = {
  "coderAccess.agents.giveAccess": giveAccess,
  "coderAccess.agents.stopAccess": stopAccess,
} satisfies CommandsOf<"agents">;
