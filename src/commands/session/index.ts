import type { CommandsOf } from "../services/run";
import { signIn } from "./signIn";
import { signOut } from "./signOut";
import { signOutOfAll } from "./signOutOfAll";
import { switchDeployment } from "./switchDeployment";

/** The commands about sessions, by their ids; loaded together when the first of them is run. */
export const sessionCommands = {
  "coderAccess.session.signIn": signIn,
  "coderAccess.session.signOut": signOut,
  "coderAccess.session.signOutOfAll": signOutOfAll,
  "coderAccess.session.switchDeployment": switchDeployment,
} satisfies CommandsOf<"session">;

// What the composition root needs of this area is loaded with it.
export { pendingOf } from "./leaving/atStake";
export { signOutOf } from "./leaving/signOutOf";
export { notEnding } from "./leaving/stakeWords";
export { tellKeyLeft } from "./leaving/tellKeyLeft";
