/** What a client needs for its first stream or terminal: this loads ws. */
export { followBuild } from "./endpoints/streams/followBuild";
export { openTerminal } from "./endpoints/streams/openTerminal";
export { watchMetadata } from "./endpoints/streams/watchMetadata";
export { watchWorkspace } from "./endpoints/streams/watchWorkspace";
export { Sockets } from "./http/socket/sockets";
