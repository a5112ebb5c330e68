import * as l10n from "@vscode/l10n";
import { CoderError } from "../../coder/errors/coderError";
import { type SeenThing, SeenThings, type ThingsClient } from "../things/seenThings";

/** The resource that a question or a read was about. */
export type Thing = {
  /** Its name in a sentence, or its ID if the name is unknown. */
  readonly words: string;
  /** Its owner looked, and the server said that it does not exist, or not for them. */
  readonly isMissing: boolean;
};

/** Names the resources that a proof mentions. */
export class Things {
  readonly #seen: SeenThings | undefined;
  readonly #signal: AbortSignal | undefined;

  /** @param owner a client of the token's owner; without it, resources stay unnamed. */
  constructor(owner: ThingsClient | undefined, signal?: AbortSignal) {
    this.#seen = owner && new SeenThings(owner);
    this.#signal = signal;
  }

  /**
   * @returns what is known about a resource; a failed request is not remembered: the ID is used until the
   * next mention.
   */
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
