/** Whose id a check is made with: the thing's own, a workspace's owner, the caller, or none, so that `type:*` is needed. */
export type CheckedId = "own" | "owner" | "me" | "none";

/** One check that a route makes as the caller. */
export type RouteNeed = {
  /** Any one of these will do. */
  readonly anyOf: { readonly type: string; readonly action: string; readonly id: CheckedId }[];
  /** What the route answers without it. 200: it answers, and shows less. */
  readonly status: number;
  /** It decides which rows a list shows, not whether there is an answer. */
  readonly rows: boolean;
  /** The check comes after the change was made. */
  readonly after: boolean;
  /** The server filters in SQL here, which fails with 500 where the allow list holds ids only (every known release since v2.28.0). */
  readonly breaksOnIds: boolean;
};

/** A route of the server's API and what it checks, in order. */
export type Route = {
  readonly method: string;
  /** The path below `/api/v2` (or `/api/experimental`), with `{name}` for what varies and `*` for any rest. */
  readonly path: string;
  readonly experimental: boolean;
  /** The transition in the body, where a route depends on it: `start`, `stop` or `delete` of a build. */
  readonly transition: string | undefined;
  /** The first release that has the route, where it is known: `2.33.0`. */
  readonly since: string | undefined;
  /** The first release without it, where it is known. */
  readonly until: string | undefined;
  /** It answers without a token. */
  readonly public: boolean;
  readonly needs: RouteNeed[];
};
