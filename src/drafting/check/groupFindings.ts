import * as l10n from "@vscode/l10n";
import { type Catalog, findScope } from "../../core/catalog/catalog";
import { sayList } from "../../core/catalog/words";
import type { Grant } from "../../core/grant/grant";
import { missingEntries } from "../../core/reasoning/complete";
import { covers } from "../../core/reasoning/covers";
import { type Facts, factsOf } from "../../core/reasoning/facts";
import type { Finding, Fix, LintContext } from "../../core/reasoning/finding";
import { fixByAdding } from "../../core/reasoning/fixes";

/** A finding of the form, which may stand for several of one kind. */
export type FormFinding = Finding & {
  /** The sentences of the findings it stands for; none if it is a single one. */
  readonly details: readonly string[];
};

/** How many things a button names. */
const namedThings = 3;

/** What makes one finding of several. */
type Grouping = {
  /** @param count the number of scopes or entries concerned. */
  readonly say: (count: number) => string;
  readonly fixes: (catalog: Catalog, grant: Grant, entries: readonly string[], context: LintContext) => Fix[];
};

/**
 * Makes one finding of all that are of one kind, so that each kind takes one line. The sentences of the
 * single ones become its details.
 * @param catalog the deployment's scopes.
 * @param grant the grant that the findings are about.
 * @param findings its findings, in order.
 * @param context what else is known about the token.
 * @returns the findings, each in the place of the first of its kind.
 */
export function groupFindings(
  catalog: Catalog,
  grant: Grant,
  findings: readonly Finding[],
  context: LintContext,
): FormFinding[] {
  return [...new Set(findings.map(({ kind }) => kind))].map((kind): FormFinding => {
    const [first, ...others] = findings.filter((finding) => finding.kind === kind);
    if (!first) throw new Error("A kind without a finding.");
    if (others.length === 0) return { ...first, details: [] };
    const all = [first, ...others];
    const entries = [...new Set(all.flatMap((finding) => finding.entries))];
    const { say, fixes } = groupings[kind] ?? { say: sayProblems, fixes: () => [] };
    return {
      kind,
      severity: first.severity,
      message: say(entries.length),
      entries,
      fixes: fixes(catalog, grant, entries, context),
      details: all.map(({ message }) => message),
    };
  });
}

const groupings: Readonly<Record<string, Grouping>> = {
  "scope-covered-by-another": {
    say: (count) => l10n.t("{0} scopes repeat what others grant.", count),
    fixes: (catalog, grant) => keeping(l10n.t("Remove them"), grant, withoutCovered(catalog, grant.scopes)),
  },
  "scope-type-without-allow-entry": {
    say: (count) => l10n.t("{0} scopes have nothing to work on.", count),
    fixes: (catalog, grant, entries, context) => [
      allowing(factsOf(catalog, grant, context)),
      ...removing(grant, entries),
    ],
  },
  "unknown-scope": {
    say: (count) => l10n.t("{0} scopes aren't available on this deployment.", count),
    fixes: (_catalog, grant, entries) => removing(grant, entries),
  },
  "action-without-read": {
    say: (count) => l10n.t("{0} scopes have no effect without read access.", count),
    fixes: (catalog, grant, entries) => {
      const reads = entries.map((name) => name.replace(/:.*/, ":read"));
      const whole = { ...grant, scopes: [...new Set([...grant.scopes, ...reads])] };
      const title = l10n.t("Add {0}", sayList([...new Set(reads)]));
      return [{ title, grant: whole, widens: !covers(catalog, grant, whole) }, ...removing(grant, entries)];
    },
  },
};

function sayProblems(count: number): string {
  return l10n.t("{0} entries have the same problem.", count);
}

/** Adds what the scopes lack, and says what that is; of many things, how many kinds, each of which has its detail. */
function allowing(facts: Facts): Fix {
  const missing = missingEntries(facts);
  const fix = fixByAdding(facts, missing);
  return missing.length <= namedThings
    ? fix
    : { ...fix, title: l10n.t("Allow {0} more kinds of resources", missing.length) };
}

function removing(grant: Grant, names: readonly string[]): Fix[] {
  return keeping(
    l10n.t("Remove them"),
    grant,
    grant.scopes.filter((name) => !names.includes(name)),
  );
}

/** A list without scopes would mean full access, so there is no such fix. */
function keeping(title: string, grant: Grant, scopes: string[]): Fix[] {
  const isLess = scopes.length > 0 && scopes.length < grant.scopes.length;
  return isLess ? [{ title, grant: { ...grant, scopes }, widens: false }] : [];
}

/** Drops one after the other each scope that a remaining one contains. */
function withoutCovered(catalog: Catalog, scopes: readonly string[]): string[] {
  const granted = (name: string): readonly string[] => findScope(catalog, name)?.expansion ?? [];
  return scopes.reduce<string[]>(
    (left, name) =>
      granted(name).length > 0 &&
      left.some(
        (other) =>
          other !== name &&
          covers(catalog, { scopes: [other], allowList: [] }, { scopes: [name], allowList: [] }),
      )
        ? left.filter((one) => one !== name)
        : left,
    [...scopes],
  );
}
