/** What a client needs once it follows something or opens a terminal: this brings ws. */
export { followBuild } from "./endpoints/streams/followBuild";
export { openTerminal } from "./endpoints/streams/openTerminal";
export { watchMetadata } from "./endpoints/streams/watchMetadata";
export { watchWorkspace } from "./endpoints/streams/watchWorkspace";
export { Sockets } from "./http/socket/sockets";
