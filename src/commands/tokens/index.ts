import type { ActingId, CommandsOf, OpeningId } from "../services/run";
import { clearTokenFilter } from "./clearTokenFilter";
import { copyResourceId } from "./copyResourceId";
import { copyTokenId } from "./copyTokenId";
import { createTokenAt } from "./createTokenAt";
import { editNote } from "./editNote";
import { exportTokens } from "./exportTokens";
import { filterTokens } from "./filterTokens";
import { groupTokens } from "./groupTokens";
import { hideExpiredTokens } from "./hideExpiredTokens";
import { openTokensPage } from "./openTokensPage";
import { refreshTokens } from "./refreshTokens";
import { showDetails } from "./showDetails";
import { showEverybodysTokens } from "./showEverybodysTokens";
import { showExpiredTokens } from "./showExpiredTokens";
import { showMoreTokens } from "./showMoreTokens";
import { showOwnTokens } from "./showOwnTokens";
import { showRunnable } from "./showRunnable";
import { showTimeline } from "./showTimeline";
import { sortTokens } from "./sortTokens";
import { ungroupTokens } from "./ungroupTokens";

/** The commands that show tokens, by their ids; loaded together when the first of them is run. */
export const tokensCommands = {
  // What every command needs is a large table, which the others do without.
  "coderAccess.tokens.createTokenForCommand": async (services, argument) =>
    (await import("./createTokenForCommand")).createTokenForCommand(services, argument),
  "coderAccess.tokens.createTokenAt": createTokenAt,
  "coderAccess.tokens.refreshTokens": refreshTokens,
  "coderAccess.tokens.copyTokenId": copyTokenId,
  "coderAccess.tokens.editNote": editNote,
  "coderAccess.tokens.showExpiredTokens": showExpiredTokens,
  "coderAccess.tokens.hideExpiredTokens": hideExpiredTokens,
  "coderAccess.tokens.showDetails": showDetails,
  "coderAccess.tokens.showRunnable": showRunnable,
  "coderAccess.tokens.showTimeline": showTimeline,
  "coderAccess.tokens.exportTokens": exportTokens,
  "coderAccess.tokens.openTokensPage": openTokensPage,
  "coderAccess.tokens.filterTokens": filterTokens,
  "coderAccess.tokens.clearTokenFilter": clearTokenFilter,
  "coderAccess.tokens.sortTokens": sortTokens,
  "coderAccess.tokens.groupTokens": groupTokens,
  "coderAccess.tokens.ungroupTokens": ungroupTokens,
  "coderAccess.tokens.showMoreTokens": showMoreTokens,
  "coderAccess.tokens.showEverybodysTokens": showEverybodysTokens,
  "coderAccess.tokens.showOwnTokens": showOwnTokens,
  "coderAccess.tokens.copyResourceId": copyResourceId,
} satisfies Omit<CommandsOf<"tokens">, ActingId | OpeningId>;
