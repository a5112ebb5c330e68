import { CoderError } from "../../coder/errors/coderError";
import { type AllowEntry, entryText } from "../../core/grant/grant";
import type { SignedIn } from "../../session/sessionState";
import { type ResourceKind, type SeenThing, SeenThings, workspaceSeen } from "../things/seenThings";
import type { NamedThing, ThingNames } from "./thingNames";

/** More would burden the server; the rest stays unnamed until somebody opens it. */
const mostLookups = 100;
const atOnce = 4;
/** With more IDs than this, we read the list before asking for single ones. */
const worthAList = 3;
const pageSize = 100;
const mostPages = 20;

const kinds: ReadonlySet<string> = new Set<ResourceKind>(["workspace", "template", "user", "organization"]);

/** The names of resources by their IDs, looked up once per session. */
export class ResourceNames implements ThingNames {
  readonly #things: SeenThings;
  #workspaces: Promise<void> | undefined;

  readonly #session: Pick<SignedIn, "client" | "record">;

  constructor(session: Pick<SignedIn, "client" | "record">) {
    this.#session = session;
    this.#things = new SeenThings(session.client);
  }

  peek({ type, id }: AllowEntry): NamedThing | undefined {
    const { userId, username } = this.#session.record;
    if (type === "user" && id === userId) return { kind: "self", name: username };
    if (!isKind(type)) return { kind: "unknown" };
    const seen = this.#things.peek(type, id);
    return seen && this.#named(type, seen);
  }

  isGone(entry: AllowEntry): boolean {
    return this.peek(entry)?.kind === "gone";
  }

  async lookUp(entries: Iterable<AllowEntry>, signal?: AbortSignal): Promise<boolean> {
    const before = this.#things.count;
    const missing = new Map<string, AllowEntry & { readonly type: ResourceKind }>();
    for (const { type, id } of entries) {
      if (id !== "*" && id !== "" && isKind(type) && this.peek({ type, id }) === undefined)
        missing.set(entryText({ type, id }), { type, id });
    }
    const wanted = [...missing.values()];
    const countOf = (kind: ResourceKind) => wanted.filter(({ type }) => type === kind).length;
    const unread = new Set<ResourceKind>();
    const lists = (["template", "organization"] as const)
      .filter((kind) => countOf(kind) > 0)
      .map(async (kind) => {
        // A list that could not be read says nothing about its contents.
        if (!(await forgiving(this.#things.list(kind, signal)))) unread.add(kind);
      });
    const isWorthAList = countOf("workspace") > worthAList;
    await Promise.all([...lists, isWorthAList && forgiving(this.#listWorkspaces(signal))]);
    const queue = wanted
      .filter((entry) => this.peek(entry) === undefined && !unread.has(entry.type))
      .slice(0, mostLookups);
    const worker = async () => {
      for (let entry = queue.shift(); entry && signal?.aborted !== true; entry = queue.shift())
        await forgiving(this.#things.lookUp(entry.type, entry.id, signal));
    };
    await Promise.all(Array.from({ length: atOnce }, worker));
    return this.#things.count > before;
  }

  #named(kind: ResourceKind, seen: SeenThing): NamedThing {
    switch (seen.kind) {
      case "workspace":
        return named(seen.name, seen.ownerId === this.#session.record.userId ? undefined : seen.ownerName);
      case "template":
      case "organization":
        return named(seen.displayName || seen.name);
      case "user":
        return named(seen.username);
      case "absent": {
        // A deleted resource is gone for every session.
        if (seen.why === "deleted") return { kind: "gone" };
        // Most people may not see other people at all, nor organizations they are not a member of.
        const isSeenIfThere = kind === "workspace" || kind === "template";
        // A narrow session sees only part of what exists, so a resource it does not see may well exist.
        const isSure = seen.why === "notFound" && isSeenIfThere && this.#session.record.origin !== "token";
        return { kind: isSure ? "gone" : "unknown" };
      }
    }
  }

  #listWorkspaces(signal?: AbortSignal): Promise<void> {
    this.#workspaces ??= this.#readWorkspaces(signal).catch((error: unknown) => {
      this.#workspaces = undefined;
      throw error;
    });
    return this.#workspaces;
  }

  async #readWorkspaces(signal?: AbortSignal): Promise<void> {
    for (let page = 0; page < mostPages; page += 1) {
      const query = { query: "owner:me", limit: pageSize, offset: page * pageSize };
      const { workspaces } = await this.#session.client.workspaces.list(query, signal);
      for (const workspace of workspaces) this.#things.see(workspace.id, workspaceSeen(workspace));
      if (workspaces.length < pageSize) return;
    }
  }
}

function isKind(type: string): type is ResourceKind {
  return kinds.has(type);
}

function named(name: string, owner?: string): NamedThing {
  return { kind: "named", name: owner === undefined || owner === "" ? name : `${owner}/${name}` };
}

/**
 * Failing to look up a name must not fail what is being shown; a defect of ours may.
 * @returns whether the request succeeded.
 */
async function forgiving(asking: Promise<unknown>): Promise<boolean> {
  try {
    await asking;
    return true;
  } catch (error) {
    if (!(error instanceof CoderError)) throw error;
    return false;
  }
}
