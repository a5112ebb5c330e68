import type { BuildAct } from "./refusals";

/** What is done with several workspaces at once. */
export type ManyAct = Exclude<BuildAct, "cancel" | "extend">;
