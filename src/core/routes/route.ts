/**
 * Whose ID a check uses: the resource's own, a workspace's owner, the caller, or none, so that `type:*` is
 * needed.
 */
export type CheckedId = "own" | "owner" | "me" | "none";

/** One check that a route makes as the caller. */
export type RouteNeed = {
  /** Any one of these suffices. */
  readonly anyOf: { readonly type: string; readonly action: string; readonly id: CheckedId }[];
  /** What the route answers without it. 200: it answers, and shows less. */
  readonly status: number;
  /** It decides which rows a list shows, not whether there is an answer. */
  readonly rows: boolean;
  /** The server checks it only after making the change. */
  readonly after: boolean;
  /**
   * The server filters in SQL here, which fails with 500 if the allow list contains only IDs (every known
   * release since v2.28.0).
   */
  readonly breaksOnIds: boolean;
};

/** A route of the server's API and what it checks, in order. */
export type Route = {
  readonly method: string;
  /**
   * The path below `/api/v2` (or `/api/experimental`), with `{name}` for variable parts and `*` for any rest.
   */
  readonly path: string;
  readonly experimental: boolean;
  /** The transition in the body, if a route depends on it: `start`, `stop` or `delete` of a build. */
  readonly transition: string | undefined;
  /** The first release that has the route, if known: `2.33.0`. */
  readonly since: string | undefined;
  /** The first release without it, if known. */
  readonly until: string | undefined;
  /** It answers without a token. */
  readonly public: boolean;
  readonly needs: RouteNeed[];
};
