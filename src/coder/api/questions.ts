import type { AllowEntry } from "../../core/grant/grant";

/** What a token shall be. */
export type NewToken = {
  /** User id or name; the caller when left out. Owners may make tokens for others. */
  owner?: string | undefined;
  /** Unique per owner, expired tokens included. An empty name makes the server invent one. */
  name: string;
  /** Whole seconds, at least one. */
  lifetimeSeconds: number;
  /** Canonical names. None means full access, as on the server. */
  scopes: readonly string[];
  /** None means everything, as on the server. */
  allowList: readonly AllowEntry[];
};

/** Which tokens are listed. */
export type TokenQuery = {
  owner?: string | undefined;
  /** Before v2.31.1 expired ones always come. */
  includeExpired?: boolean | undefined;
  /** Those of everybody, as far as the caller may see them, whoever `owner` is. */
  includeAll?: boolean | undefined;
};

/** A question to the server: may the calling key do this? */
export type PermissionCheck = {
  action: string;
  type: string;
  /** A user id, or `me`. */
  ownerId?: string | undefined;
  /** Things of an organization need this or `anyOrganization`, or the answer is no even for a full session. */
  organizationId?: string | undefined;
  anyOrganization?: boolean | undefined;
  /** One workspace, template, user or group. The answer is yes only if reading it is allowed too. */
  resourceId?: string | undefined;
};

/** One page of the users; `search` is the server's own query language, in which a plain word is part of a name or email. */
export type UserQuery = {
  search?: string | undefined;
  limit?: number | undefined;
  offset?: number | undefined;
};

/** One page of the workspaces; `query` is in the server's query language, such as `owner:me`. */
export type WorkspaceQuery = {
  query?: string | undefined;
  limit?: number | undefined;
  offset?: number | undefined;
};

/** What a build of a workspace shall do. */
export type NewBuild = { transition: "start" | "stop" | "delete"; templateVersionId?: string | undefined };
