import type { CommandId } from "../../platform/commands";
import type { Services } from "./services";

/** What a command's module exports: a function of the services and of what VS Code passes. */
export type Run = (services: Services, argument: unknown, selected: unknown) => unknown;

/** All commands of an area; leaving one out is a compile error. */
export type CommandsOf<Area extends string> = Record<
  Extract<CommandId, `coderAccess.${Area}.${string}`>,
  Run
>;

/** The commands that only open a page. */
export type OpeningId = "coderAccess.session.signIn" | "coderAccess.tokens.createToken";

/** The commands that do something to tokens; the others show them, or open the form. */
export type ActingId = `coderAccess.tokens.${
  | "changeToken"
  | "copyKeptSecret"
  | "createTokenQuickly"
  | "deleteToken"
  | "expireToken"
  | "mintAgain"
  | "reviewTokens"
  | "rotateToken"
  | "showWaitingSecret"
  | "undoRetirement"
  | "verifyToken"}`;

/** The commands that show workspaces or open them. */
export type ShowingId = `coderAccess.workspaces.${
  | "clearWorkspaceFilter"
  | "copyWorkspaceId"
  | "copyWorkspaceName"
  | "createTokenForWorkspace"
  | "createTokenForTemplate"
  | "createWorkspace"
  | "filterWorkspaces"
  | "openApp"
  | "openInDashboard"
  | "openBuildInDashboard"
  | "openTemplateInDashboard"
  | "openInEditor"
  | "openPort"
  | "openPortHere"
  | "openWorkspaceTerminal"
  | "refreshWorkspaces"
  | "showMoreWorkspaces"
  | "showWorkspace"}`;

/** The commands that change workspaces and their builds; the others show or open them. */
export type BuildingId = `coderAccess.workspaces.${
  | "cancelBuild"
  | "deleteWorkspace"
  | "extendWorkspace"
  | "favoriteWorkspace"
  | "makeWorkspaceDormant"
  | "restartWorkspace"
  | "showBuildLog"
  | "startWorkspace"
  | "stopWorkspace"
  | "unfavoriteWorkspace"
  | "updateWorkspace"
  | "wakeWorkspace"}`;
