import { compositeNames } from "../composites";
import { isAtLeast, type ServerVersion } from "../serverVersion";

/** The first release that lists each name, as `release type:action,action` (`GET /auth/scopes` of every tag to v2.35.1). */
const firstReleases = `
2.27.0 api_key:*,create,read,update,delete
2.27.0 file:*,create,read
2.27.0 template:*,create,read,update,delete,use
2.27.0 user:read_personal,update_personal
2.27.0 user_secret:*,create,read,update,delete
2.27.0 workspace:*,create,read,update,delete,start,stop,ssh,application_connect
2.28.0 task:*,create,read,update,delete
2.29.0 organization:*,read,update,delete
2.31.7 user:read
2.34.0 user_skill:*,create,read,update,delete
2.35.0 user:*
2.36.0 organization_skill:*,create,read,update,delete,share
2.36.0 inbox_notification:read,update
2.36.0 chat_model_config:read,share`;

/** Every name that v2.35.1 offers. */
export function knownNames(): string[] {
  const fineGrained = firstReleases
    .trim()
    .split("\n")
    .filter((row) => !row.startsWith("2.36"))
    .flatMap((row) => {
      const [, type = "", actions = ""] = row.split(/[ :](?=\S)/);
      return actions.split(",").map((action) => `${type}:${action}`);
    });
  return [...compositeNames, ...fineGrained].sort();
}

/** The first release that offers a fine-grained name, such as `2.31.7` for `user:read`; `undefined` if none is known. */
export function firstOfferedIn(name: string): string | undefined {
  const [type, action] = name.split(/:(.*)/s);
  for (const row of firstReleases.trim().split("\n")) {
    const [release, rowType, actions = ""] = row.split(/[ :](?=\S)/);
    if (rowType === type && actions.split(",").includes(action ?? "")) return release;
  }
  return undefined;
}

/** Says whether a name came with a release later than this one. */
export function isNewerThan(name: string, release: ServerVersion): boolean {
  const first = firstOfferedIn(name);
  return first !== undefined && !isAtLeast(release, first);
}
