import type { AllowEntry } from "../../core/grant/grant";
import type { TokenId } from "../../core/token/tokenText";

/** The UUID of a person. A distinct type, so that no other ID can be used instead. */
export type UserId = string & { readonly isIdOf?: "user" };

/** A key of the server: a token or a session, without its secret. */
export type ApiKey = {
  readonly id: TokenId;
  readonly userId: UserId;
  /** Empty for a session. */
  readonly name: string;
  /** The owner's name; only lists contain it. */
  readonly username: string | undefined;
  /** `undefined` if never. The server records a use at most once an hour. */
  readonly lastUsed: Date | undefined;
  readonly expiresAt: Date;
  readonly createdAt: Date;
  /** `token` for a token; `password`, `github` or `oidc` for a session. */
  readonly loginType: string;
  /** Canonical names. `undefined` before v2.27.0, which has no scopes. */
  readonly scopes: string[] | undefined;
  /** The older word for the whole grant: `all`, `application_connect` or "". */
  readonly scope: string;
  /** `undefined` before v2.28.0, which has no allow lists. */
  readonly allowList: AllowEntry[] | undefined;
  readonly lifetimeSeconds: number;
};

/** How people may sign in. */
export type AuthMethods = {
  readonly password: boolean;
  readonly github: boolean;
  readonly oidc: { readonly enabled: boolean; readonly signInText: string; readonly iconUrl: string };
  readonly termsOfServiceUrl: string;
};

/** What runs at a deployment. */
export type BuildInfo = {
  /** As the server reports it, such as `v2.35.1+abc123`. */
  readonly version: string;
  readonly dashboardUrl: string;
  /** Where this build comes from. */
  readonly externalUrl: string;
  readonly deploymentId: string | undefined;
  /** It serves applications for the deployment at `dashboardUrl`, and none of the rest of the API. */
  readonly isWorkspaceProxy: boolean;
};

/** A workspace template. */
export type Template = {
  readonly id: string;
  readonly name: string;
  readonly displayName: string;
  readonly description: string;
  readonly icon: string;
  readonly organizationId: string;
  readonly organizationName: string;
  readonly activeVersionId: string;
  readonly deprecated: boolean;
  readonly usesClassicParameters: boolean;
};

/** An organization of the deployment. */
export type Organization = {
  readonly id: string;
  readonly name: string;
  readonly displayName: string;
  readonly icon: string;
  readonly isDefault: boolean;
};

/** A person. */
export type User = {
  readonly id: UserId;
  readonly username: string;
  /** The person's full name; often empty. */
  readonly name: string;
  readonly email: string;
  readonly avatarUrl: string;
  /** `active`, `dormant` or `suspended`. */
  readonly status: string;
  readonly loginType: string;
  readonly lastSeenAt: Date | undefined;
  readonly organizationIds: string[];
  readonly roles: {
    readonly name: string;
    readonly displayName: string;
    readonly organizationId: string | undefined;
  }[];
};

/** How long a token of a person may live. */
export type TokenConfig = { readonly maxLifetimeSeconds: number };

/** A list item that could not be read: its name or ID, if known, and where it did not match. */
export type UnreadableItem = {
  readonly id: string | undefined;
  readonly name: string | undefined;
  readonly issues: readonly string[];
};

/** The readable part of a list, and what could not be read. */
export type Listed<T> = { readonly items: T[]; readonly unreadable: UnreadableItem[] };
