import * as l10n from "@vscode/l10n";
import type { CoderApi } from "../../coder/api/api";
import { CoderError } from "../../coder/errors/coderError";
import { NotFoundOrForbidden } from "../../coder/errors/refusals";

/** A thing that a question or a read was about. */
export type Thing = {
  /** As it is called in a sentence: by its name where that is known. */
  readonly words: string;
  /** Its owner looked and was told that there is none, or none for them. */
  readonly isMissing: boolean;
};

/** What things are called that a proof speaks of, each asked for once. */
export class Things {
  readonly #known = new Map<string, Promise<Thing>>();

  readonly #owner: CoderApi | undefined;
  readonly #signal: AbortSignal | undefined;

  /** @param owner a client of the token's owner; without it things stay without a name. */
  constructor(owner: CoderApi | undefined, signal?: AbortSignal) {
    this.#owner = owner;
    this.#signal = signal;
  }

  /** @returns what is known of a thing; a failure to ask is no answer, and it goes by its id. */
  of(type: string, id: string): Promise<Thing> {
    const key = `${type} ${id}`;
    const known = this.#known.get(key) ?? this.#lookUp(type, id);
    this.#known.set(key, known);
    return known;
  }

  async #lookUp(type: string, id: string): Promise<Thing> {
    try {
      const name = this.#owner && (await nameOf(this.#owner, type, id, this.#signal));
      return { words: inWords(type, name === undefined ? id : `"${name}"`), isMissing: false };
    } catch (error) {
      if (!(error instanceof CoderError)) throw error;
      const isMissing = error instanceof NotFoundOrForbidden && !error.isForbidden;
      return { words: inWords(type, id), isMissing };
    }
  }
}

/** @returns undefined for kinds of things that are not looked up by id. @throws CoderError */
async function nameOf(
  client: CoderApi,
  type: string,
  id: string,
  signal: AbortSignal | undefined,
): Promise<string | undefined> {
  switch (type) {
    case "workspace":
      return (await client.workspaces.get(id, signal)).name;
    case "user":
      return (await client.users.get(id, signal)).username;
    case "template":
      return (await client.templates.list(signal)).find((template) => template.id === id)?.name;
    default:
      return undefined;
  }
}

function inWords(type: string, name: string): string {
  switch (type) {
    case "workspace":
      return l10n.t("the workspace {0}", name);
    case "template":
      return l10n.t("the template {0}", name);
    case "user":
      return l10n.t("the user {0}", name);
    default:
      return `${type} ${name}`;
  }
}
