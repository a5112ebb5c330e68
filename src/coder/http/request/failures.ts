/** What tells one failure from another, and the errors with their sentences: loaded when something failed. */
export { NotCoder, Unreadable } from "../../errors/badAnswers";
export { Rejected } from "../../errors/refusals";
export { Unreachable } from "../../errors/unreachable";
export { WorkspaceProxy } from "../../errors/workspaceProxy";
export { errorOf } from "../answer/verdict";
export { faultOf } from "./faultOf";
