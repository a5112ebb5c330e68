import * as l10n from "@vscode/l10n";
import type { Catalog } from "./catalog/catalog";
import { resourceTitles } from "./catalog/descriptions";
import { isFullAccess } from "./power";
import type { Grant } from "./grant";
import { entriesOn, factsOf, grantedTypes, hasLiveEntry, type Facts } from "./lint/facts";
import { canonicalScope } from "./scope";

/** Names a list of scopes in the room of a tree row: `full access`, the one scope, or how many. */
export function scopesInShort(scopes: readonly string[]): string {
  const [first] = scopes;
  if (first === undefined || scopes.map(canonicalScope).includes("coder:all")) return l10n.t("full access");
  return scopes.length === 1 ? first : l10n.t("{0} scopes", scopes.length);
}

/** Words for actions, those that need a preposition last. */
function actionWords(): Readonly<Record<string, string>> {
  return {
    "*": l10n.t("do everything with"),
    read: l10n.t("read"),
    create: l10n.t("create"),
    update: l10n.t("change"),
    delete: l10n.t("delete"),
    start: l10n.t("start"),
    stop: l10n.t("stop"),
    use: l10n.t("use"),
    application_connect: l10n.t("open applications of"),
    ssh: l10n.t("run commands in"),
  };
}

/** Says in one plain sentence, short enough for a tree row, what a grant can do there: `read, start and stop 1 workspace`. */
export function summarize(catalog: Catalog, grant: Grant): string {
  if (!catalog.features.scopes || isFullAccess(grant)) return l10n.t("everything you can do");
  const facts = factsOf(catalog, grant, {});
  if (facts.full)
    return l10n.t(
      "everything, on {0}",
      facts.entries.map(({ type, id }) => thingsOf(type, id === "*" ? 0 : 1)).join(", "),
    );
  const order = Object.keys(resourceTitles());
  const types = grantedTypes(facts)
    .filter((type) => hasLiveEntry(facts, type))
    .sort((a, b) => place(order, a) - place(order, b));
  // What is only read beside something that is done is there to support it.
  const telling = types.filter((type) => actionsOn(facts, type).some((action) => action !== "read"));
  const [first, second, ...rest] = (telling.length > 0 ? telling : types).map((type) => phrase(facts, type));
  if (first === undefined) return l10n.t("nothing");
  if (second === undefined) return first;
  return rest.length === 0 ? l10n.t("{0}; {1}", first, second) : l10n.t("{0}; {1} and more", first, second);
}

function place(order: readonly string[], type: string): number {
  return order.includes(type) ? order.indexOf(type) : order.length;
}

function actionsOn(facts: Facts, type: string): string[] {
  return facts.permissions.filter((permission) => permission.type === type).map(({ action }) => action);
}

function phrase(facts: Facts, type: string): string {
  const words = actionWords();
  const actions = actionsOn(facts, type);
  const named = Object.keys(words).filter((action) => actions.includes(action));
  const others = actions.filter((action) => words[action] === undefined);
  const ids = facts.restricted ? entriesOn(facts, type).map(({ id }) => id) : ["*"];
  return l10n.t(
    "{0} {1}",
    joined(
      actions.includes("*") ? [words["*"] ?? ""] : [...others, ...named.map((action) => words[action] ?? "")],
    ),
    thingsOf(type, ids.includes("*") ? 0 : ids.length),
  );
}

function joined(words: readonly string[]): string {
  const last = words.at(-1) ?? "";
  return words.length < 2 ? last : l10n.t("{0} and {1}", words.slice(0, -1).join(", "), last);
}

/** Things of a type, as many as are named; 0 stands for all. */
function thingsOf(type: string, count: number): string {
  const things = (resourceTitles()[type] ?? type).toLowerCase();
  if (count === 0 || type === "user") return things;
  if (count > 1) return l10n.t("{0} {1}", count, things);
  return type === "workspace"
    ? l10n.t("1 workspace")
    : type === "template"
      ? l10n.t("1 template")
      : l10n.t("1 of {0}", things);
}
