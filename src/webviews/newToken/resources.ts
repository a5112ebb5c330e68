import * as l10n from "@vscode/l10n";
import {
  type CoderClient,
  CoderError,
  NotFoundOrForbidden,
  type Template,
  type User,
  type Workspace,
} from "../../coder";
import { type AllowEntry, canonicalId, entryText } from "../../core";
import type { EntryName, FoundResource, ResourceKind } from "./contract";

/** The session, as far as things are looked for with it. */
export type ResourceClient = Pick<CoderClient, "workspaces" | "templates" | "users" | "organizations">;

/** How many things a search shows. */
const shownResources = 20;
/** How many ids are looked up for one draft; each takes a request. */
const resolvedAtOnce = 10;

/** Finds workspaces, templates, users and organizations by name, and names by id; what was seen once is remembered. */
export class Resources {
  readonly #names = new Map<string, EntryName>();
  /** Whose workspaces are the most likely ones. */
  owner = "me";
  #templates: Promise<Template[]> | undefined;

  readonly #client: ResourceClient;
  readonly #self: { readonly id: string; readonly username: string };

  constructor(client: ResourceClient, self: { readonly id: string; readonly username: string }) {
    this.#client = client;
    this.#self = self;

    if (self.id !== "") this.#remember("user", self.id, { name: self.username, detail: l10n.t("you") });
  }

  /** @returns the name of a listed thing, or undefined while nobody looked it up. */
  nameOf(entry: AllowEntry): EntryName | undefined {
    return this.#names.get(keyOf(entry));
  }

  /**
   * Looks for things of a kind.
   * @param text a part of the name, or an id; empty gives the most likely ones.
   * @returns at most twenty, as entries of an allow list.
   * @throws CoderError
   */
  async find(kind: ResourceKind, text: string, signal: AbortSignal): Promise<FoundResource[]> {
    const wanted = text.trim();
    const id = canonicalId(wanted);
    if (id !== undefined) {
      await this.resolve([{ type: kind, id }], signal);
      return [this.#shown(kind, id)];
    }
    const found = await this.#ask(kind, wanted.toLowerCase(), signal);
    return found.slice(0, shownResources).map((one) => this.#shown(kind, one));
  }

  /**
   * Looks up the names of listed ids that nobody looked up yet; what cannot be found is remembered as such.
   * @returns the names that were learnt, by entry.
   */
  async resolve(entries: readonly AllowEntry[], signal: AbortSignal): Promise<Record<string, EntryName>> {
    const unknown = entries
      .filter((entry) => entry.id !== "*" && lookups[entry.type] !== undefined && !this.nameOf(entry))
      .slice(0, resolvedAtOnce);
    const learnt: Record<string, EntryName> = {};
    for (const entry of unknown) {
      const name = await this.#lookUp(entry, signal);
      if (signal.aborted) break;
      if (name === undefined) continue;
      this.#names.set(keyOf(entry), name);
      learnt[entryText(entry)] = name;
    }
    return learnt;
  }

  async #lookUp({ type, id }: AllowEntry, signal: AbortSignal): Promise<EntryName | undefined> {
    const missing = { name: "", detail: l10n.t("Not found there, or not yours to see.") };
    try {
      switch (lookups[type]) {
        case "workspace":
          return ofWorkspace(await this.#client.workspaces.get(id, signal));
        case "user":
          return this.#ofUser(await this.#client.users.get(id, signal));
        case "template":
          await this.#ask("template", "", signal);
          break;
        case "organization":
          await this.#ask("organization", "", signal);
          break;
        case undefined:
      }
      return this.#names.get(keyOf({ type, id })) ?? missing;
    } catch (error) {
      if (error instanceof NotFoundOrForbidden) return missing;
      // Whether it is there is not known: the next draft asks again.
      if (error instanceof CoderError) return undefined;
      throw error;
    }
  }

  /** Asks for things, remembers their names and gives their ids. */
  async #ask(kind: ResourceKind, text: string, signal: AbortSignal): Promise<string[]> {
    switch (kind) {
      case "workspace": {
        const { workspaces } = await this.#client.workspaces.list(
          { query: text === "" ? `owner:${this.owner}` : searchText(text), limit: shownResources },
          signal,
        );
        return workspaces.map((one) => this.#remember("workspace", one.id, ofWorkspace(one)));
      }
      case "user": {
        const users = await this.#users(text, signal);
        return users.map((one) => this.#remember("user", one.id, this.#ofUser(one)));
      }
      case "template": {
        this.#templates ??= this.#client.templates.list(signal).catch((error: unknown) => {
          this.#templates = undefined;
          throw error;
        });
        return (await this.#templates)
          .filter(({ name, displayName }) => has(text, name, displayName))
          .map((one) => this.#remember("template", one.id, ofTemplate(one)));
      }
      case "organization":
        return (await this.#client.organizations.mine(signal))
          .filter(({ name, displayName }) => has(text, name, displayName))
          .map(({ id, name, displayName }) =>
            this.#remember("organization", id, { name, detail: displayName }),
          );
    }
  }

  /** The person first: the others may be thousands, and are not seen by everybody. */
  async #users(text: string, signal: AbortSignal): Promise<User[]> {
    const me = await this.#client.users.me(signal);
    const { users } = await this.#client.users.list(
      { search: searchText(text), limit: shownResources },
      signal,
    );
    return [...(has(text, me.username, me.name) ? [me] : []), ...users.filter(({ id }) => id !== me.id)];
  }

  #ofUser({ id, username, name, status }: User): EntryName {
    const others = [name, ...(status === "suspended" ? [l10n.t("suspended")] : [])];
    return {
      name: username,
      detail: id === this.#self.id ? l10n.t("you") : others.filter(Boolean).join(" · "),
    };
  }

  #remember(type: ResourceKind, id: string, name: EntryName): string {
    this.#names.set(keyOf({ type, id }), name);
    return id;
  }

  #shown(type: ResourceKind, id: string): FoundResource {
    const { name, detail } = this.#names.get(keyOf({ type, id })) ?? { name: "", detail: "" };
    return { entry: entryText({ type, id }), name: name === "" ? id : name, detail };
  }
}

/** What is looked up for an entry of a type; a membership has the id of its user. */
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

function ofWorkspace({ name, ownerName, templateName, dormantAt }: Workspace): EntryName {
  return {
    name,
    detail:
      dormantAt === undefined
        ? `${ownerName} · ${templateName}`
        : l10n.t("{0} · dormant, so out of reach", ownerName),
  };
}

function ofTemplate({ name, displayName, organizationName }: Template): EntryName {
  return { name, detail: [displayName, organizationName].filter(Boolean).join(" · ") };
}

function has(text: string, ...names: string[]): boolean {
  return names.some((name) => name.toLowerCase().includes(text));
}

/** What the server's query language would read as more than a name is taken out. */
function searchText(text: string): string {
  return text.replace(/[^\p{Letter}\p{Number}_./-]+/gu, "-").replace(/^-|-$/g, "");
}
