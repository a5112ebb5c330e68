import { changeToken } from "./changeToken";
import { clearTokenFilter } from "./clearTokenFilter";
import { copyKeptSecret } from "./copyKeptSecret";
import { copyResourceId } from "./copyResourceId";
import { copyTokenId } from "./copyTokenId";
import { createToken } from "./createToken";
import { createTokenQuickly } from "./createTokenQuickly";
import { deleteToken } from "./deleteToken";
import { expireToken } from "./expireToken";
import { filterTokens } from "./filterTokens";
import { groupTokens } from "./groupTokens";
import { hideExpiredTokens } from "./hideExpiredTokens";
import { mintAgain } from "./mintAgain";
import { refreshTokens } from "./refreshTokens";
import { reviewTokens } from "./reviewTokens";
import { rotateToken } from "./rotateToken";
import { showDetails } from "./showDetails";
import { showEverybodysTokens } from "./showEverybodysTokens";
import { showExpiredTokens } from "./showExpiredTokens";
import { showMoreTokens } from "./showMoreTokens";
import { showOwnTokens } from "./showOwnTokens";
import { showTimeline } from "./showTimeline";
import { showWaitingSecret } from "./showWaitingSecret";
import { sortTokens } from "./sortTokens";
import { undoRetirement } from "./undoRetirement";
import { ungroupTokens } from "./ungroupTokens";
import { verifyToken } from "./verifyToken";
import type { CommandsOf } from "../services/run";

/** The commands about tokens, by their ids; loaded together when the first of them is run. */
export const tokensCommands = {
  "coderAccess.tokens.createToken": createToken,
  "coderAccess.tokens.createTokenQuickly": createTokenQuickly,
  "coderAccess.tokens.showWaitingSecret": showWaitingSecret,
  "coderAccess.tokens.refreshTokens": refreshTokens,
  "coderAccess.tokens.copyTokenId": copyTokenId,
  "coderAccess.tokens.expireToken": expireToken,
  "coderAccess.tokens.deleteToken": deleteToken,
  "coderAccess.tokens.showExpiredTokens": showExpiredTokens,
  "coderAccess.tokens.hideExpiredTokens": hideExpiredTokens,
  "coderAccess.tokens.showDetails": showDetails,
  "coderAccess.tokens.showTimeline": showTimeline,
  "coderAccess.tokens.reviewTokens": reviewTokens,
  "coderAccess.tokens.mintAgain": mintAgain,
  "coderAccess.tokens.filterTokens": filterTokens,
  "coderAccess.tokens.clearTokenFilter": clearTokenFilter,
  "coderAccess.tokens.sortTokens": sortTokens,
  "coderAccess.tokens.groupTokens": groupTokens,
  "coderAccess.tokens.ungroupTokens": ungroupTokens,
  "coderAccess.tokens.showMoreTokens": showMoreTokens,
  "coderAccess.tokens.showEverybodysTokens": showEverybodysTokens,
  "coderAccess.tokens.showOwnTokens": showOwnTokens,
  "coderAccess.tokens.copyResourceId": copyResourceId,
  "coderAccess.tokens.rotateToken": rotateToken,
  "coderAccess.tokens.changeToken": changeToken,
  "coderAccess.tokens.undoRetirement": undoRetirement,
  "coderAccess.tokens.verifyToken": verifyToken,
  "coderAccess.tokens.copyKeptSecret": copyKeptSecret,
} satisfies CommandsOf<"tokens">;
