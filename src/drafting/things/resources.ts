import * as l10n from "@vscode/l10n";
import type { UserId } from "../../coder/api/answers";
import type { Workspace } from "../../coder/api/workspaces";
import { CoderError } from "../../coder/errors/coderError";
import { isOfKind } from "../../coder/errors/isOfKind";
import { type AllowEntry, entryText } from "../../core/grant/grant";
import { canonicalId } from "../../core/grant/resourceId";
import type { EntryName } from "../../presentation/thingName";
import { stateWord } from "../../presentation/workspace/stateWords";
import type { SignedIn } from "../../session/sessionState";
import {
  type ResourceKind,
  SeenThings,
  type ThingsClient,
  userSeen,
  workspaceSeen,
} from "../../tokens/things/seenThings";
import { stateOf } from "../../workspaces/state/workspaceState";
import { nearestThing } from "./nearestThing";
import { nameFor, searchText } from "./resourceWords";
import type { FoundResource, FoundThings, Searched } from "./thing";

/** IDs of resources, and their total number. */
type Ids = { readonly ids: readonly string[]; readonly total: number };

/** How many resources a search shows. */
const shownResources = 20;
/** How long a question waits for names before IDs have to do, in ms. */
const longestLookUp = 3000;
/** How many IDs are looked up for one draft; each takes a request. */
const resolvedAtOnce = 10;

/**
 * Finds workspaces, templates, users and organizations by name, and names by ID; remembers every resource it
 * has seen.
 */
export class Resources {
  readonly #things: SeenThings;
  /** The last search of each kind. */
  readonly #searched = new Map<
    ResourceKind,
    { text: string; isNothing: boolean; meant?: FoundResource | undefined }
  >();
  /** What each found workspace was doing when it was found. */
  readonly #states = new Map<string, string>();
  /** Requests in progress, so that the next typed letter does not repeat them. */
  readonly #asking = new Set<string>();
  /**
   * The username of the token's owner: their workspaces are the most likely ones, and are shown without an
   * owner's name.
   */
  owner: string;

  readonly #client: ThingsClient;
  readonly #self: { readonly id: UserId; readonly username: string };

  constructor(client: ThingsClient, self: { readonly id: UserId; readonly username: string }) {
    this.#client = client;
    this.#self = self;
    this.owner = self.username;
    this.#things = new SeenThings(client);
  }

  /** @returns the name of a listed resource, or undefined if it has not been looked up. */
  nameOf(entry: AllowEntry): EntryName | undefined {
    const kind = lookups[entry.type];
    const seen = kind && this.#things.peek(kind, entry.id);
    if (seen) return nameFor(seen, this.owner, this.#self.id);
    const isSelf =
      kind === "user" && entry.id !== "" && entry.id.toLowerCase() === this.#self.id.toLowerCase();
    return isSelf ? { name: this.#self.username, detail: l10n.t("you") } : undefined;
  }

  /** @returns the result of the last search of a kind, if it was for this text. */
  readonly searched: Searched = (kind, text) => {
    const last = this.#searched.get(kind);
    return last?.text === text.trim() ? last : undefined;
  };

  /**
   * Searches resources of a kind.
   * @param text a part of the name, or an ID; empty returns the most likely ones.
   * @returns at most twenty, as allow-list entries, by name; a resource with exactly this name always comes first,
   * and among users the person themselves.
   * @throws CoderError
   */
  async find(kind: ResourceKind, text: string, signal: AbortSignal): Promise<FoundThings> {
    const wanted = text.trim();
    const id = canonicalId(wanted);
    const { ids, total } =
      id === undefined
        ? await this.#search(kind, wanted.toLowerCase(), signal)
        : whole((await this.#isThere(kind, id, signal)) ? [id] : []);
    const all = ids.map((one) => this.#shown(kind, one));
    const isExact = ({ name }: FoundResource): boolean => name.toLowerCase() === wanted.toLowerCase();
    const others = all.filter((one) => !isExact(one)).slice(0, shownResources);
    const resources = [...all.filter(isExact), ...(kind === "user" ? others : byName(others))].slice(
      0,
      shownResources,
    );
    const meant = resources.length > 0 || wanted === "" ? undefined : await this.#meant(kind, wanted, signal);
    this.#searched.set(kind, { text: wanted, isNothing: resources.length === 0, meant });
    return { resources, ...(total > resources.length ? { total } : {}) };
  }

  /**
   * Looks up the names of listed IDs that are still unknown. It remembers that a resource does not exist, but
   * not a failed request, which is repeated the next time.
   * @returns the names learnt, by entry.
   */
  async resolve(entries: readonly AllowEntry[], signal: AbortSignal): Promise<Record<string, EntryName>> {
    const unknown = entries
      .filter(
        (entry) =>
          entry.id !== "*" &&
          lookups[entry.type] !== undefined &&
          this.nameOf(entry) === undefined &&
          !this.#asking.has(keyOf(entry)),
      )
      .slice(0, resolvedAtOnce);
    const learnt: Record<string, EntryName> = {};
    for (const entry of unknown) this.#asking.add(keyOf(entry));
    try {
      for (const entry of unknown) {
        const name = await this.#lookUp(entry, signal).catch((error: unknown) => {
          if (error instanceof CoderError) return undefined;
          throw error;
        });
        if (signal.aborted) break;
        if (name !== undefined) learnt[entryText(entry)] = name;
      }
    } finally {
      for (const entry of unknown) this.#asking.delete(keyOf(entry));
    }
    return learnt;
  }

  /** @throws CoderError if the server could not be reached. */
  async #lookUp({ type, id }: AllowEntry, signal: AbortSignal): Promise<EntryName | undefined> {
    const kind = lookups[type];
    return kind && nameFor(await this.#things.lookUp(kind, id, signal), this.owner, this.#self.id);
  }

  async #isThere(kind: ResourceKind, id: string, signal: AbortSignal): Promise<boolean> {
    const known = this.nameOf({ type: kind, id }) ?? (await this.#lookUp({ type: kind, id }, signal));
    return known !== undefined && known.name !== "";
  }

  /**
   * Searches by a part of the name; if there are more results than are shown, also requests a resource with
   * exactly this name.
   */
  async #search(kind: ResourceKind, text: string, signal: AbortSignal): Promise<Ids> {
    const found = await this.#ask(kind, text, signal);
    if (found.total <= found.ids.length || text === "") return found;
    const exact = await this.#exact(kind, searchText(text), signal);
    return exact === undefined || found.ids.includes(exact)
      ? found
      : { ...found, ids: [exact, ...found.ids] };
  }

  async #exact(kind: ResourceKind, text: string, signal: AbortSignal): Promise<string | undefined> {
    try {
      if (kind === "user") {
        const user = await this.#client.users.get(text, signal);
        this.#things.see(user.id, userSeen(user));
        return user.id;
      }
      if (kind !== "workspace") return undefined;
      const [name = "", owner = this.#ownerName] = text.split("/").reverse();
      const workspace = await this.#client.workspaces.getByName(owner, name, signal);
      this.#see(workspace);
      return workspace.id;
    } catch (error) {
      if (isOfKind(error, "notFoundOrForbidden")) return undefined;
      throw error;
    }
  }

  /** Suggests what a text that names nothing may have meant. */
  async #meant(kind: ResourceKind, text: string, signal: AbortSignal): Promise<FoundResource | undefined> {
    const { ids } = await this.#ask(kind, "", signal);
    const likely = ids.map((id) => this.#shown(kind, id));
    const name = nearestThing(
      text,
      likely.map((one) => one.name),
    );
    return likely.find((one) => one.name === name);
  }

  /** Requests resources, remembers their names and returns their IDs. */
  async #ask(kind: ResourceKind, text: string, signal: AbortSignal): Promise<Ids> {
    switch (kind) {
      case "workspace": {
        const query = text === "" ? `owner:${this.#ownerName}` : searchText(text);
        const { workspaces, count } = await this.#client.workspaces.list(
          { query, limit: shownResources },
          signal,
        );
        for (const one of workspaces) this.#see(one);
        const ids = workspaces.map(({ id }) => id);
        // The server's count includes some that it leaves out of the rows, so it is meaningful only if there
        // is another page.
        return count > shownResources ? { ids, total: count } : whole(ids);
      }
      case "user":
        return this.#users(text, signal);
      case "template":
      case "organization":
        return whole(
          (await this.#things.list(kind, signal))
            .filter(({ name, displayName }) => has(text, name, displayName))
            .map(({ id }) => id),
        );
    }
  }

  /** The owner in the form the server takes; it always knows the caller. */
  get #ownerName(): string {
    return this.owner === this.#self.username ? "me" : this.owner;
  }

  /** The person first: there may be thousands of others, whom not everybody may see. */
  async #users(text: string, signal: AbortSignal): Promise<Ids> {
    const me = await this.#client.users.me(signal);
    const { users, count } = await this.#client.users.list(
      { search: searchText(text), limit: shownResources },
      signal,
    );
    const all = [...(has(text, me.username, me.name) ? [me] : []), ...users.filter(({ id }) => id !== me.id)];
    for (const one of all) this.#things.see(one.id, userSeen(one));
    return {
      ids: all.map(({ id }) => id),
      total: Math.max(count, all.length),
    };
  }

  #see(workspace: Workspace): void {
    this.#things.see(workspace.id, workspaceSeen(workspace));
    this.#states.set(workspace.id, stateWord(stateOf(workspace), workspace.latestBuild));
  }

  #shown(type: ResourceKind, id: string): FoundResource {
    const { name, detail } = this.nameOf({ type, id }) ?? { name: "", detail: "" };
    const texts = [detail, this.#states.get(id) ?? ""].filter((text) => text !== "");
    return { entry: entryText({ type, id }), name: name === "" ? id : name, detail: texts.join(" · ") };
  }
}

/** What to look up for an entry of a type; a membership has the ID of its user. */
const lookups: Readonly<Record<string, ResourceKind>> = {
  workspace: "workspace",
  template: "template",
  user: "user",
  organization: "organization",
  organization_member: "user",
};

function keyOf({ type, id }: AllowEntry): string {
  return `${lookups[type] ?? type}:${id.toLowerCase()}`;
}

function byName(resources: readonly FoundResource[]): FoundResource[] {
  const collator = new Intl.Collator(undefined, { numeric: true });
  return [...resources].sort((one, other) => collator.compare(one.name, other.name));
}

function whole(ids: readonly string[]): Ids {
  return { ids, total: ids.length };
}

function has(text: string, ...names: string[]): boolean {
  return names.some((name) => name.toLowerCase().includes(text));
}

/**
 * Looks up the names of resources for a question about them.
 * @param session asks, and owns the token.
 * @returns the name of a resource, or undefined if it could not be learnt in time.
 */
export async function namesFor(
  { client, record: { userId: id, username } }: SignedIn,
  entries: readonly AllowEntry[],
): Promise<(entry: AllowEntry) => EntryName | undefined> {
  const resources = new Resources(client, { id, username });
  await resources.resolve(entries, AbortSignal.timeout(longestLookUp));
  return (entry) => resources.nameOf(entry);
}
