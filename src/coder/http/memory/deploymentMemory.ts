import type { DeploymentUrl } from "../../api/deployment";
import { Connections } from "../reach/connections";
import { ServerClock } from "./serverClock";
import { VersionFacts } from "./versionFacts";

/** What this process has learnt about a deployment, whichever client asked. */
export type DeploymentMemory = {
  readonly clock: ServerClock;
  readonly facts: VersionFacts;
  /** The idle connections to its origin. */
  readonly connections: Connections;
  /**
   * Whether something on the way removes Coder's own header from its answers: the deployment's build
   * information arrived without it. Holds until an answer arrives with it.
   */
  // eslint-disable-next-line ours/readonly-types -- Each answer may show it anew.
  stripsHeader: boolean;
};

const memories = new Map<string, DeploymentMemory>();
const connections = new Map<string, Connections>();

/** Returns the memory of a deployment, shared by all clients of this process. */
export function memoryOf({ href, origin }: DeploymentUrl): DeploymentMemory {
  let known = memories.get(href);
  if (known === undefined) {
    const shared = connections.get(origin) ?? new Connections();
    connections.set(origin, shared);
    known = { clock: new ServerClock(), facts: new VersionFacts(), connections: shared, stripsHeader: false };
    memories.set(href, known);
  }
  return known;
}
