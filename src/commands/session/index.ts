import type { CommandsOf, OpeningId } from "../services/run";
import { makeCurrent } from "./makeCurrent";
import { showSessions } from "./showSessions";
import { signOut } from "./signOut";
import { signOutAt } from "./signOutAt";
import { signOutOfAll } from "./signOutOfAll";
import { switchDeployment } from "./switchDeployment";

/** The commands about sessions, by ID. They load together when the first of them runs. */
export const sessionCommands = {
  "coderAccess.session.signOut": signOut,
  "coderAccess.session.signOutAt": signOutAt,
  "coderAccess.session.signOutOfAll": signOutOfAll,
  "coderAccess.session.makeCurrent": makeCurrent,
  "coderAccess.session.switchDeployment": switchDeployment,
  "coderAccess.session.showSessions": showSessions,
} satisfies Omit<CommandsOf<"session">, OpeningId>;

// The composition root needs this too, so it loads with the area.
export { pendingOf } from "./leaving/atStake";
export { signOutOf } from "./leaving/signOutOf";
export { notEnding } from "./leaving/stakeWords";
export { tellKeyLeft } from "./leaving/tellKeyLeft";
