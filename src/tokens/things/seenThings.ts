import type { Organization, Template, User } from "../../coder/api/answers";
import type { CoderApi } from "../../coder/api/api";
import type { Workspace } from "../../coder/api/workspaces";
import { GivenUp } from "../../coder/errors/coderError";
import { isOfKind } from "../../coder/errors/isOfKind";

/** The part of a session's client that looks up resources. */
export type ThingsClient = Pick<CoderApi, "workspaces" | "templates" | "users" | "organizations">;

/** What the server reports about a resource. */
export type PresentThing =
  | ({ readonly kind: "workspace" } & Readonly<
      Pick<Workspace, "name" | "ownerId" | "ownerName" | "templateName" | "dormantAt">
    >)
  | ({ readonly kind: "template" } & Readonly<Pick<Template, "name" | "displayName" | "organizationName">>)
  | ({ readonly kind: "user" } & Readonly<Pick<User, "id" | "username" | "name" | "status">>)
  | ({ readonly kind: "organization" } & Readonly<Pick<Organization, "name" | "displayName">>);

/** Kinds of resources that have a name and are looked up by ID. */
export type ResourceKind = PresentThing["kind"];

/**
 * The server's answer for an ID: `forbidden` does not say whether it exists; `notFound` says that it does
 * not, or is not visible.
 */
export type SeenThing =
  PresentThing | { readonly kind: "absent"; readonly why: "deleted" | "forbidden" | "notFound" };

/** An entry of a list that is read whole. */
export type ListedThing = { readonly id: string; readonly name: string; readonly displayName: string };

/** Keeps a workspace's names and the details that distinguish it from others. */
export function workspaceSeen({
  name,
  ownerId,
  ownerName,
  templateName,
  dormantAt,
}: Workspace): PresentThing {
  return { kind: "workspace", name, ownerId, ownerName, templateName, dormantAt };
}

/** Keeps a user's names and the details that distinguish them from others. */
export function userSeen({ id, username, name, status }: User): PresentThing {
  return { kind: "user", id, username, name, status };
}

/**
 * A deployment's resources, each looked up once by ID. It remembers that a resource does not exist, but not a
 * failed request, which is repeated the next time the resource is needed.
 */
export class SeenThings {
  readonly #seen = new Map<string, SeenThing>();
  readonly #lists = new Map<ResourceKind, readonly ListedThing[]>();
  readonly #asking = new Map<string, Promise<unknown>>();

  readonly #client: ThingsClient;

  constructor(client: ThingsClient) {
    this.#client = client;
  }

  /** The number of IDs about which something is known. */
  get count(): number {
    return this.#seen.size;
  }

  /** Returns what is known about an ID now; undefined if nobody has looked it up, or the request failed. */
  peek(kind: ResourceKind, id: string): SeenThing | undefined {
    return this.#seen.get(keyOf(kind, id));
  }

  /** Remembers a search result. */
  see(id: string, thing: PresentThing): void {
    this.#seen.set(keyOf(thing.kind, id), thing);
  }

  /**
   * Looks up a resource, unless it is known.
   * @param signal cancels; other callers that want the same continue.
   * @throws CoderError if the request failed.
   */
  async lookUp(kind: ResourceKind, id: string, signal?: AbortSignal): Promise<SeenThing> {
    const key = keyOf(kind, id);
    const known = this.#seen.get(key);
    if (known) return known;
    return this.#once(key, signal, async () => {
      const found = await this.#find(kind, id, signal);
      this.#seen.set(key, found);
      return found;
    });
  }

  /**
   * Reads all templates, or all the person's organizations, unless they were read before.
   * @param signal cancels; other callers that want the same continue.
   * @throws CoderError if they could not be read.
   */
  async list(kind: "template" | "organization", signal?: AbortSignal): Promise<readonly ListedThing[]> {
    const known = this.#lists.get(kind);
    if (known) return known;
    return this.#once(kind, signal, async () => {
      const all = kind === "template" ? await this.#templates(signal) : await this.#organizations(signal);
      this.#lists.set(kind, all);
      return all;
    });
  }

  async #find(kind: ResourceKind, id: string, signal?: AbortSignal): Promise<SeenThing> {
    try {
      switch (kind) {
        case "workspace":
          return workspaceSeen(await this.#client.workspaces.get(id, signal));
        case "user":
          return userSeen(await this.#client.users.get(id, signal));
        case "template":
        case "organization":
          await this.list(kind, signal);
          return this.peek(kind, id) ?? { kind: "absent", why: "notFound" };
      }
    } catch (error) {
      if (!isOfKind(error, "notFoundOrForbidden")) throw error;
      const isOfList = kind === "template" || kind === "organization";
      const why = error.status === 410 ? "deleted" : "notFound";
      return { kind: "absent", why: error.isForbidden || isOfList ? "forbidden" : why };
    }
  }

  async #templates(signal?: AbortSignal): Promise<readonly ListedThing[]> {
    const all = await this.#client.templates.list(signal);
    for (const { id, name, displayName, organizationName } of all)
      this.see(id, { kind: "template", name, displayName, organizationName });
    return all.map(listed);
  }

  async #organizations(signal?: AbortSignal): Promise<readonly ListedThing[]> {
    const all = await this.#client.organizations.mine(signal);
    for (const { id, name, displayName } of all) this.see(id, { kind: "organization", name, displayName });
    return all.map(listed);
  }

  /** Shares one request among concurrent callers; one that cancels does not affect the others. */
  async #once<T>(key: string, signal: AbortSignal | undefined, ask: () => Promise<T>): Promise<T> {
    const running = this.#asking.get(key) as Promise<T> | undefined;
    if (!running) {
      const asking = ask().finally(() => this.#asking.delete(key));
      this.#asking.set(key, asking);
      return asking;
    }
    try {
      return await running;
    } catch (error) {
      if (!(error instanceof GivenUp) || signal?.aborted === true) throw error;
      return this.#once(key, signal, ask);
    }
  }
}

function keyOf(kind: ResourceKind, id: string): string {
  return `${kind}:${id.toLowerCase()}`;
}

function listed({ id, name, displayName }: ListedThing): ListedThing {
  return { id, name, displayName };
}
