import type { CommandHandler, CommandId } from "../platform/commands";
import type { Services } from "./services";

/** What a command's module gives: a function of the services and of what VS Code passes. */
type Run = (services: Services, argument: unknown, selected: unknown) => unknown;

/** Where each command lives; its code is loaded when it is first run. */
const modules: Record<CommandId, () => Promise<Run>> = {
  "coderAccess.session.signIn": async () => (await import("./session/signIn")).signIn,
  "coderAccess.session.signOut": async () => (await import("./session/signOut")).signOut,
  "coderAccess.session.signOutOfAll": async () => (await import("./session/signOutOfAll")).signOutOfAll,
  "coderAccess.session.switchDeployment": async () =>
    (await import("./session/switchDeployment")).switchDeployment,
  "coderAccess.tokens.createToken": async () => (await import("./tokens/createToken")).createToken,
  "coderAccess.tokens.createTokenQuickly": async () =>
    (await import("./tokens/createTokenQuickly")).createTokenQuickly,
  "coderAccess.tokens.showWaitingSecret": async () =>
    (await import("./tokens/showWaitingSecret")).showWaitingSecret,
  "coderAccess.tokens.refreshTokens": async () => (await import("./tokens/refreshTokens")).refreshTokens,
  "coderAccess.tokens.copyTokenId": async () => (await import("./tokens/copyTokenId")).copyTokenId,
  "coderAccess.tokens.expireToken": async () => (await import("./tokens/expireToken")).expireToken,
  "coderAccess.tokens.deleteToken": async () => (await import("./tokens/deleteToken")).deleteToken,
  "coderAccess.tokens.showExpiredTokens": async () =>
    (await import("./tokens/showExpiredTokens")).showExpiredTokens,
  "coderAccess.tokens.hideExpiredTokens": async () =>
    (await import("./tokens/hideExpiredTokens")).hideExpiredTokens,
  "coderAccess.tokens.showDetails": async () => (await import("./tokens/showDetails")).showDetails,
  "coderAccess.tokens.showTimeline": async () => (await import("./tokens/showTimeline")).showTimeline,
  "coderAccess.tokens.reviewTokens": async () => (await import("./tokens/reviewTokens")).reviewTokens,
  "coderAccess.tokens.mintAgain": async () => (await import("./tokens/mintAgain")).mintAgain,
  "coderAccess.tokens.filterTokens": async () => (await import("./tokens/filterTokens")).filterTokens,
  "coderAccess.tokens.clearTokenFilter": async () =>
    (await import("./tokens/clearTokenFilter")).clearTokenFilter,
  "coderAccess.tokens.sortTokens": async () => (await import("./tokens/sortTokens")).sortTokens,
  "coderAccess.tokens.groupTokens": async () => (await import("./tokens/groupTokens")).groupTokens,
  "coderAccess.tokens.ungroupTokens": async () => (await import("./tokens/ungroupTokens")).ungroupTokens,
  "coderAccess.tokens.showMoreTokens": async () => (await import("./tokens/showMoreTokens")).showMoreTokens,
  "coderAccess.tokens.showEverybodysTokens": async () =>
    (await import("./tokens/showEverybodysTokens")).showEverybodysTokens,
  "coderAccess.tokens.showOwnTokens": async () => (await import("./tokens/showOwnTokens")).showOwnTokens,
  "coderAccess.tokens.copyResourceId": async () => (await import("./tokens/copyResourceId")).copyResourceId,
  "coderAccess.tokens.rotateToken": async () => (await import("./tokens/rotateToken")).rotateToken,
  "coderAccess.tokens.changeToken": async () => (await import("./tokens/changeToken")).changeToken,
  "coderAccess.tokens.undoRetirement": async () => (await import("./tokens/undoRetirement")).undoRetirement,
  "coderAccess.tokens.verifyToken": async () => (await import("./tokens/verifyToken")).verifyToken,
  "coderAccess.tokens.copyKeptSecret": async () => (await import("./tokens/copyKeptSecret")).copyKeptSecret,
  "coderAccess.general.showLog": async () => (await import("./general/showLog")).showLog,
};

/**
 * Makes the handlers of all commands.
 * @param services gives the services, made when the first command runs.
 * @returns one handler per command.
 */
export function commandHandlers(services: () => Promise<Services>): Record<CommandId, CommandHandler> {
  const handler =
    (load: () => Promise<Run>): CommandHandler =>
    async (argument, selected) => {
      const [run, available] = await Promise.all([load(), services()]);
      return run(available, argument, selected);
    };
  return Object.fromEntries(Object.entries(modules).map(([id, load]) => [id, handler(load)])) as Record<
    CommandId,
    CommandHandler
  >;
}
