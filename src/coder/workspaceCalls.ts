/** What a client asks to act on workspaces and to look into them; whoever looks at tokens asks for their names alone. */
export { getAgentLog, getAppHost, getListeningPorts } from "./endpoints/workspaces/agents";
export { cancelBuild, createBuild, getBuild } from "./endpoints/workspaces/builds";
export { extendWorkspace, setDormant, setFavorite } from "./endpoints/workspaces/changes";
export { getBuildParameters, getTemplateParameters } from "./endpoints/workspaces/parameters";
