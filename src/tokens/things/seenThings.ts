import type { Organization, Template, User } from "../../coder/api/answers";
import type { CoderApi } from "../../coder/api/api";
import type { Workspace } from "../../coder/api/workspaces";
import { GivenUp } from "../../coder/errors/coderError";
import { isOfKind } from "../../coder/errors/isOfKind";

/** The session, as far as things are looked for with it. */
export type ThingsClient = Pick<CoderApi, "workspaces" | "templates" | "users" | "organizations">;

/** What the server said of a thing. */
export type PresentThing =
  | ({ readonly kind: "workspace" } & Readonly<
      Pick<Workspace, "name" | "ownerId" | "ownerName" | "templateName" | "dormantAt">
    >)
  | ({ readonly kind: "template" } & Readonly<Pick<Template, "name" | "displayName" | "organizationName">>)
  | ({ readonly kind: "user" } & Readonly<Pick<User, "id" | "username" | "name" | "status">>)
  | ({ readonly kind: "organization" } & Readonly<Pick<Organization, "name" | "displayName">>);

/** Kinds of things that have a name, and are looked up by id. */
export type ResourceKind = PresentThing["kind"];

/** What the server said of an id: `forbidden` says nothing of whether it is there, `notFound` that it is not, or not to be seen. */
export type SeenThing =
  PresentThing | { readonly kind: "absent"; readonly why: "deleted" | "forbidden" | "notFound" };

/** One of a list that is read whole. */
export type ListedThing = { readonly id: string; readonly name: string; readonly displayName: string };

/** Keeps of a workspace what it is called, and what tells it from others. */
export function workspaceSeen({
  name,
  ownerId,
  ownerName,
  templateName,
  dormantAt,
}: Workspace): PresentThing {
  return { kind: "workspace", name, ownerId, ownerName, templateName, dormantAt };
}

/** Keeps of a user what they are called, and what tells them from others. */
export function userSeen({ id, username, name, status }: User): PresentThing {
  return { kind: "user", id, username, name, status };
}

/**
 * The things of a deployment, each looked up by its id once. What the server does not have is remembered as such; a look-up that
 * failed is no answer, and is made again when the thing is wanted the next time.
 */
export class SeenThings {
  readonly #seen = new Map<string, SeenThing>();
  readonly #lists = new Map<ResourceKind, readonly ListedThing[]>();
  readonly #asking = new Map<string, Promise<unknown>>();

  readonly #client: ThingsClient;

  constructor(client: ThingsClient) {
    this.#client = client;
  }

  /** Of how many ids something is known. */
  get count(): number {
    return this.#seen.size;
  }

  /** What is known of an id by now; undefined: nobody asked yet, or the server could not be asked. */
  peek(kind: ResourceKind, id: string): SeenThing | undefined {
    return this.#seen.get(keyOf(kind, id));
  }

  /** Remembers what a search came upon. */
  see(id: string, thing: PresentThing): void {
    this.#seen.set(keyOf(thing.kind, id), thing);
  }

  /**
   * Looks up a thing, unless it is known.
   * @param signal gives up; whoever wants the same goes on.
   * @throws CoderError when it could not be asked for.
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
   * Reads all templates, or all organizations of the person, unless they were read before.
   * @param signal gives up; whoever wants the same goes on.
   * @throws CoderError when they could not be read.
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

  /** Asks once for all who want it at the same time; one who gives up takes nobody along. */
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
