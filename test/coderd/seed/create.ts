import { type AllowEntry, parseAllowEntry, tidyAllowList } from "../authz/allowList";
import type { RoleName } from "../authz/roles";
import { day } from "../state/clock";
import { type Minted, mintKey } from "../state/mintKey";
import type { Organization, Template, User } from "../state/model";
import { hashOf, madeUpName, randomId } from "../state/random";
import { defaultOrganization, findUser, type Store } from "../state/store";
import { agentSpec, type TemplateVersion } from "../state/versions";

/** A person to create; omitted fields get invented values. */
export interface NewUser {
  username: string;
  id?: string;
  name?: string;
  email?: string;
  password?: string;
  roles?: RoleName[];
  status?: User["status"];
  createdAt?: Date;
}

/** Adds a person to the default organization. The password defaults to `coder-access`. */
export function createUser(store: Store, wanted: NewUser): User {
  const createdAt = wanted.createdAt ?? store.clock.now();
  const user: User = {
    id: wanted.id ?? randomId(),
    username: wanted.username,
    name: wanted.name ?? "",
    email: wanted.email ?? `${wanted.username}@example.com`,
    passwordHash: hashOf(wanted.password ?? "coder-access"),
    roles: wanted.roles ?? [],
    organizationIds: [defaultOrganization(store).id],
    status: wanted.status ?? "active",
    createdAt,
    updatedAt: createdAt,
    lastSeenAt: createdAt,
  };
  store.users.set(user.id, user);
  return user;
}

/** A token to create for a test or the demo, bypassing the API and its checks; times in milliseconds. */
export interface NewToken {
  name?: string;
  scopes?: readonly string[];
  /** Entries in wire format. */
  allowList?: readonly string[];
  lifetime?: number;
  createdAt?: Date;
  lastUsedAt?: Date;
}

/**
 * Creates a token for the person with that ID or name. Throws if there is no such person or an entry is
 * invalid.
 */
export function createToken(store: Store, owner: string, wanted: NewToken = {}): Minted {
  const user = findUser(store, owner);
  if (user === undefined) throw new Error(`no such user: ${owner}`);
  return mintKey(store, {
    userId: user.id,
    loginType: "token",
    lifetime: wanted.lifetime ?? 7 * day,
    allowList: tidyAllowList((wanted.allowList ?? []).map(readEntry)),
    ...(wanted.scopes === undefined ? {} : { scopes: wanted.scopes }),
    ...(wanted.name === undefined ? {} : { tokenName: wanted.name }),
    ...(wanted.createdAt === undefined ? {} : { createdAt: wanted.createdAt }),
    ...(wanted.lastUsedAt === undefined ? {} : { lastUsedAt: wanted.lastUsedAt }),
  });
}

function readEntry(text: string): AllowEntry {
  const entry = parseAllowEntry(text);
  if ("refusal" in entry) throw new Error(entry.refusal);
  return entry;
}

/** Adds an organization; the first one is the default. */
export function createOrganization(
  store: Store,
  wanted: Partial<Organization> & { name: string },
): Organization {
  const organization: Organization = {
    id: randomId(),
    displayName: wanted.name,
    description: "",
    icon: "",
    createdAt: store.clock.now(),
    isDefault: store.organizations.size === 0,
    ...wanted,
  };
  store.organizations.set(organization.id, organization);
  return organization;
}

/** A template to create; its versions, oldest first, may be partial. The last one is active by default. */
export type NewTemplate = Partial<Omit<Template, "versions">> & {
  name: string;
  createdById: string;
  versions?: Partial<TemplateVersion>[];
};

/** Adds a template to the default organization; omitted fields get plain values. */
export function createTemplate(store: Store, { versions, ...wanted }: NewTemplate): Template {
  const template: Template = {
    id: randomId(),
    organizationId: defaultOrganization(store).id,
    displayName: wanted.name,
    description: "",
    icon: "",
    createdAt: store.clock.now(),
    classicParameters: false,
    allowCancel: true,
    deprecationMessage: "",
    defaultTtlMilliseconds: 0,
    activeVersionId: "",
    ...wanted,
    versions: [],
  };
  store.templates.set(template.id, template);
  for (const version of versions ?? [
    { ...(wanted.activeVersionId === undefined ? {} : { id: wanted.activeVersionId }) },
  ])
    addVersion(store, template, version);

  template.activeVersionId = wanted.activeVersionId ?? template.versions.at(-1)?.id ?? "";
  return template;
}

/** Adds a version to a template, as its last one; does not activate it. */
export function addVersion(
  store: Store,
  template: Template,
  wanted: Partial<TemplateVersion> = {},
): TemplateVersion {
  const before = template.versions.at(-1);
  const version: TemplateVersion = {
    id: randomId(),
    jobId: randomId(),
    name: madeUpName(),
    message: "",
    createdAt: store.clock.now(),
    createdById: template.createdById,
    importError: undefined,
    parameters: before?.parameters ?? [],
    presets: before?.presets ?? [],
    agents: before?.agents ?? [agentSpec()],
    kept: before?.kept ?? [],
    startDuration: undefined,
    ...wanted,
  };
  template.versions.push(version);
  return version;
}
