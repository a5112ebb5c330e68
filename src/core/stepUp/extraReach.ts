import type { Catalog } from "../catalog/catalog";
import { resourceOrder } from "../catalog/words";
import { admits } from "../grant/allowList";
import type { AllowEntry, Grant } from "../grant/grant";
import { evaluate } from "../reasoning/evaluate";
import { entriesOn, type Facts, factsOf, grantedTypes, hasLiveEntry } from "../reasoning/facts";

/** Actions that one grant allows on resources of a type, and another does not. */
export type ExtraReach = {
  readonly type: string;
  readonly actions: readonly string[];
  /** The resources; the ID `*` stands for all of them. */
  readonly entries: readonly AllowEntry[];
};

/**
 * Returns everything that a wider grant can do and a narrower one cannot: new actions on the resources that
 * both are limited to, and all actions on new resources, since scopes and entries count for each other.
 * @param wide contains all of `narrow`; neither is full access.
 */
export function extraReach(catalog: Catalog, narrow: Grant, wide: Grant): ExtraReach[] {
  const facts = factsOf(catalog, wide, {});
  const order = resourceOrder();
  const place = (type: string): number => (order.includes(type) ? order.indexOf(type) : order.length);
  return grantedTypes(facts)
    .filter((type) => hasLiveEntry(facts, type))
    .sort((a, b) => place(a) - place(b))
    .flatMap((type) => extraOn(catalog, narrow, facts, type));
}

function extraOn(catalog: Catalog, narrow: Grant, facts: Facts, type: string): ExtraReach[] {
  const actions = [
    ...new Set(facts.permissions.filter((one) => one.type === type).map(({ action }) => action)),
  ];
  const unlimited = { ...narrow, allowList: [] };
  const known = catalog.resourceTypes.find((each) => each.type === type)?.actions ?? [];
  const isHeld = (action: string): boolean =>
    (action === "*" ? known : [action]).every(
      (each) => evaluate(catalog, unlimited, { type, action: each }).allowed,
    );
  const entries = facts.restricted
    ? entriesOn(facts, type).map(({ id }): AllowEntry => ({ type, id }))
    : [{ type, id: "*" }];
  const isAdmitted = ({ id }: AllowEntry): boolean => admits(narrow.allowList, type, id === "*" ? "" : id);
  const rows: ExtraReach[] = [
    { type, actions: actions.filter((action) => !isHeld(action)), entries: entries.filter(isAdmitted) },
    { type, actions, entries: entries.filter((entry) => !isAdmitted(entry)) },
  ];
  return rows.filter((row) => row.actions.length > 0 && row.entries.length > 0);
}
