import type { Fault, FaultRule, Faults } from "../coderd";
import type { World } from "./world";

/** Which requests a fault meets. */
export const scopes = ["all", "own", "nth"] as const;
export type Scope = (typeof scopes)[number];

/** A fault of a server, which counts the requests that it met. */
export type Active = ReturnType<Faults["add"]>;

/** One way in which the world fails. */
export type FaultCase = {
  /** Whether what the person wants must come about all the same. */
  readonly passes?: boolean;
  /** Makes it happen from now on, to the requests that match. Undefined where it was there from the start. */
  readonly begin?: (world: World, rule: FaultRule) => Active | undefined;
  /** How far the server's clock is ahead, in ms. */
  readonly serverAhead?: number;
  /** It is the machine that fails, whatever is asked of the server. */
  readonly isKeyring?: boolean;
};

const server =
  (...faults: readonly ((world: World) => Fault)[]) =>
  (world: World, rule: FaultRule): Active =>
    world.coderd.faults.add(rule, world.choose.of(...faults)(world));

const always = (fault: Fault) => (): Fault => fault;
const hour = 3_600_000;

/** What a body may be that is JSON and yet not what was asked for. */
const malformed: readonly Fault[] = [
  { kind: "lie", merge: { id: null, key: null, username: null, version: null, workspaces: null } },
  {
    kind: "lie",
    merge: { id: 7, key: { of: "a" }, name: ["a"], expires_at: "soon", job: 1, latest_build: 2 },
  },
  { kind: "lie", change: () => [7, null, "x", [{}]] },
  { kind: "lie", change: () => ({}) },
  { kind: "lie", change: () => "\u001b]0;title\u0007<img src=x>" },
  { kind: "lie", change: (body) => [body, body] },
];

/** Every fault of the campaign, by its name. */
export const faults: Readonly<Record<string, FaultCase>> = {
  latency: { passes: true, begin: server(always({ kind: "delay", milliseconds: 2500 })) },
  "slow drip": { passes: true, begin: server(always({ kind: "drip", bytes: 4096, milliseconds: 200 })) },
  "endless drip": { begin: server(always({ kind: "drip", bytes: 1, milliseconds: 2000 })) },
  hang: { begin: server(always({ kind: "hang" })) },
  "reset before": { begin: server(always({ kind: "reset", when: "before" })) },
  "reset after": { begin: server(always({ kind: "reset", when: "after" })) },
  "breaks off": { begin: server(always({ kind: "cut" })) },
  truncated: { begin: server(always({ kind: "truncate" })) },
  HTML: { begin: server(always({ kind: "captivePortal" })) },
  "gateway's JSON": {
    begin: server(
      always({ kind: "gateway", status: 403, body: { error: { code: 1020, message: "Access denied" } } }),
      always({ kind: "gateway", status: 502, body: { message: "upstream connect error" } }),
      always({ kind: "gateway", status: 401, body: { message: "Unauthorized" } }),
      always({ kind: "gateway", status: 200, body: { ok: true } }),
    ),
  },
  "gateway after": {
    begin: server(
      always({ kind: "gateway", when: "after", status: 504, body: "<html>Gateway Timeout</html>" }),
      always({ kind: "gateway", when: "after", status: 502, body: { message: "bad gateway" } }),
    ),
  },
  "header gone": { begin: server(always({ kind: "strip" })) },
  redirect: {
    begin: server(
      ({ elsewhere }) => ({ kind: "redirect", to: `${elsewhere.url}/api/v2/users/me`, status: 307 }),
      ({ elsewhere }) => ({
        kind: "redirect",
        to: `//127.0.0.1:${elsewhere.port}/api/v2/users/me`,
        status: 302,
      }),
      ({ elsewhere }) => ({ kind: "redirect", to: elsewhere.url, status: 308 }),
    ),
  },
  loop: {
    begin: server(
      ({ coderd }) => ({ kind: "redirect", to: `${coderd.url}/api/v2/users/me` }),
      always({ kind: "redirect", to: "" }),
    ),
  },
  "429": {
    begin: server(
      always({ kind: "rateLimit" }),
      always({ kind: "rateLimit", retryAfter: "2" }),
      always({ kind: "rateLimit", retryAfter: "86400" }),
      always({ kind: "rateLimit", retryAfter: "soon" }),
    ),
  },
  "5xx": {
    begin: server(
      always({
        kind: "answer",
        status: 500,
        body: { message: "Internal error fetching API key.", detail: "EOF" },
      }),
      always({ kind: "answer", status: 503, body: { message: "Service unavailable." } }),
    ),
  },
  forbidden: {
    begin: server(
      always({ kind: "answer", status: 403, body: { message: "Forbidden." } }),
      always({
        kind: "answer",
        status: 404,
        body: { message: "Resource not found or you do not have access to this resource" },
      }),
    ),
  },
  endless: { begin: server(always({ kind: "endless" })) },
  bomb: { begin: server(always({ kind: "gzipBomb", megabytes: 200 })) },
  "malformed fields": { begin: server(...malformed.map(always)) },
  "401 midway": { begin: server(always({ kind: "revoke" })) },
  "sockets lost": {
    begin: ({ coderd, choose }) => {
      const path = choose.of<string | RegExp>("/api/v2/workspaceagents/*/pty", /\/(pty|watch-ws)$/);
      return coderd.faults.add(
        { path, times: 2 },
        choose.of<Fault>({ kind: "mute" }, { kind: "vanish", milliseconds: 300 }),
      );
    },
  },
  "clock ahead": { passes: true, serverAhead: 2 * hour },
  "clock behind": { passes: true, serverAhead: -2 * hour },
  "keyring fails": {
    isKeyring: true,
    begin: ({ secrets, choose }) => {
      secrets.fail = new Error(
        choose.of("The name org.freedesktop.secrets was not provided", "User canceled"),
      );
      return undefined;
    },
  },
  "keyring hangs": {
    isKeyring: true,
    begin: ({ secrets, choose }) => {
      const only = choose.of<string | undefined>(undefined, "store", "get", "delete");
      secrets.hang = (call) => only === undefined || call === only;
      return undefined;
    },
  },
};

/**
 * The requests that a fault meets.
 * @param scope all of them, the one that the flow is about, or one of the first few.
 * @param own which that is.
 */
export function ruleOf(scope: Scope, own: FaultRule, { choose }: World): FaultRule {
  if (scope === "all") return { path: /^\/api\// };
  return scope === "own" ? { ...own, times: 1 } : { path: /^\/api\//, skip: choose.below(4), times: 1 };
}
