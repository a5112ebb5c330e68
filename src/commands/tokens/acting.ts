/** The commands that do something to tokens, loaded together when the first of them is run. */
export { changeToken } from "./changeToken";
export { copyKeptSecret } from "./copyKeptSecret";
export { createTokenQuickly } from "./createTokenQuickly";
export { deleteToken } from "./deleteToken";
export { expireToken } from "./expireToken";
export { mintAgain } from "./mintAgain";
export { reviewTokens } from "./reviewTokens";
export { rotateToken } from "./rotateToken";
export { showWaitingSecret } from "./showWaitingSecret";
export { undoRetirement } from "./undoRetirement";
export { verifyToken } from "./verifyToken";
