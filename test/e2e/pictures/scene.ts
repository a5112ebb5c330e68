import type { Coderd } from "../../coderd";
import type { Neighbour } from "../support/neighbour";
import type { Workbench } from "../support/workbench";

/** What a scene acts on: a window of VS Code that nobody used yet, and a deployment with demo data. */
export interface Stage {
  readonly workbench: Workbench;
  readonly coderd: Coderd;
  /** Another extension, where the story has one. */
  readonly neighbour: Neighbour;
}

/** One picture of the README. Each scene goes on from the one before in its story. */
export interface Scene {
  /** The file's name, before the theme's: `sign-in` gives `sign-in-dark.png`. */
  readonly name: string;
  /** Brings about what the picture shows. */
  readonly show: (stage: Stage) => Promise<void>;
}

/** Scenes that are played one after the other, beginning with a new VS Code and a new deployment. */
export interface Story {
  readonly scenes: readonly Scene[];
  /** Whether there is another extension, and a `coder` on `PATH`. */
  readonly hasNeighbour: boolean;
}
