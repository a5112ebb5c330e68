import { clearTokenFilter } from "./clearTokenFilter";
import { copyResourceId } from "./copyResourceId";
import { copyTokenId } from "./copyTokenId";
import { createToken } from "./createToken";
import { filterTokens } from "./filterTokens";
import { groupTokens } from "./groupTokens";
import { hideExpiredTokens } from "./hideExpiredTokens";
import { refreshTokens } from "./refreshTokens";
import { showDetails } from "./showDetails";
import { showEverybodysTokens } from "./showEverybodysTokens";
import { showExpiredTokens } from "./showExpiredTokens";
import { showMoreTokens } from "./showMoreTokens";
import { showOwnTokens } from "./showOwnTokens";
import { showTimeline } from "./showTimeline";
import { sortTokens } from "./sortTokens";
import { ungroupTokens } from "./ungroupTokens";
import type * as commands from "./acting";
import type { CommandsOf, Run } from "../services/run";

/** A command that ends, replaces, proves or hands over tokens: what those need is not loaded to show or create one. */
function acting(name: keyof typeof commands): Run {
  return async (...given) => {
    const run: Run = (await import("./acting"))[name];
    return run(...given);
  };
}

/** The commands about tokens, by their ids; loaded when the first of them is run. */
export const tokensCommands = {
  "coderAccess.tokens.createToken": createToken,
  "coderAccess.tokens.createTokenQuickly": acting("createTokenQuickly"),
  "coderAccess.tokens.showWaitingSecret": acting("showWaitingSecret"),
  "coderAccess.tokens.refreshTokens": refreshTokens,
  "coderAccess.tokens.copyTokenId": copyTokenId,
  "coderAccess.tokens.expireToken": acting("expireToken"),
  "coderAccess.tokens.deleteToken": acting("deleteToken"),
  "coderAccess.tokens.showExpiredTokens": showExpiredTokens,
  "coderAccess.tokens.hideExpiredTokens": hideExpiredTokens,
  "coderAccess.tokens.showDetails": showDetails,
  "coderAccess.tokens.showTimeline": showTimeline,
  "coderAccess.tokens.reviewTokens": acting("reviewTokens"),
  "coderAccess.tokens.mintAgain": acting("mintAgain"),
  "coderAccess.tokens.filterTokens": filterTokens,
  "coderAccess.tokens.clearTokenFilter": clearTokenFilter,
  "coderAccess.tokens.sortTokens": sortTokens,
  "coderAccess.tokens.groupTokens": groupTokens,
  "coderAccess.tokens.ungroupTokens": ungroupTokens,
  "coderAccess.tokens.showMoreTokens": showMoreTokens,
  "coderAccess.tokens.showEverybodysTokens": showEverybodysTokens,
  "coderAccess.tokens.showOwnTokens": showOwnTokens,
  "coderAccess.tokens.copyResourceId": copyResourceId,
  "coderAccess.tokens.rotateToken": acting("rotateToken"),
  "coderAccess.tokens.changeToken": acting("changeToken"),
  "coderAccess.tokens.undoRetirement": acting("undoRetirement"),
  "coderAccess.tokens.verifyToken": acting("verifyToken"),
  "coderAccess.tokens.copyKeptSecret": acting("copyKeptSecret"),
} satisfies CommandsOf<"tokens">;
