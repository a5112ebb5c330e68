import type { Clock } from "./clock";
import { KeyTable } from "./keyTable";
import type { BuildFailure, File, Organization, Template, Transition, User, Workspace } from "./model";
import { type BuildQueue, createQueue } from "./queue";
import { randomId } from "./random";
import type { Timings } from "./timings";
import type { TemplateVersion } from "./versions";

/** The server's whole state. It lives as long as the process. */
export interface Store {
  readonly clock: Clock;
  readonly deploymentId: string;
  readonly users: Map<string, User>;
  readonly keys: KeyTable;
  readonly organizations: Map<string, Organization>;
  readonly templates: Map<string, Template>;
  readonly files: Map<string, File>;
  readonly workspaces: Map<string, Workspace>;
  readonly queue: BuildQueue;
  /** How long things take; changes apply to what begins afterwards. */
  readonly timings: Timings;
  /** Makes the next build that begins fail; a test sets it. */
  nextFailure: BuildFailure | undefined;
}

/** Why a build created now fails: because a test wants it, or because every start of the workspace does. */
export function takeFailure(
  store: Store,
  workspace: Workspace,
  transition: Transition,
): BuildFailure | undefined {
  const wanted = store.nextFailure;
  store.nextFailure = undefined;
  return wanted ?? (transition === "start" ? workspace.failure : undefined);
}

/** Creates an empty store: no organization and nobody in it. */
export function createStore(clock: Clock, timings: Timings): Store {
  return {
    clock,
    deploymentId: randomId(),
    users: new Map(),
    keys: new KeyTable(),
    organizations: new Map(),
    templates: new Map(),
    files: new Map(),
    workspaces: new Map(),
    queue: createQueue(),
    timings,
    nextFailure: undefined,
  };
}

/** Returns the active version of the template with that ID. Throws if there is no such template. */
export function activeVersionOf(store: Store, templateId: string): TemplateVersion {
  const template = store.templates.get(templateId);
  const active = template?.versions.find(({ id }) => id === template.activeVersionId);
  if (active === undefined) throw new Error(`no active version of the template ${templateId}`);
  return active;
}

/** Returns the version with that ID, of any template. */
export function findVersion(
  store: Store,
  id: string,
): { template: Template; version: TemplateVersion } | undefined {
  for (const template of store.templates.values()) {
    const version = template.versions.find((candidate) => candidate.id === id);
    if (version !== undefined) return { template, version };
  }
  return undefined;
}

/** Returns the person with that ID or name, ignoring case. */
export function findUser(store: Store, idOrName: string): User | undefined {
  const wanted = idOrName.toLowerCase();
  return (
    store.users.get(wanted) ??
    [...store.users.values()].find(({ username }) => username.toLowerCase() === wanted)
  );
}

/** Returns the organization with that ID or name; `default` is the default one. */
export function findOrganization(store: Store, idOrName: string): Organization | undefined {
  return (
    store.organizations.get(idOrName) ??
    [...store.organizations.values()].find(
      ({ name, isDefault }) => name === idOrName || (isDefault && idOrName === "default"),
    )
  );
}

/** Returns the default organization. Throws if the store was not seeded. */
export function defaultOrganization(store: Store): Organization {
  const found = [...store.organizations.values()].find(({ isDefault }) => isDefault);
  if (found === undefined) throw new Error("the store has no default organization");
  return found;
}
