import { isResourceType } from "../authz/permissions";
import namesByRelease from "./scopeNames.json" with { type: "json" };

/** The releases that the embedded server can stand in for. */
export type ProfileName =
  "2.20" | "2.27" | "2.28" | "2.31.0" | "2.31.14" | "2.35.1" | "2.36" | "2.37" | "2.38";

/** What one release supports. The introducing releases were read from the release tags. */
export interface Profile {
  readonly name: ProfileName;
  /** As `/buildinfo` and the header `X-Coder-Build-Version` report it. */
  readonly version: string;
  /** Whether an allow list may name a type of resource; types of later or earlier releases are unknown. */
  readonly knowsType: (type: string) => boolean;
  /** The names that `/auth/scopes` lists, sorted; undefined before v2.27.0, where that route is unknown. */
  readonly scopeNames: readonly string[] | undefined;
  /** From v2.28.0; before that, `allow_list` is an unknown field and therefore ignored. */
  readonly allowLists: boolean;
  /** `PUT …/expire` and `include_expired`, from v2.31.1. */
  readonly expire: boolean;
  /** Expired keys are purged after the retention, from v2.30.0. */
  readonly retention: boolean;
  /** An unreadable `{user}` answers 404 from v2.31.1, and 400 before. */
  readonly unreadableUserIsNotFound: boolean;
  /** `coder:workspaces.*` that suffice for their purpose, from v2.32.0. */
  readonly workingComposites: boolean;
  /** The date that means "never used": 1970 from v2.32.0, year 1 before. */
  readonly neverUsed: string;
  /** Use extends a token, before v2.35.0 (the lines 2.20 to 2.31 here never got the fix). */
  readonly tokensSlide: boolean;
  /** `Authorization: Bearer` and `?access_token=`, from v2.25.0. */
  readonly bearer: boolean;
  /** A separate maximum for owners, from v2.24.0. */
  readonly ownerMaximum: boolean;
  /** Pages forbid framing, from v2.32.2 and v2.31.11. */
  readonly framesForbidden: boolean;
  /** Single members of an organization can be read, from v2.31.1 (405 before). */
  readonly singleMember: boolean;
  /** User secrets, from v2.33.0. */
  readonly userSecrets: boolean;
  /**
   * A stop followed by a start in one request, from v2.36.0; before that, the field is unknown and therefore
   * ignored.
   */
  readonly onSuccess: boolean;
  /** Workspaces can be shared without an experiment, seen on v2.35.1 and not on v2.31.0. */
  readonly sharing: boolean;
  /** The term `shared_with_user` of workspaces, from v2.27.0. */
  readonly sharedWithUser: boolean;
  /** The MCP endpoint wants the header `Mcp-Session-Id`, up to v2.36. */
  readonly mcpSessions: boolean;
  /** The OAuth2 provider is an experiment, up to v2.37; then it has a switch of its own. */
  readonly oauth2IsExperiment: boolean;
  /** Fields seen on v2.35.1 and not on v2.31.0 (seats, push key, health reasons, …). */
  readonly recentFields: boolean;
}

type Release = readonly [number, number, number];

const builds: Readonly<Record<ProfileName, { release: Release; version: string }>> = {
  "2.20": { release: [2, 20, 3], version: "v2.20.3+8d1c5e2" },
  "2.27": { release: [2, 27, 1], version: "v2.27.1+51a0c3f" },
  "2.28": { release: [2, 28, 5], version: "v2.28.5+c70e9b4" },
  "2.31.0": { release: [2, 31, 0], version: "v2.31.0+93f2a6d" },
  "2.31.14": { release: [2, 31, 14], version: "v2.31.14+0be71f8" },
  "2.35.1": { release: [2, 35, 1], version: "v2.35.1+6ac43d9" },
  "2.36": { release: [2, 36, 0], version: "v2.36.0+4b7d2c1" },
  "2.37": { release: [2, 37, 0], version: "v2.37.0+e19f503" },
  "2.38": { release: [2, 38, 1], version: "v2.38.1+70a6b8e" },
};

/** Every profile, oldest release first. */
export const profileNames = Object.keys(builds) as readonly ProfileName[];

/** v2.38.0 removed tasks: their scopes are not listed, and their type is unknown. */
const tasksUntil: Release = [2, 38, 0];

/** Resource types added after v2.35; which of the others were added after v2.28.0 is not recorded here. */
const typesSince: Readonly<Record<string, Release>> = {
  workspace_build_orchestration: [2, 36, 0],
  mcp_server_config: [2, 37, 0],
  chat_model_config: [2, 37, 0],
};

function atLeast(release: Release, other: Release): boolean {
  const [major, minor, patch] = release;
  const [otherMajor, otherMinor, otherPatch] = other;
  if (major !== otherMajor) return major > otherMajor;
  if (minor !== otherMinor) return minor > otherMinor;
  return patch >= otherPatch;
}

function parseRelease(text: string): Release {
  const [major = 0, minor = 0, patch = 0] = text.split(".").map(Number);
  return [major, minor, patch];
}

/** The names that a release lists: each entry of the data file contains what that release added. */
function scopeNamesOf(release: Release): string[] | undefined {
  const names = Object.entries(namesByRelease)
    .filter(([since]) => atLeast(release, parseRelease(since)))
    .flatMap(([, added]) => added)
    .filter((name) => !name.startsWith("task:") || !atLeast(release, tasksUntil));
  return names.length === 0 ? undefined : names.sort();
}

/**
 * Returns the profile with that name; `2.20`, `2.27` and `2.28` stand for a late point release of their line.
 */
export function profileOf(name: ProfileName): Profile {
  const { release, version } = builds[name];
  const since = (major: number, minor: number, patch: number): boolean =>
    atLeast(release, [major, minor, patch]);
  return {
    name,
    version,
    knowsType: (type) =>
      isResourceType(type) &&
      atLeast(release, typesSince[type] ?? [0, 0, 0]) &&
      (type !== "task" || !atLeast(release, tasksUntil)),
    scopeNames: scopeNamesOf(release),
    allowLists: since(2, 28, 0),
    mcpSessions: !since(2, 37, 0),
    oauth2IsExperiment: !since(2, 38, 0),
    expire: since(2, 31, 1),
    retention: since(2, 30, 0),
    unreadableUserIsNotFound: since(2, 31, 1),
    workingComposites: since(2, 32, 0),
    neverUsed: since(2, 32, 0) ? "1970-01-01T00:00:00Z" : "0001-01-01T00:00:00Z",
    tokensSlide: !since(2, 35, 0),
    bearer: since(2, 25, 0),
    ownerMaximum: since(2, 24, 0),
    framesForbidden: since(2, 31, 11),
    singleMember: since(2, 31, 1),
    userSecrets: since(2, 33, 0),
    onSuccess: since(2, 36, 0),
    sharing: since(2, 35, 0),
    sharedWithUser: since(2, 27, 0),
    recentFields: since(2, 35, 0),
  };
}
