import type { RoleName } from "../authz/roles";
import type { Store } from "../state/store";
import { agentSpec } from "../state/versions";
import { createWorkspace } from "../state/workspaces";
import { createOrganization, createTemplate, createUser } from "./create";

/** Returns the stand-in ID with that number, as in the recordings. */
function standIn(number: number): string {
  return `00000000-0000-4000-8000-${String(number).padStart(12, "0")}`;
}

/**
 * The people, the template and the workspaces of the recordings, with their IDs. Everybody's password is `a
 * password`.
 */
export function seedRecorded(store: Store): void {
  createOrganization(store, {
    id: standIn(7),
    name: "coder",
    displayName: "Coder",
    description: "Builtin default organization.",
  });
  const person = (number: number, username: string, roles: RoleName[] = [], name = "") =>
    createUser(store, { id: standIn(number), username, name, roles, password: "a password" });
  const owner = person(1, "owner", ["owner"], "Olive Owner");
  const member = person(2, "alice");
  const other = person(3, "bob");
  person(4, "tadmin", ["template-admin"]);
  person(5, "uadmin", ["user-admin"]);
  person(6, "auditor", ["auditor"]);
  const template = createTemplate(store, {
    id: standIn(8),
    activeVersionId: standIn(9),
    versions: [{ id: standIn(9), agents: [agentSpec({ displayApps: [] })] }],
    allowCancel: false,
    name: "docker",
    displayName: "Docker",
    createdById: owner.id,
  });
  createWorkspace(store, {
    id: standIn(10),
    name: "alpha",
    owner: member,
    template,
    agentState: "connecting",
  });
  createWorkspace(store, {
    id: standIn(11),
    name: "beta",
    owner: member,
    template,
    agentState: "connecting",
  });
  createWorkspace(store, {
    id: standIn(12),
    name: "gamma",
    owner: other,
    template,
    agentState: "connecting",
  });
}
