import * as l10n from "@vscode/l10n";
import type { Catalog } from "../catalog/catalog";
import { actionWords, joinActions, resourceOrder, sayActions, sayAll, sayList } from "../catalog/words";
import { isFullAccess } from "../grant/fullAccess";
import { type AllowEntry, entryText, type Grant } from "../grant/grant";
import { entriesOn, type Facts, factsOf, hasLiveEntry } from "./facts";

/** Names one resource of an allow list in the middle of a sentence, such as `workspace alpha`. */
export type SayThing = (entry: AllowEntry) => string;

/**
 * Describes everything a grant can do there and to what, omitting nothing: `start, stop and read workspace
 * alpha; read all templates`. This is the sentence to decide by; `summarize` is for a row without much room.
 * `sayThing` names listed IDs.
 */
export function sayGrantInFull(catalog: Catalog, grant: Grant, sayThing: SayThing = entryText): string {
  if (!catalog.features.scopes || isFullAccess(grant)) return l10n.t("do everything you can");
  const facts = factsOf(catalog, grant, {});
  const phrases = [...actionsByType(facts)].map(([type, actions]) =>
    sayPhrase(facts, type, actions, sayThing),
  );
  return phrases.length === 0 ? l10n.t("nothing") : phrases.join("; ");
}

/**
 * What is granted on each type that some entry can admit, in the order in which people want to read about
 * them.
 */
function actionsByType(facts: Facts): Map<string, string[]> {
  const granted = facts.full
    ? facts.entries.map(({ type }) => ({ type, action: "*" }))
    : facts.permissions.filter(({ type }) => hasLiveEntry(facts, type));
  const order = resourceOrder();
  const place = (type: string): number => (order.includes(type) ? order.indexOf(type) : order.length);
  const byType = new Map<string, string[]>();
  for (const { type, action } of granted.toSorted((a, b) => place(a.type) - place(b.type)))
    byType.set(type, [...new Set([...(byType.get(type) ?? []), action])]);

  return byType;
}

/** Joins the actions on a type with its resources. */
function sayPhrase(facts: Facts, type: string, actions: readonly string[], sayThing: SayThing): string {
  const entries = entriesOn(facts, type).map(({ id }) => ({ type, id }));
  return sayActionsOn(type, actions, facts.restricted ? entries : [{ type, id: "*" }], sayThing);
}

/**
 * Joins actions on resources of a type, in the middle of a sentence: `read and start workspace alpha`. Some actions go
 * further than their names suggest (seen on v2.35.1).
 * @param entries the resources; the ID `*` stands for all of them.
 */
export function sayActionsOn(
  type: string,
  actions: readonly string[],
  entries: readonly AllowEntry[],
  sayThing: SayThing,
): string {
  const isAll = entries.some(({ id }) => id === "*");
  const { create, update, ...others } = actionWords();
  const words: Readonly<Record<string, string>> = {
    ...others,
    create: type === "template" ? sayTemplateCreate(isAll) : (create ?? ""),
    update: type === "workspace" ? l10n.t("change the schedule and settings of") : (update ?? ""),
  };
  return joinActions(sayActions(actions, words), isAll ? sayAll(type) : sayList(entries.map(sayThing)));
}

/**
 * On a listed template, the permission to create means pushing versions and sharing it; only on all of them
 * does it create any.
 */
function sayTemplateCreate(isAll: boolean): string {
  return isAll ? l10n.t("create, push versions of and share") : l10n.t("push versions of and share");
}
