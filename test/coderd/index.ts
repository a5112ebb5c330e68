import type { Controls } from "./control/controls";
import { createRequestLog, type RequestLog } from "./control/requestLog";
import {
  type BuildControl,
  createBuildControl,
  growWorkspaces,
  publishVersion,
  setAgentsLost,
} from "./control/workspaceControl";
import type { Deployment, Settings } from "./deployment";
import { createFaults, type Faults } from "./faults/fault";
import { createHandler } from "./handler";
import { listen, type TlsOptions } from "./listen";
import { type ProfileName, profileOf } from "./profiles/profile";
import { mintSessionKey } from "./routes/keys";
import {
  createTemplate,
  createToken,
  createUser,
  type NewTemplate,
  type NewToken,
  type NewUser,
} from "./seed/create";
import { seed, type SeedName } from "./seed/seed";
import { type Clock, createClock, day } from "./state/clock";
import type { Template, User, Workspace } from "./state/model";
import { createStore, findUser, type Store } from "./state/store";
import type { TemplateVersion } from "./state/versions";
import { createWorkspace, type NewWorkspace } from "./state/workspaces";
import { createStreams } from "./streams/streams";
import { createTerminals } from "./terminal/terminals";

export type { LogFilter, LoggedRequest, RequestLog } from "./control/requestLog";
export type { BuildControl } from "./control/workspaceControl";
export type { Settings } from "./deployment";
export type { Fault, FaultRule, Faults } from "./faults/fault";
export type { TlsOptions } from "./listen";
export { type ProfileName, profileNames } from "./profiles/profile";
export type { NewTemplate, NewToken, NewUser } from "./seed/create";
export type { Clock } from "./state/clock";
export type { ApiKey, Template, User, Workspace } from "./state/model";
export type { Store } from "./state/store";
export type { TemplateVersion } from "./state/versions";
export type { NewWorkspace } from "./state/workspaces";
export { type Certificate, createCertificate, type NewCertificate } from "./tls/certificate";

/** How to start a server; everything has a default. */
export interface CoderdOptions {
  /** The release to stand in for, `2.35.1` by default. */
  profile?: ProfileName;
  /** A free port by default. */
  port?: number;
  /** `demo` (by default), `recorded` (the IDs of the recordings), or `empty` (an organization and nobody). */
  seed?: SeedName;
  /** Serves over TLS. */
  tls?: TlsOptions;
  /** The source of the time; the machine's by default. */
  now?: () => Date;
  /** Adds the routes below `/__test/`. */
  control?: boolean;
  /** A path such as `/coder` below which the deployment is served. */
  basePath?: string;
  /** Limits and durations that differ from the defaults. */
  settings?: Partial<Settings>;
}

/** A running server, and what a test needs from it. */
export interface Coderd {
  /** The deployment's address, including the base path, without a trailing slash. */
  readonly url: string;
  readonly port: number;
  readonly log: RequestLog;
  readonly faults: Faults;
  readonly clock: Clock;
  readonly store: Store;
  /** Closes all connections and frees the port. */
  stop(): Promise<void>;
  /** Adds a person. */
  createUser(user: NewUser): User;
  /** Creates a token without the API, for the person with that name or ID, and returns its secret. */
  createToken(owner: string, token?: NewToken): string;
  /** Adds a template created by the person with that name or ID. */
  createTemplate(author: string, template: Omit<NewTemplate, "createdById">): Template;
  /** Adds a workspace of a person, from a template, by their names or IDs. */
  createWorkspace(
    owner: string,
    template: string,
    workspace: Omit<NewWorkspace, "owner" | "template">,
  ): Workspace;
  /** Returns the person with that name or ID. Throws if there is none. */
  user(nameOrId: string): User;
  /** Returns the workspace with that name or ID. Throws if there is none. */
  workspace(nameOrId: string): Workspace;
  /** Returns the template with that name or ID. Throws if there is none. */
  template(nameOrId: string): Template;
  /** Holds builds back and makes them fail. */
  readonly builds: BuildControl;
  /** Limits and durations; changes apply from then on. */
  readonly settings: Settings;
  /** Disconnects every agent of the workspace with that name or ID, or reconnects them. */
  loseAgents(workspace: string): void;
  restoreAgents(workspace: string): void;
  /**
   * Adds a version to the template with that name or ID and activates it; omitted fields are copied from the
   * last version.
   */
  publishVersion(template: string, version?: Partial<TemplateVersion>): TemplateVersion;
  /** Adds this many workspaces of a person, from a template, by their names or IDs. */
  growWorkspaces(owner: string, template: string, count: number): void;
  /** How many WebSockets and event streams are open. */
  readonly openStreams: number;
  /** Ends every open WebSocket and event stream without a close frame, as when the network is lost. */
  dropStreams(): void;
  /** Creates a new session as `/cli-auth` does, for the person with that name or ID. */
  sessionKeyFor(user: string): string;
}

const defaults: Settings = {
  sessionLifetime: day,
  defaultLifetime: 7 * day,
  maximumLifetime: 876_600 * 3_600_000,
  ownerMaximumLifetime: 7 * day,
  retention: 7 * day,
  queueDelay: 0,
  buildDuration: 1500,
  cancelDuration: 900,
  agentConnects: 500,
  agentReady: 800,
  provisioners: Infinity,
  wildcardHost: "",
  deadTerminal: 12_000,
  oauth2Provider: false,
  mcpEndpoint: false,
  passwordSignIn: true,
  singleSignOn: "",
  rateLimit: undefined,
};

/** Starts a server on loopback. Rejects if the port is taken or the certificate is unusable. */
export async function startCoderd(options: CoderdOptions = {}): Promise<Coderd> {
  const clock = createClock(options.now);
  const settings: Settings = { ...defaults, ...options.settings };
  const store = createStore(clock, settings);
  store.queue.provisioners = settings.provisioners;
  seed(store, options.seed ?? "demo");
  const streams = createStreams();
  const terminals = createTerminals();
  const { log, record } = createRequestLog();
  const controls: Controls = { log, record, faults: createFaults() };
  const basePath = options.basePath ?? "";
  const scheme = options.tls === undefined ? "http" : "https";
  const urlAt = (port: number): string => `${scheme}://127.0.0.1:${port}${basePath}`;
  const deploymentAt = (port: number): Deployment => ({
    profile: profileOf(options.profile ?? "2.35.1"),
    store,
    settings,
    streams,
    terminals,
    accessUrl: urlAt(port),
  });
  const listening = await listen(options.port ?? 0, options.tls, (port) =>
    createHandler(deploymentAt(port), basePath, controls, options.control ?? false),
  );
  const deployment = deploymentAt(listening.port);
  const user = (name: string): User => known("user", name, findUser(store, name));
  const template = (name: string): Template => known("template", name, byNameOrId(store.templates, name));
  const workspace = (name: string): Workspace => known("workspace", name, byNameOrId(store.workspaces, name));
  return {
    url: deployment.accessUrl,
    port: listening.port,
    log,
    faults: controls.faults,
    clock,
    store,
    stop: () => {
      streams.end();
      terminals.end();
      return listening.stop();
    },
    createUser: (wanted) => createUser(store, wanted),
    createToken: (owner, token) => createToken(store, owner, token).secret,
    createTemplate: (author, wanted) => createTemplate(store, { createdById: user(author).id, ...wanted }),
    createWorkspace: (owner, name, wanted) =>
      createWorkspace(store, { ...wanted, owner: user(owner), template: template(name) }),
    user,
    template,
    workspace,
    builds: createBuildControl(store),
    settings,
    loseAgents: (name) => setAgentsLost(store, workspace(name), true),
    restoreAgents: (name) => setAgentsLost(store, workspace(name), false),
    publishVersion: (name, version) => publishVersion(store, template(name), version ?? {}),
    growWorkspaces: (owner, name, count) => growWorkspaces(store, user(owner), template(name), count),
    get openStreams() {
      return streams.open.size;
    },
    dropStreams: () => streams.drop(),
    sessionKeyFor: (name) => mintSessionKey(deployment, user(name)),
  };
}

function byNameOrId<T extends { name: string }>(
  table: ReadonlyMap<string, T>,
  nameOrId: string,
): T | undefined {
  return table.get(nameOrId) ?? [...table.values()].find(({ name }) => name === nameOrId);
}

function known<T>(what: string, name: string, found: T | undefined): T {
  if (found === undefined) throw new Error(`no such ${what}: ${name}`);
  return found;
}
