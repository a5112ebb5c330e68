import type { Clock } from "./clock";
import { KeyTable } from "./keyTable";
import type { Organization, Template, User, Workspace } from "./model";
import { randomId } from "./random";

/** Everything the server remembers. It lives as long as the process. */
export interface Store {
  readonly clock: Clock;
  readonly deploymentId: string;
  readonly users: Map<string, User>;
  readonly keys: KeyTable;
  readonly organizations: Map<string, Organization>;
  readonly templates: Map<string, Template>;
  readonly workspaces: Map<string, Workspace>;
}

/** An empty store: no organization, nobody in it. */
export function createStore(clock: Clock): Store {
  return {
    clock,
    deploymentId: randomId(),
    users: new Map(),
    keys: new KeyTable(),
    organizations: new Map(),
    templates: new Map(),
    workspaces: new Map(),
  };
}

/** The person of that id or, in any case, name. */
export function findUser(store: Store, idOrName: string): User | undefined {
  const wanted = idOrName.toLowerCase();
  return (
    store.users.get(wanted) ??
    [...store.users.values()].find(({ username }) => username.toLowerCase() === wanted)
  );
}

/** The organization of that id or name; `default` is the default one. */
export function findOrganization(store: Store, idOrName: string): Organization | undefined {
  return (
    store.organizations.get(idOrName) ??
    [...store.organizations.values()].find(
      ({ name, isDefault }) => name === idOrName || (isDefault && idOrName === "default"),
    )
  );
}

/** The default organization. Throws when the store was not seeded. */
export function defaultOrganization(store: Store): Organization {
  const found = [...store.organizations.values()].find(({ isDefault }) => isDefault);
  if (found === undefined) throw new Error("the store has no default organization");
  return found;
}
