import type { DeploymentUrl } from "../../api/deployment";
import { Connections } from "../reach/connections";
import { ServerClock } from "./serverClock";
import { VersionFacts } from "./versionFacts";

/** What this process has learned of a deployment, whichever client asked it. */
export type DeploymentMemory = {
  readonly clock: ServerClock;
  readonly facts: VersionFacts;
  /** The connections to its origin that wait for a next request. */
  readonly connections: Connections;
  /**
   * Whether something on the way takes Coder's own header off its answers: the deployment's build information came
   * without it. It holds until an answer comes with it.
   */
  // eslint-disable-next-line ours/readonly-types -- Each answer may show it anew.
  stripsHeader: boolean;
};

const memories = new Map<string, DeploymentMemory>();
const connections = new Map<string, Connections>();

/** The memory of a deployment, the same for all clients of this process. */
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
