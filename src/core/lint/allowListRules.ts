import * as l10n from "@vscode/l10n";
import { maximumAllowEntries, withoutSwallowed } from "../allowList";
import { entryText } from "../grant";
import { canonicalId, idForm, isNilId } from "../resourceId";
import { hasIds } from "../resourceTypes";
import { listedTexts, type Facts } from "./facts";
import type { Finding, Fix } from "./finding";
import { fixByAdding, fixByDropping, fixTo } from "./fixes";

/** Entries that the server refuses: an unknown type, or an id that is neither a UUID nor `*`. */
export function invalidEntries(facts: Facts): Finding[] {
  return facts.listed
    .filter(({ entry }) => entry === undefined)
    .map(({ text, problem }) => ({
      kind: "invalid-allow-entry",
      severity: "error",
      message: problem,
      entries: [text],
      fixes: fixByDropping(facts, l10n.t("Remove {0}", text), [text]),
    }));
}

/** More entries than the server takes, counted as they are sent. */
export function tooManyEntries(facts: Facts): Finding[] {
  if (facts.listed.length <= maximumAllowEntries) return [];
  const fixes: Fix[] =
    facts.entries.length > maximumAllowEntries || facts.entries.length === 0
      ? []
      : [fixTo(facts, l10n.t("Remove pointless entries"), { allowList: facts.entries })];
  return [
    {
      kind: "too-many-allow-entries",
      severity: "error",
      message: l10n.t(
        "The list has {0} entries; the server takes at most {1}.",
        facts.listed.length,
        maximumAllowEntries,
      ),
      entries: [],
      fixes,
    },
  ];
}

/** Repetitions, and ids beside a wildcard that holds them. */
export function swallowedEntries(facts: Facts): Finding[] {
  const kept = new Set(facts.entries.map(entryText));
  const seen = new Set<string>();
  const swallowed = facts.listed.filter(({ entry }) => {
    if (!entry) return false;
    const text = entryText(entry);
    const pointless = seen.has(text) || !kept.has(text);
    seen.add(text);
    return pointless;
  });
  if (swallowed.length === 0) return [];
  const valid = facts.listed.flatMap(({ entry }) => entry ?? []);
  const invalid = facts.grant.allowList.filter((_, index) => facts.listed[index]?.entry === undefined);
  return [
    {
      kind: "allow-entry-swallowed",
      severity: "hint",
      message: l10n.t("Other entries already admit {0}.", swallowed.map(({ text }) => text).join(", ")),
      entries: swallowed.map(({ text }) => text),
      fixes: [
        fixTo(facts, l10n.t("Remove pointless entries"), {
          allowList: [...withoutSwallowed(valid), ...invalid],
        }),
      ],
    },
  ];
}

/** Id forms that the server keeps and never matches (seen on v2.35.1). */
export function nonCanonicalIds(facts: Facts): Finding[] {
  const texts = listedTexts(facts, ({ id }) => id !== "*" && idForm(id) === "stored");
  if (texts.length === 0) return [];
  const allowList = facts.grant.allowList.map((entry) =>
    texts.includes(entryText(entry)) ? { ...entry, id: canonicalId(entry.id) ?? entry.id } : entry,
  );
  return [
    {
      kind: "non-canonical-id",
      severity: "error",
      message: l10n.t("Written so, {0} never matches anything.", texts.join(", ")),
      entries: texts,
      fixes: [fixTo(facts, l10n.t("Write the id in its usual form, which admits it"), { allowList })],
    },
  ];
}

/** The all-zero UUID. */
export function nilIds(facts: Facts): Finding[] {
  const texts = listedTexts(facts, ({ id }) => isNilId(id));
  if (texts.length === 0) return [];
  return [
    {
      kind: "nil-id-never-matches",
      severity: "error",
      message: l10n.t("Nothing has the id of zeros in {0}.", texts.join(", ")),
      entries: texts,
      fixes: fixByDropping(facts, l10n.t("Remove the entry"), texts),
    },
  ];
}

/** Things named by id whose kind no id can name: API keys, provisioner jobs, secrets, skills (seen on v2.35.1). */
export function idsOfNoUse(facts: Facts): Finding[] {
  const types = [
    ...new Set(facts.entries.filter(({ type, id }) => id !== "*" && !hasIds(type)).map(({ type }) => type)),
  ];
  return types.map((type) => {
    const texts = listedTexts(facts, (entry) => entry.type === type && entry.id !== "*");
    return {
      kind: kindsByType[type] ?? "type-cannot-be-named-by-id",
      severity: "error",
      message: l10n.t(
        "{0} never matches: only {1} admits things of that type.",
        texts.join(", "),
        `${type}:*`,
      ),
      entries: texts,
      fixes: [fixByAdding(facts, l10n.t("Admit all of them with {0}", `${type}:*`), [{ type, id: "*" }])],
    };
  });
}

const kindsByType: Readonly<Record<string, string>> = {
  api_key: "api-key-needs-type-wildcard",
  provisioner_jobs: "no-id-type-needs-type-wildcard",
};

/** An allow list that a deployment of v2.27 would silently ignore. */
export function ignoredAllowList({ catalog, grant }: Facts): Finding[] {
  if (catalog.features.allowLists || grant.allowList.length === 0) return [];
  return [
    {
      kind: "allow-list-unsupported",
      severity: "error",
      message: l10n.t("This deployment silently ignores allow lists; they need Coder v2.28.0."),
      entries: grant.allowList.map(entryText),
      fixes: [],
    },
  ];
}
