import type { Catalog } from "../core/catalog/catalog";
import type { Grant } from "../core/grant/grant";
import type { SignedIn } from "../session/sessionState";
import type { RunId } from "../stepUp/stepUps";
import type { TaskDefinition } from "./taskDefinition";

/** What a task is, once its definition was read and its token agreed to. */
export type ReadyTask = {
  readonly session: SignedIn;
  readonly catalog: Catalog;
  readonly definition: TaskDefinition;
  readonly label: string;
  readonly run: RunId;
  /** What it asks for. */
  readonly usual: Grant;
};
