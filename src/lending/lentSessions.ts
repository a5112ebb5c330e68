import * as l10n from "@vscode/l10n";
import type * as vscode from "vscode";
import type { DeploymentHref } from "../coder/api/deployment";
import type { Catalog } from "../core/catalog/catalog";
import type { Grant } from "../core/grant/grant";
import { powerOf } from "../drafting/outcome/agreesToPower";
import { cannotLimit } from "../leases/holders/cannotLimit";
import { offerNewLease } from "../leases/holders/offerNewLease";
import { Questions } from "../leases/holders/questions";
import type { Lease, Lending } from "../leases/lease";
import { leaseLifetime } from "../leases/records/leaseLifetime";
import { inBackground } from "../platform/background";
import { Cancelled, Explained } from "../platform/errors";
import type { Log } from "../platform/log";
import { Signal } from "../platform/signal";
import type { Sessions } from "../session/sessions";
import type { SignedIn } from "../session/sessionState";
import { askCatalog } from "../tokens/key/askCatalog";
import { accountLabelOf, leaseAccountIdOf } from "./accounts";
import { askToLend } from "./askToLend";
import type { ExtensionConsents } from "./extensionConsents";
import { keyOf, requestedGrant } from "./requestedGrant";

/** What lending to extensions needs. */
export type LendingParts = {
  readonly sessions: Pick<Sessions, "all" | "at" | "current">;
  readonly leases: Lending;
  readonly consents: ExtensionConsents;
  readonly log: Log;
};

/** A session that other extensions hold: a lease. */
type Lent = {
  readonly lease: Lease;
  readonly href: DeploymentHref;
  readonly key: string;
  /** Whether each request for it is a question of its own, even while it lives. */
  readonly isPowerful: boolean;
  readonly shown: vscode.AuthenticationSession;
};

/** What an extension asks for, examined. */
type Wish = { readonly catalog: Catalog; readonly grant: Grant; readonly power: string | undefined };

/** What changed. */
export type LentChange = {
  readonly added: readonly vscode.AuthenticationSession[];
  readonly removed: readonly vscode.AuthenticationSession[];
};

/**
 * Gives other extensions leases: the same one for the same list while it lives, after a question, or without one where the
 * person's yes to exactly that list is remembered. Never the session itself.
 */
export class LentSessions {
  readonly #lent = new Map<string, Lent>();
  /** Requests in progress: asking twice for the same thing asks the person once. */
  readonly #asking = new Map<string, Promise<Lent>>();
  readonly #questions = new Questions();
  readonly #changes = new Signal<LentChange>();
  readonly #parts: LendingParts;

  readonly onDidChange = (listener: (change: LentChange) => void): { dispose(): unknown } =>
    this.#changes.listen(listener);

  constructor(parts: LendingParts) {
    this.#parts = parts;
  }

  /** @returns what is lent now. Asks nobody. */
  all(): vscode.AuthenticationSession[] {
    return [...this.#lent.values()].filter(isUsable).map(({ shown }) => shown);
  }

  /**
   * Finds what is lent for a list, and renews it where the person's yes is remembered. Asks the person nothing; what fails is
   * logged, since the extension may ask aloud next.
   * @param sessions those whose account is meant.
   * @param list what the extension asks for.
   */
  async find(
    sessions: readonly SignedIn[],
    list: readonly string[],
  ): Promise<vscode.AuthenticationSession[]> {
    const key = keyOf(list);
    const found: vscode.AuthenticationSession[] = [];
    for (const session of sessions) {
      const known = this.#usable(session, key) ?? (await this.#remembered(session, list, key));
      // VS Code asks once for an account: whom it trusts with something narrow must not get this unasked.
      if (known && !known.isPowerful) found.push(as(known.shown, list));
    }
    return found;
  }

  /**
   * Lends for a list, after asking the person.
   * @throws Cancelled, naming the list, if they decline; Explained if it names what cannot be had; CoderError; NotWritten.
   */
  async lend(session: SignedIn, list: readonly string[]): Promise<vscode.AuthenticationSession> {
    const key = keyOf(list);
    const known = this.#usable(session, key);
    const lent =
      known && !known.isPowerful
        ? known
        : await this.#once(session, key, () => this.#ask(session, list, key));
    return as(lent.shown, list);
  }

  /** Ends what was lent under an ID, and forgets the yes to it, so that it does not come back by itself. */
  async takeBack(id: string): Promise<void> {
    const lent = [...this.#lent.values()].find(({ shown }) => shown.id === id);
    if (!lent) return;
    const session = this.#parts.sessions.at(lent.href);
    if (session) await this.#parts.consents.takeBack(lent.href, session.record.userId, lent.key);
    await lent.lease.end();
  }

  #usable(session: SignedIn, key: string): Lent | undefined {
    const lent = this.#lent.get(placeOf(session, key));
    return lent && isUsable(lent) ? lent : undefined;
  }

  async #remembered(session: SignedIn, list: readonly string[], key: string): Promise<Lent | undefined> {
    const { consents, log } = this.#parts;
    const { href } = session.deployment;
    if (!consents.has(href, session.record.userId, key)) return undefined;
    try {
      return await this.#once(session, key, async () => {
        const wish = await this.#examine(session, list);
        // What was narrow when it was remembered may have power since the server's last update.
        if (wish.power !== undefined) throw new Cancelled();
        const lent = await this.#take(session, list, key, wish);
        // The person may have taken it back meanwhile.
        if (consents.has(href, session.record.userId, key)) return lent;
        await lent.lease.end();
        throw new Cancelled();
      });
    } catch (error) {
      if (!(error instanceof Cancelled)) log.error("A lease for an extension could not be renewed", error);
      return undefined;
    }
  }

  async #ask(session: SignedIn, list: readonly string[], key: string, isRenewal = false): Promise<Lent> {
    const { consents, sessions } = this.#parts;
    const { deployment, record, client } = session;
    const wish = await this.#examine(session, list);
    const { maxLifetimeSeconds } = await client.tokens.config();
    const lifetime = leaseLifetime({ kind: "extension" }, wish.catalog, maxLifetimeSeconds);
    const answer = await this.#questions.ask(
      () => askToLend(session, wish.catalog, wish.grant, wish.power, lifetime),
      (given) => given === "no",
    );
    // An extension hears which of its requests that was.
    if (answer === "no") throw new Cancelled(l10n.t("Access declined: {0}.", list.join(", ") || "user:read"));
    if (sessions.at(deployment.href)?.record.userId !== record.userId)
      throw new Explained(l10n.t("You're signed out of {0}.", deployment.host));
    const known = isRenewal ? undefined : this.#usable(session, key);
    const lent = known ?? (await this.#take(session, list, key, wish));
    if (answer === "always") await consents.give(deployment.href, record.userId, key, wish.grant);
    return lent;
  }

  async #examine(session: SignedIn, list: readonly string[]): Promise<Wish> {
    const catalog = await askCatalog(session.client);
    const grant = requestedGrant(list, catalog, session.record.userId);
    if (!grant.ok) throw new Explained(grant.error);
    return { catalog, grant: grant.value, power: powerOf(catalog, { grant: grant.value }) };
  }

  async #take(
    session: SignedIn,
    list: readonly string[],
    key: string,
    { grant, power }: Wish,
  ): Promise<Lent> {
    const { deployment } = session;
    const lease = await this.#parts.leases.take(session, {
      kind: "extension",
      name: nameOf(grant),
      grant,
      onEndsSoon: (until) => this.#endsSoon(session, list, until),
    });
    if (!lease) throw cannotLimit(session);
    const lent: Lent = {
      lease,
      href: deployment.href,
      key,
      isPowerful: power !== undefined,
      shown: shownOf(session, lease, list),
    };
    const place = placeOf(session, key);
    const before = this.#lent.get(place);
    this.#lent.set(place, lent);
    lease.ended.addEventListener("abort", () => this.#forget(place, lent), { once: true });
    this.#changes.tell({ added: [lent.shown], removed: before ? [before.shown] : [] });
    return lent;
  }

  #forget(place: string, lent: Lent): void {
    if (this.#lent.get(place) !== lent) return;
    this.#lent.delete(place);
    this.#changes.tell({ added: [], removed: [lent.shown] });
  }

  /** What is remembered is renewed when the extension asks next; the rest is offered here. */
  #endsSoon(session: SignedIn, list: readonly string[], until: Date): void {
    const { deployment, record } = session;
    const key = keyOf(list);
    const renew = () => this.#once(session, key, () => this.#ask(session, list, key, true));
    if (!this.#parts.consents.has(deployment.href, record.userId, key)) {
      const what = l10n.t("An extension that uses {0} as {1}", deployment.host, record.username);
      offerNewLease(what, until, { title: l10n.t("Renew…"), run: renew });
      return;
    }
    inBackground("Renewing a lease", async () => {
      const wish = await this.#examine(session, list);
      if (wish.power === undefined)
        await this.#once(session, key, () => this.#take(session, list, key, wish));
    });
  }

  #once(session: SignedIn, key: string, run: () => Promise<Lent>): Promise<Lent> {
    const place = placeOf(session, key);
    const running = this.#asking.get(place);
    if (running) return running;
    const started = run().finally(() => this.#asking.delete(place));
    this.#asking.set(place, started);
    return started;
  }
}

function isUsable({ lease }: Lent): boolean {
  return !lease.ended.aborted && !lease.isOver();
}

function placeOf({ deployment, record }: SignedIn, key: string): string {
  return `${deployment.href} ${record.userId} ${key}`;
}

/** Nobody says which extension asks, so that the name says what is asked for; one of several scopes would mislead. */
function nameOf({ scopes }: Grant): string {
  const [first = "", ...others] = scopes;
  return others.length === 0 ? first : "";
}

function shownOf(session: SignedIn, lease: Lease, list: readonly string[]): vscode.AuthenticationSession {
  return {
    id: `lease ${lease.id}`,
    accessToken: lease.secret.expose(),
    account: {
      id: leaseAccountIdOf(session),
      label: l10n.t("{0}, tokens of extensions", accountLabelOf(session)),
    },
    scopes: [...list],
  };
}

/** VS Code compares the list with the one it asked for. */
function as(shown: vscode.AuthenticationSession, list: readonly string[]): vscode.AuthenticationSession {
  return { ...shown, scopes: [...list] };
}
