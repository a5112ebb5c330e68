import * as l10n from "@vscode/l10n";
import { maximumAllowEntries, tooManyEntriesSentence } from "../grant/allowEntry";
import { withoutSwallowed } from "../grant/allowList";
import { entryText } from "../grant/grant";
import { canonicalId, isNilId } from "../grant/resourceId";
import { admitsAll, admitsByIdOnly, type Facts, grantedTypes, listedTexts } from "../reasoning/facts";
import { type Finding, finding, findingAbout } from "../reasoning/finding";
import { fixByAdding, fixByDropping, fixTo } from "../reasoning/fixes";
import { hasIds } from "../release/resourceTypes";

/** Reports an allow list that a deployment of v2.27 would silently ignore. */
export function ignoredAllowList({ catalog, grant }: Facts): Finding[] {
  return findingAbout(
    "allow-list-unsupported",
    "error",
    catalog.features.allowLists ? [] : grant.allowList.map(entryText),
    () => l10n.t("This deployment ignores allow lists; they need Coder v2.28.0."),
  );
}

/** Reports more entries than the server accepts, counted as they are sent. */
export function tooManyEntries({ listed }: Facts): Finding[] {
  return listed.length <= maximumAllowEntries
    ? []
    : [finding("too-many-allow-entries", "error", tooManyEntriesSentence(listed.length))];
}

/** Reports entries that the server refuses: an unknown type, or an ID that is neither a UUID nor `*`. */
export function invalidEntries(facts: Facts): Finding[] {
  return facts.listed.flatMap(({ text, entry, problem }) =>
    entry ? [] : finding("invalid-allow-entry", "error", problem, [text], fixByDropping(facts, [text])),
  );
}

/** Reports ID forms that the server stores but never matches (seen on v2.35.1). */
export function nonCanonicalIds(facts: Facts): Finding[] {
  const texts = listedTexts(facts, ({ id }) => id !== "*" && id !== canonicalId(id));
  return findingAbout(
    "non-canonical-id",
    "error",
    texts,
    (names) => l10n.t("{0} never matches.", names),
    () => {
      const allowList = facts.grant.allowList.map((entry) =>
        texts.includes(entryText(entry)) ? { ...entry, id: canonicalId(entry.id) ?? entry.id } : entry,
      );
      const usual = allowList
        .map(entryText)
        .filter((text) => !facts.grant.allowList.map(entryText).includes(text));
      return [fixTo(facts, l10n.t("Use {0}", usual.join(", ")), { allowList })];
    },
  );
}

/** Reports the all-zero UUID. */
export function nilIds(facts: Facts): Finding[] {
  const texts = listedTexts(facts, ({ id }) => isNilId(id));
  return findingAbout(
    "nil-id-never-matches",
    "error",
    texts,
    (names) => l10n.t("No resource has the ID {0}.", names),
    () => fixByDropping(facts, texts),
  );
}

const kindByType: Readonly<Record<string, string>> = {
  api_key: "api-key-needs-type-wildcard",
  provisioner_jobs: "no-id-type-needs-type-wildcard",
};

/**
 * Reports resources listed by ID whose type cannot be listed by ID: API keys, provisioner jobs, secrets,
 * skills (seen on v2.35.1).
 */
export function idsOfNoUse(facts: Facts): Finding[] {
  const named = facts.entries.map(({ type }) => type);
  const granted = grantedTypes(facts).filter((type) => admitsByIdOnly(facts, type));
  const types = [...new Set([...named, ...granted])].filter(
    (type) => !hasIds(type) && !admitsAll(facts, type),
  );
  return types.flatMap((type) =>
    findingAbout(
      (named.includes(type) ? kindByType[type] : undefined) ?? "type-has-no-ids",
      "error",
      listedTexts(facts, (entry) => entry.type === type || entry.type === "*"),
      (names) => l10n.t("{0} never matches. Use {1}.", names, `${type}:*`),
      () => [fixByAdding(facts, [{ type, id: "*" }])],
    ),
  );
}

/** Reports duplicates, and IDs that a wildcard covers. */
export function swallowedEntries(facts: Facts): Finding[] {
  const left = facts.entries.map(entryText);
  const swallowed = facts.listed.flatMap(({ text, entry }) => {
    const index = entry ? left.indexOf(entryText(entry)) : -1;
    if (index >= 0) left.splice(index, 1);
    return entry && index < 0 ? [text] : [];
  });
  return findingAbout(
    "allow-entry-swallowed",
    "hint",
    swallowed,
    (names) => l10n.t("{0} is already covered.", names),
    () => {
      const valid = facts.listed.flatMap(({ entry }) => entry ?? []);
      const invalid = facts.grant.allowList.filter((_, index) => !facts.listed[index]?.entry);
      return [fixTo(facts, l10n.t("Remove it"), { allowList: [...withoutSwallowed(valid), ...invalid] })];
    },
  );
}
