import type { Secret } from "../core/token/secret";
import type { CoderApi, PermissionCheck } from "./api/api";
import type { DeploymentUrl } from "./api/deployment";
import type { OpenTerminal } from "./api/workspaceCalls";
import type * as calls from "./calls";
import type { FromServer } from "./endpoints/streams/followBuild";
import { GivenUp } from "./errors/coderError";
import type { Http } from "./http/http";
import { memoryOf } from "./http/memory/deploymentMemory";
import type { TransportOptions } from "./http/reach/transportOptions";
import type { Sockets } from "./http/socket/sockets";
import type * as mcpCalls from "./mcpCalls";
import type * as streams from "./streams";
import type * as workspaceCalls from "./workspaceCalls";

type Calls = typeof calls;
type McpCalls = typeof mcpCalls;
type Streams = typeof streams;
type WorkspaceCalls = typeof workspaceCalls;

/** What a client is created from: an address and the session that belongs to it. */
export type Access = {
  readonly deployment: DeploymentUrl;
  /** Omitted for public endpoints. */
  readonly session?: Secret | undefined;
  readonly transport?: TransportOptions | undefined;
};

/**
 * Talks to one deployment over HTTP, with one session or none. The two belong together: another session or
 * another address takes another client. The first call loads axios and zod; creating a client costs nothing.
 */
export class CoderClient implements CoderApi {
  readonly deployment: DeploymentUrl;
  readonly #access: Access;
  #loading: Promise<Calls> | undefined;
  #http: Http | undefined;
  #loadingStreams: Promise<Streams> | undefined;
  #sockets: Sockets | undefined;
  #isDisposed = false;
  readonly #asking = new Map<string, Promise<unknown>>();

  constructor(access: Access) {
    this.deployment = access.deployment;
    this.#access = access;
  }

  readonly buildInfo = this.#kept(
    "buildInfo",
    this.#late(({ getBuildInfo }) => getBuildInfo),
  );
  readonly scopeNames = this.#kept(
    "scopeNames",
    this.#late(({ getScopeNames }) => getScopeNames),
  );

  readonly facts = {
    buildInfo: (signal?: AbortSignal) => this.#fact("buildInfo", this.buildInfo, signal),
    scopeNames: (signal?: AbortSignal) => this.#fact("scopeNames", this.scopeNames, signal),
  };

  readonly authMethods = this.#late(({ getAuthMethods }) => getAuthMethods);
  readonly logIn = this.#late(({ logIn }) => logIn);

  readonly users = {
    me: (signal?: AbortSignal) => this.users.get("me", signal),
    get: this.#late(({ getUser }) => getUser),
    list: this.#late(({ listUsers }) => listUsers),
  };

  readonly keys = {
    get: this.#late(({ getKey }) => getKey),
    delete: this.#late(({ deleteKey }) => deleteKey),
    expire: this.#late(({ expireKey }) => expireKey),
    createSession: this.#late(({ createSessionKey }) => createSessionKey),
  };

  readonly tokens = {
    list: this.#late(({ listTokens }) => listTokens),
    create: this.#late(({ postToken }) => postToken),
    getByName: this.#late(({ getTokenByName }) => getTokenByName),
    config: this.#late(({ getTokenConfig }) => getTokenConfig),
  };

  readonly workspaces = {
    list: this.#late(({ listWorkspaces }) => listWorkspaces),
    get: this.#late(({ getWorkspace }) => getWorkspace),
    getByName: this.#late(({ getWorkspaceByName }) => getWorkspaceByName),
    build: this.#ofWorkspaces(({ createBuild }) => createBuild),
    watch: (id: string, signal: AbortSignal) =>
      this.#stream(({ watchWorkspace }, { sockets }) => watchWorkspace(sockets, id, signal)),

    getBuild: this.#ofWorkspaces(({ getBuild }) => getBuild),
    cancelBuild: this.#ofWorkspaces(({ cancelBuild }) => cancelBuild),
    followBuild: (buildId: string, after: number | undefined, signal: AbortSignal) =>
      this.#stream(({ followBuild }, from) => followBuild(from, buildId, after, signal)),
    buildParameters: this.#ofWorkspaces(({ getBuildParameters }) => getBuildParameters),
    templateParameters: this.#ofWorkspaces(({ getTemplateParameters }) => getTemplateParameters),

    extend: this.#ofWorkspaces(({ extendWorkspace }) => extendWorkspace),
    setFavorite: this.#ofWorkspaces(({ setFavorite }) => setFavorite),
    setDormant: this.#ofWorkspaces(({ setDormant }) => setDormant),

    agentLog: this.#ofWorkspaces(({ getAgentLog }) => getAgentLog),
    listeningPorts: this.#ofWorkspaces(({ getListeningPorts }) => getListeningPorts),
    watchMetadata: (agentId: string, signal: AbortSignal) =>
      this.#stream(({ watchMetadata }, { sockets }) => watchMetadata(sockets, agentId, signal)),
    openTerminal: async (...opening: Parameters<OpenTerminal>) => {
      const { loaded, sockets } = await this.#loadStreams();
      return loaded.openTerminal(sockets, ...opening);
    },

    appHost: this.#ofWorkspaces(({ getAppHost }) => getAppHost),
  };

  readonly templates = { list: this.#late(({ listTemplates }) => listTemplates) };

  readonly mcp = {
    isOffered: this.#ofMcp(({ isMcpOffered }) => isMcpOffered),
    ask: this.#ofMcp(({ askMcp }) => askMcp),
  };

  readonly organizations = { mine: this.#late(({ listMyOrganizations }) => listMyOrganizations) };

  async checkPermissions<Name extends string>(
    checks: Readonly<Record<Name, PermissionCheck>>,
    signal?: AbortSignal,
  ): Promise<Record<Name, boolean>> {
    const { checkPermissions, Http } = await this.#load();
    return checkPermissions(this.#open(Http), checks, signal);
  }

  now(): Date {
    return memoryOf(this.deployment).clock.now();
  }

  get clockSkewMs(): number | undefined {
    return memoryOf(this.deployment).clock.skewMs;
  }

  dispose(): void {
    this.#isDisposed = true;
    this.#http?.dispose();
    this.#sockets?.dispose();
  }

  /** Caches an answer. */
  #kept<Told>(
    name: string,
    ask: (signal?: AbortSignal) => Promise<Told>,
  ): (signal?: AbortSignal) => Promise<Told> {
    return (signal) => memoryOf(this.deployment).facts.keep(name, () => ask(signal));
  }

  /** Shares one request among concurrent callers; one that cancels does not affect the others. */
  async #fact<Told>(name: string, ask: () => Promise<Told>, signal: AbortSignal | undefined): Promise<Told> {
    const known = memoryOf(this.deployment).facts.get(name);
    if (known !== undefined) return known.value as Told;

    let asking = this.#asking.get(name) as Promise<Told> | undefined;
    if (asking === undefined) {
      asking = ask().finally(() => this.#asking.delete(name));
      this.#asking.set(name, asking);
    }
    return untilGivenUp(asking, signal, () => new GivenUp(this.deployment, "maybe"));
  }

  #late<Rest extends unknown[], Answer>(
    pick: (loaded: Calls) => (http: Http, ...rest: Rest) => Promise<Answer>,
  ): (...rest: Rest) => Promise<Answer> {
    return async (...rest) => {
      const loaded = await this.#load();
      return pick(loaded)(this.#open(loaded.Http), ...rest);
    };
  }

  #ofWorkspaces<Rest extends unknown[], Answer>(
    pick: (loaded: WorkspaceCalls) => (http: Http, ...rest: Rest) => Promise<Answer>,
  ): (...rest: Rest) => Promise<Answer> {
    return async (...rest) => {
      const [{ Http }, loaded] = await Promise.all([this.#load(), import("./workspaceCalls")]);
      return pick(loaded)(this.#open(Http), ...rest);
    };
  }

  #ofMcp<Rest extends unknown[], Answer>(
    pick: (loaded: McpCalls) => (http: Http, ...rest: Rest) => Promise<Answer>,
  ): (...rest: Rest) => Promise<Answer> {
    return async (...rest) => {
      const [{ Http }, loaded] = await Promise.all([this.#load(), import("./mcpCalls")]);
      return pick(loaded)(this.#open(Http), ...rest);
    };
  }

  /** A stream that connects when its first item is requested. */
  async *#stream<Item>(
    begin: (loaded: Streams, from: FromServer) => AsyncGenerator<Item, void, void>,
  ): AsyncGenerator<Item, void, void> {
    const { Http } = await this.#load();
    const { loaded, sockets } = await this.#loadStreams();
    yield* begin(loaded, { http: this.#open(Http), sockets });
  }

  async #loadStreams(): Promise<{ loaded: Streams; sockets: Sockets }> {
    this.#loadingStreams ??= import("./streams");
    const loaded = await this.#loadingStreams;
    if (this.#sockets === undefined) {
      this.#sockets = new loaded.Sockets(this.deployment, this.#access.session, this.#access.transport);
      if (this.#isDisposed) this.#sockets.dispose();
    }
    return { loaded, sockets: this.#sockets };
  }

  #load(): Promise<Calls> {
    this.#loading ??= import("./calls");
    return this.#loading;
  }

  #open(HttpOfCalls: Calls["Http"]): Http {
    if (this.#http === undefined) {
      this.#http = new HttpOfCalls(this.deployment, this.#access.session, this.#access.transport);
      if (this.#isDisposed) this.#http.dispose();
    }
    return this.#http;
  }
}

/** Waits for work that continues for other callers, but only until this caller cancels. */
async function untilGivenUp<T>(
  work: Promise<T>,
  signal: AbortSignal | undefined,
  givenUp: () => Error,
): Promise<T> {
  if (signal === undefined) return work;

  let stop = (): void => undefined;
  const over = new Promise<never>((_resolve, reject) => {
    stop = () => {
      reject(givenUp());
    };
    signal.addEventListener("abort", stop, { once: true });
  });
  try {
    if (signal.aborted) stop();

    return await Promise.race([work, over]);
  } finally {
    signal.removeEventListener("abort", stop);
  }
}
