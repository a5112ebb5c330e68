/**
 * The requests with which a client acts on workspaces and looks into them; code that deals with tokens needs
 * only their names.
 */
export { getAgentLog, getAppHost, getListeningPorts } from "./endpoints/workspaces/agents";
export { cancelBuild, createBuild, getBuild } from "./endpoints/workspaces/builds";
export { extendWorkspace, setDormant, setFavorite } from "./endpoints/workspaces/changes";
export { getBuildParameters, getTemplateParameters } from "./endpoints/workspaces/parameters";
