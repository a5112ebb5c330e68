import type { CommandsOf, OpeningId } from "../services/run";
import { signOut } from "./signOut";
import { signOutOfAll } from "./signOutOfAll";
import { switchDeployment } from "./switchDeployment";

/** The commands about sessions, by their ids; loaded together when the first of them is run. */
export const sessionCommands = {
  "coderAccess.session.signOut": signOut,
  "coderAccess.session.signOutOfAll": signOutOfAll,
  "coderAccess.session.switchDeployment": switchDeployment,
} satisfies Omit<CommandsOf<"session">, OpeningId>;

// What the composition root needs of this area is loaded with it.
export { pendingOf } from "./leaving/atStake";
export { signOutOf } from "./leaving/signOutOf";
export { notEnding } from "./leaving/stakeWords";
export { tellKeyLeft } from "./leaving/tellKeyLeft";
