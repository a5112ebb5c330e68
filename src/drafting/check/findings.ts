import * as l10n from "@vscode/l10n";
import { buildCatalog } from "../../core/catalog/buildCatalog";
import type { Catalog } from "../../core/catalog/catalog";
import type { Grant } from "../../core/grant/grant";
import { lintGrant } from "../../core/lint/lintGrant";
import { covers } from "../../core/reasoning/covers";
import { diffGrants } from "../../core/reasoning/diffGrants";
import type { Finding, Fix, LintContext } from "../../core/reasoning/finding";

/** Dangerous regardless of anything else, so first among the warnings. */
const harmful = ["full-access", "can-mint-broader-tokens"];
const severities = ["error", "warning", "hint"];
const shownFixes = 2;
/** Whoever chose single resources is not led to all of them by a list that fails. */
const listsFail = "list-fails-with-id";

/**
 * Lints a grant for the form.
 * @param catalog the deployment's scopes.
 * @param grant the grant to lint.
 * @param context what is known about the token apart from its grant.
 * @returns findings ordered by harm, each with at most two fixes.
 */
export function findingsOf(catalog: Catalog, grant: Grant, context: LintContext): Finding[] {
  const place = ({ severity, kind }: Finding): number =>
    severities.indexOf(severity) * 2 + (harmful.includes(kind) ? 0 : 1);
  return lintGrant(catalog, grant, context)
    .map((finding) =>
      finding.kind === "composite-insufficient" ? withFix(finding, singleScopes(catalog, grant)) : finding,
    )
    .map((finding) => (finding.kind === listsFail ? { ...finding, fixes: [] } : withNarrower(grant, finding)))
    .map((finding) => ({ ...finding, fixes: finding.fixes.slice(0, shownFixes) }))
    .sort((a, b) => place(a) - place(b));
}

/** Adds the way to less to a finding whose only fix makes the token broader, where there is one. */
function withNarrower(grant: Grant, finding: Finding): Finding {
  const { fixes, entries } = finding;
  const [only] = fixes;
  if (fixes.length !== 1 || only?.widens !== true) return finding;
  const scopes = grant.scopes.filter((name) => !entries.includes(name));
  if (scopes.length === 0 || scopes.length === grant.scopes.length) return finding;
  const title = l10n.t("Remove {0}", grant.scopes.filter((name) => entries.includes(name)).join(", "));
  return { ...finding, fixes: [only, { title, grant: { ...grant, scopes }, widens: false }] };
}

function withFix(finding: Finding, fix: Fix | undefined): Finding {
  return fix === undefined ? finding : { ...finding, fixes: [fix, ...finding.fixes] };
}

/**
 * Replaces composite scopes that do not suffice there with what they contain since v2.32.0, as far as the
 * deployment offers it, and with the scopes that let the token read its own user. That is more than they
 * grant there: the fix names every addition.
 */
function singleScopes(catalog: Catalog, grant: Grant): Fix | undefined {
  const offered = new Set(catalog.scopes.map(({ name }) => name));
  const later = buildCatalog([...offered], "v2.32.0");
  const scopes = grant.scopes.flatMap((name) => {
    const expansion = later.scopes.find((scope) => scope.name === name)?.expansion ?? [];
    return name.startsWith("coder:workspaces.") ? [...expansion, "user:read"] : [name];
  });
  const possible = [...new Set(scopes)].filter((name) => offered.has(name));
  if (possible.length === 0) return undefined;
  const fixed = { ...grant, scopes: possible };
  const { added } = diffGrants(catalog, grant, fixed).permissions;
  const title =
    added.length === 0
      ? l10n.t("Use individual scopes instead")
      : l10n.t("Use individual scopes and add {0}", added.join(", "));
  return { title, grant: fixed, widens: !covers(catalog, grant, fixed) };
}
