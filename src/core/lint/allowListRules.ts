import * as l10n from "@vscode/l10n";
import { maximumAllowEntries, tooManyEntriesSentence, withoutSwallowed } from "../allowList";
import { entryText } from "../grant";
import { canonicalId, idForm, isNilId } from "../resourceId";
import { hasIds } from "../resourceTypes";
import { admitsAll, admitsByIdOnly, grantedTypes, listedTexts, type Facts } from "./facts";
import { finding, type Finding } from "./finding";
import { fixByAdding, fixByDropping, fixTo } from "./fixes";

/** An allow list that a deployment of v2.27 would silently ignore. */
export function ignoredAllowList({ catalog, grant }: Facts): Finding[] {
  if (catalog.features.allowLists || grant.allowList.length === 0) return [];
  const message = l10n.t("This deployment silently ignores allow lists; they need Coder v2.28.0.");
  return [finding("allow-list-unsupported", "error", message, grant.allowList.map(entryText))];
}

/** More entries than the server takes, counted as they are sent. */
export function tooManyEntries({ listed }: Facts): Finding[] {
  return listed.length <= maximumAllowEntries
    ? []
    : [finding("too-many-allow-entries", "error", tooManyEntriesSentence(listed.length))];
}

/** Entries that the server refuses: an unknown type, or an id that is neither a UUID nor `*`. */
export function invalidEntries(facts: Facts): Finding[] {
  return facts.listed.flatMap(({ text, entry, problem }) =>
    entry ? [] : finding("invalid-allow-entry", "error", problem, [text], fixByDropping(facts, [text])),
  );
}

/** Id forms that the server keeps and never matches (seen on v2.35.1). */
export function nonCanonicalIds(facts: Facts): Finding[] {
  const texts = listedTexts(facts, ({ id }) => id !== "*" && idForm(id) === "stored");
  if (texts.length === 0) return [];
  const allowList = facts.grant.allowList.map((entry) =>
    texts.includes(entryText(entry)) ? { ...entry, id: canonicalId(entry.id) ?? entry.id } : entry,
  );
  const message = l10n.t("Written so, {0} never matches anything.", texts.join(", "));
  const fix = fixTo(facts, l10n.t("Write the id in its usual form, which admits it"), { allowList });
  return [finding("non-canonical-id", "error", message, texts, [fix])];
}

/** The all-zero UUID. */
export function nilIds(facts: Facts): Finding[] {
  const texts = listedTexts(facts, ({ id }) => isNilId(id));
  if (texts.length === 0) return [];
  const message = l10n.t("Nothing has the id {0}.", texts.join(", "));
  return [finding("nil-id-never-matches", "error", message, texts, fixByDropping(facts, texts))];
}

const kindByType: Readonly<Record<string, string>> = {
  api_key: "api-key-needs-type-wildcard",
  provisioner_jobs: "no-id-type-needs-type-wildcard",
};

/** Things named by id whose kind no id can name: API keys, provisioner jobs, secrets, skills (seen on v2.35.1). */
export function idsOfNoUse(facts: Facts): Finding[] {
  const named = facts.entries.map(({ type }) => type);
  const granted = grantedTypes(facts).filter((type) => admitsByIdOnly(facts, type));
  const types = [...new Set([...named, ...granted])].filter(
    (type) => !hasIds(type) && !admitsAll(facts, type),
  );
  return types.map((type) => {
    const texts = listedTexts(facts, (entry) => entry.type === type || entry.type === "*");
    const message = l10n.t("{0} never matches: only {1} does.", texts.join(", "), `${type}:*`);
    const kind = (named.includes(type) ? kindByType[type] : undefined) ?? "type-has-no-ids";
    return finding(kind, "error", message, texts, [fixByAdding(facts, [{ type, id: "*" }])]);
  });
}

/** Repetitions, and ids beside a wildcard that holds them. */
export function swallowedEntries(facts: Facts): Finding[] {
  const left = facts.entries.map(entryText);
  const swallowed = facts.listed.flatMap(({ text, entry }) => {
    const index = entry ? left.indexOf(entryText(entry)) : -1;
    if (index >= 0) left.splice(index, 1);
    return entry && index < 0 ? [text] : [];
  });
  if (swallowed.length === 0) return [];
  const valid = facts.listed.flatMap(({ entry }) => entry ?? []);
  const invalid = facts.grant.allowList.filter((_, index) => !facts.listed[index]?.entry);
  const allowList = [...withoutSwallowed(valid), ...invalid];
  const message = l10n.t("Other entries already admit {0}.", swallowed.join(", "));
  const fix = fixTo(facts, l10n.t("Keep the others"), { allowList });
  return [finding("allow-entry-swallowed", "hint", message, swallowed, [fix])];
}
