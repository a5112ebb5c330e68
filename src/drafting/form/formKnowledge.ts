import * as l10n from "@vscode/l10n";
import { parseAllowEntry } from "../../core/grant/allowEntry";
import { type AllowEntry, entryText } from "../../core/grant/grant";
import { readReachText } from "../../core/grant/reachText";
import { lazy } from "../../platform/lazy";
import type { Log } from "../../platform/log";
import { absoluteTime, relativeTime } from "../../platform/time/times";
import type { EntryName } from "../../presentation/thingName";
import { serverNow } from "../../session/serverTime";
import type { SignedIn } from "../../session/sessionState";
import type { ResourceKind } from "../../tokens/things/seenThings";
import type { CheckContext } from "../check/checkRules";
import type { Draft } from "../draft/draft";
import { withSuggestedName } from "../draft/suggestName";
import type { Resources } from "../things/resources";
import { sayNotFound } from "../things/sayNotFound";
import type { Found } from "../things/thing";
import type { Form } from "./form";
import { askOwnPermissions, type OwnPermissions } from "./ownPermissions";

/** Names of resources by their entries, `type:id`. */
export type EntryNames = Readonly<Record<string, EntryName>>;

/**
 * What the form learns from the server while it is open: names of resources, and what the person's own role
 * allows.
 */
export class FormKnowledge {
  /** Finds and names resources, of which an empty draft has none. */
  readonly resources = lazy(() => this.#open());
  #opened: Resources | undefined;
  #ownerName: string;
  #roles: OwnPermissions | undefined;
  /** Why texts with addresses in them named nothing. */
  readonly #linkProblems = new Map<string, string>();
  #finding = new AbortController();

  readonly #session: SignedIn;
  readonly #closing: AbortSignal;
  readonly #log: Log;

  constructor(session: SignedIn, closing: AbortSignal, log: Log) {
    this.#session = session;
    this.#closing = closing;
    this.#log = log;
    this.#ownerName = session.record.username;
  }

  async #open(): Promise<Resources> {
    const { Resources } = await import("../things/resources");
    const { client, record } = this.#session;
    this.#opened = new Resources(client, { id: record.userId, username: record.username });
    this.#opened.owner = this.#ownerName;
    return this.#opened;
  }

  /** Returns what checks of drafts need from here. */
  context(): CheckContext {
    return {
      now: serverNow(this.#session),
      sayEnd,
      nameOf: this.#nameOf,
      searched: (kind, text) => this.#opened?.searched(kind, text),
      linkProblem: (text) => this.#linkProblems.get(text.trim()),
      roles: this.#roles,
    };
  }

  /** From now on, offers the owner's resources first. */
  belongTo({ owner }: Form): void {
    this.#ownerName = owner?.username ?? this.#session.record.username;
    if (this.#opened) this.#opened.owner = this.#ownerName;
  }

  readonly #nameOf = (entry: AllowEntry): EntryName | undefined => this.#opened?.nameOf(entry);

  /** Asks what the person's own role allows. @returns whether that is known now. */
  async learnFor({ catalog, owner }: Form): Promise<boolean> {
    if (owner) return false;
    try {
      this.#roles = await askOwnPermissions(this.#session, catalog, this.#closing);
    } catch (error) {
      if (!this.#closing.aborted) this.#log.warn(`Own permissions are unknown: ${String(error)}`);
    }
    return this.#roles !== undefined;
  }

  /** Suggests a name for a draft, if the person has not written one. */
  named(form: Form, draft: Draft): Draft {
    return withSuggestedName(form, this.#nameOf, draft);
  }

  /** Looks up the names of a draft's IDs. @returns what was learnt, or undefined if nothing. */
  async learnNames({ allowList }: Draft): Promise<EntryNames | undefined> {
    const entries = entriesOf(allowList);
    if (entries.length === 0) return undefined;
    const names = await (await this.resources()).resolve(entries, this.#closing);
    return Object.keys(names).length === 0 || this.#closing.aborted ? undefined : names;
  }

  /** Returns the names of a draft's entries, as far as they are known. */
  namesOf({ allowList }: Draft): EntryNames {
    return Object.fromEntries(
      entriesOf(allowList).flatMap((entry) => {
        const name = this.#nameOf(entry);
        return name ? [[entryText(entry), name]] : [];
      }),
    );
  }

  /**
   * Looks up the resources whose addresses a text contains.
   * @returns their entries; undefined if there are none, in which case the next check says why.
   */
  async entriesFor(text: string): Promise<readonly string[] | undefined> {
    const { client, deployment } = this.#session;
    const { links } = readReachText(text, "workspace");
    try {
      const { lookUpLinks } = await import("../things/linkedThings");
      const linked = await lookUpLinks(client, deployment.host, links, this.#closing);
      if (linked.ok) {
        this.#linkProblems.delete(text.trim());
        return linked.entries;
      }
      this.#linkProblems.set(text.trim(), linked.problem);
    } catch (error) {
      this.#linkProblems.set(text.trim(), sayNotFound(error));
    }
    return undefined;
  }

  /**
   * Searches resources by name, and cancels the previous search. @returns undefined if a later one replaced
   * it.
   */
  async find(kind: ResourceKind, text: string): Promise<Found | undefined> {
    this.#finding.abort();
    this.#finding = new AbortController();
    const signal = AbortSignal.any([this.#finding.signal, this.#closing]);
    try {
      const found = await (await this.resources()).find(kind, text, signal);
      return signal.aborted ? undefined : found;
    } catch (error) {
      if (signal.aborted) return undefined;
      return { resources: [], problem: sayNotFound(error) };
    }
  }
}

/** Formats when a token ends, relatively and in full. */
export function sayEnd(end: Date, now: Date): string {
  return l10n.t("Expires {0}, {1}.", relativeTime(end, now), absoluteTime(end));
}

function entriesOf(texts: readonly string[]): AllowEntry[] {
  return texts.flatMap((text) => {
    const parsed = parseAllowEntry(text);
    return parsed.ok ? [parsed.value] : [];
  });
}
