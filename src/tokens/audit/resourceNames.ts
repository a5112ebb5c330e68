import { CoderError } from "../../coder/errors/coderError";
import { NotFoundOrForbidden } from "../../coder/errors/refusals";
import { type AllowEntry, entryText } from "../../core/grant/grant";
import type { SignedIn } from "../../session/sessionState";
import type { NamedThing, ThingNames } from "./thingNames";

/** More would be a burden on the server; the rest stays without a name until it is looked at. */
const mostLookups = 100;
const atOnce = 4;
/** Few ids are asked for one by one, more are looked for in the list first. */
const worthAList = 3;
const pageSize = 100;
const mostPages = 20;

/** The names of things by their ids, asked for once per session. */
export class ResourceNames implements ThingNames {
  readonly #known = new Map<string, NamedThing>();
  readonly #asked = new Map<string, Promise<void>>();
  readonly #lists = new Map<string, Promise<void>>();

  readonly #session: Pick<SignedIn, "client" | "record">;

  constructor(session: Pick<SignedIn, "client" | "record">) {
    this.#session = session;
  }

  peek(entry: AllowEntry): NamedThing | undefined {
    return this.#known.get(entryText(entry));
  }

  isGone(entry: AllowEntry): boolean {
    return this.#known.get(entryText(entry))?.kind === "gone";
  }

  async lookUp(entries: Iterable<AllowEntry>, signal?: AbortSignal): Promise<boolean> {
    const before = this.#known.size;
    const missing = new Map<string, AllowEntry>();
    for (const entry of entries) {
      const text = entryText(entry);
      if (entry.id !== "*" && entry.id !== "" && !this.#known.has(text)) missing.set(text, entry);
    }
    const wanted = [...missing.values()];
    const lists = ["template", "organization"].filter((type) => wanted.some((entry) => entry.type === type));
    if (wanted.filter(({ type }) => type === "workspace").length > worthAList) lists.push("workspace");
    await Promise.all(lists.map((type) => this.#list(type, signal)));
    const queue = wanted.filter((entry) => !this.#known.has(entryText(entry))).slice(0, mostLookups);
    const worker = async () => {
      for (let entry = queue.shift(); entry && signal?.aborted !== true; entry = queue.shift())
        await this.#ask(entry, signal);
    };
    await Promise.all(Array.from({ length: atOnce }, worker));
    return this.#known.size > before;
  }

  #ask(entry: AllowEntry, signal?: AbortSignal): Promise<void> {
    const text = entryText(entry);
    const running = this.#asked.get(text);
    if (running) return running;
    const asking = this.#find(entry, signal)
      .then((found) => {
        if (found) this.#known.set(text, found);
      })
      .catch(forgive)
      .finally(() => this.#asked.delete(text));
    this.#asked.set(text, asking);
    return asking;
  }

  async #find({ type, id }: AllowEntry, signal?: AbortSignal): Promise<NamedThing | undefined> {
    const { client, record } = this.#session;
    const isSelf = type === "user" && id === record.userId;
    if (isSelf) return { kind: "self", name: record.username };
    // A list that was read does not have it; one that could not be read says nothing.
    if (type === "template") return this.#lists.has(type) ? this.#absent() : undefined;
    try {
      if (type === "workspace") {
        const { name, ownerId, ownerName } = await client.workspaces.get(id, signal);
        return named(name, ownerId === record.userId ? undefined : ownerName);
      }
      if (type === "user") return named((await client.users.get(id, signal)).username);
    } catch (error) {
      if (!(error instanceof NotFoundOrForbidden)) throw error;
      // What was deleted is gone for every session.
      if (error.status === 410) return { kind: "gone" };
      // Most people may not see other people at all.
      if (type === "workspace" && !error.isForbidden) return this.#absent();
    }
    return { kind: "unknown" };
  }

  /** A narrow session sees less than there is, so what it does not see may well be there. */
  #absent(): NamedThing {
    return { kind: this.#session.record.origin === "token" ? "unknown" : "gone" };
  }

  #list(type: string, signal?: AbortSignal): Promise<void> {
    const running = this.#lists.get(type);
    if (running) return running;
    const listing = this.#readList(type, signal).catch((error: unknown) => {
      this.#lists.delete(type);
      forgive(error);
    });
    this.#lists.set(type, listing);
    return listing;
  }

  async #readList(type: string, signal?: AbortSignal): Promise<void> {
    const { client } = this.#session;
    const learn = (id: string, name: string) => this.#known.set(entryText({ type, id }), named(name));
    if (type === "template") {
      for (const { id, name, displayName } of await client.templates.list(signal))
        learn(id, displayName || name);
    } else if (type === "organization") {
      for (const { id, name, displayName } of await client.organizations.mine(signal))
        learn(id, displayName || name);
    } else {
      for (let page = 0; page < mostPages; page += 1) {
        const query = { query: "owner:me", limit: pageSize, offset: page * pageSize };
        const { workspaces } = await client.workspaces.list(query, signal);
        for (const { id, name } of workspaces) learn(id, name);
        if (workspaces.length < pageSize) return;
      }
    }
  }
}

function named(name: string, owner?: string): NamedThing {
  return { kind: "named", name: owner === undefined || owner === "" ? name : `${owner}/${name}` };
}

/** A name that could not be asked for is no failure of what is being shown; a defect of ours is one. */
function forgive(error: unknown): void {
  if (!(error instanceof CoderError)) throw error;
}
