import * as l10n from "@vscode/l10n";
import { CoderError } from "../../coder/errors/coderError";
import { type SeenThing, SeenThings, type ThingsClient } from "../things/seenThings";

/** A thing that a question or a read was about. */
export type Thing = {
  /** As it is called in a sentence: by its name where that is known. */
  readonly words: string;
  /** Its owner looked and was told that there is none, or none for them. */
  readonly isMissing: boolean;
};

/** What things are called that a proof speaks of. */
export class Things {
  readonly #seen: SeenThings | undefined;
  readonly #signal: AbortSignal | undefined;

  /** @param owner a client of the token's owner; without it things stay without a name. */
  constructor(owner: ThingsClient | undefined, signal?: AbortSignal) {
    this.#seen = owner && new SeenThings(owner);
    this.#signal = signal;
  }

  /** @returns what is known of a thing; a failure to ask is no answer: it goes by its id until it is spoken of again. */
  async of(type: string, id: string): Promise<Thing> {
    const seen = await this.#lookUp(type, id);
    const name = nameOf(seen);
    return {
      words: inWords(type, name === undefined ? id : `"${name}"`),
      isMissing: seen?.kind === "absent" && seen.why !== "forbidden",
    };
  }

  async #lookUp(type: string, id: string): Promise<SeenThing | undefined> {
    if (type !== "workspace" && type !== "template" && type !== "user") return undefined;
    try {
      return await this.#seen?.lookUp(type, id, this.#signal);
    } catch (error) {
      if (!(error instanceof CoderError)) throw error;
      return undefined;
    }
  }
}

function nameOf(seen: SeenThing | undefined): string | undefined {
  if (seen === undefined || seen.kind === "absent") return undefined;
  return seen.kind === "user" ? seen.username : seen.name;
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
