import * as l10n from "@vscode/l10n";
import type { Catalog } from "../../core/catalog/catalog";
import { isFullAccess } from "../../core/grant/fullAccess";
import { type AllowEntry, entryText, type Grant } from "../../core/grant/grant";
import { evaluate } from "../../core/reasoning/evaluate";
import { expand } from "../../core/reasoning/expand";
import type { Finding } from "../../core/reasoning/finding";
import type { Answers } from "../../tokens/proof/proof";
import { actionWord, sortActions } from "./actionWords";
import { consequenceOf } from "./consequences";
import type { CellState, Matrix, MatrixCell } from "./matrix";

/** What is known apart from the grant, and changes its matrix. */
export type MatrixContext = {
  /** The linter's findings about the grant. */
  readonly findings?: readonly Finding[];
  /** What the person's own role allows, by `type:action`; a permission that is absent counts as allowed. */
  readonly roles?: ReadonlyMap<string, boolean> | undefined;
  /** What the server answered when asked with the token itself. */
  readonly proof?: Answers | undefined;
  /** Names a listed resource; returns its ID if the name is unknown. */
  readonly nameOf?: (entry: AllowEntry) => string;
};

/** Rows that people look for, whether or not the grant touches them. */
const expectedTypes = ["workspace", "template", "user", "api_key"];
/** Columns that are shown although nothing in them is granted. */
const expectedActions = ["read", "create", "update", "delete", "start", "stop", "ssh", "application_connect"];

/**
 * Builds the matrix of a grant, resource types × actions. It agrees with `evaluate`: `granted` is what the
 * grant permits on a resource without an ID, `listed` what it permits only on resources in its allow list.
 * @param catalog the deployment's scopes.
 * @param asked the grant to draw; scopes unknown there grant nothing.
 * @param context what else is known.
 */
export function buildMatrix(catalog: Catalog, asked: Grant, context: MatrixContext = {}): Matrix {
  // An empty list of scopes means every scope.
  const grant = { ...asked, scopes: asked.scopes.length === 0 ? ["coder:all"] : asked.scopes };
  if (!catalog.features.scopes || isFullAccess(grant)) {
    return {
      kind: "everything",
      sentence: l10n.t("Full access, now and in the future."),
    };
  }
  const { proof = {} } = context;
  // Permissions that work without being granted are always shown.
  const more = Object.keys(proof).filter((permission) => proof[permission] === "more");
  const touched = [...grantedPermissions(catalog, grant), ...more];
  const rows = rowTypes(catalog, grant, touched).map((type) => ({
    type,
    title: titleOf(catalog, type),
    cells: actionsOf(catalog, type, touched).map((action): MatrixCell => {
      const answer = proof[`${type}:${action}`];
      return { ...cellOf(catalog, grant, type, action, context), ...(answer && { proof: answer }) };
    }),
  }));
  const actions = columnsOf(rows.flatMap(({ cells }) => cells));
  return {
    kind: "table",
    actions: actions.map(actionWord),
    rows: rows.map(({ cells, ...row }) => ({
      ...row,
      cells: actions.map(
        (action) => cells.find(({ permission }) => permission === `${row.type}:${action}`) ?? null,
      ),
    })),
  };
}

function cellOf(
  catalog: Catalog,
  grant: Grant,
  type: string,
  action: string,
  context: MatrixContext,
): MatrixCell {
  const permission = `${type}:${action}`;
  const scope = grant.scopes.find(
    (name) => evaluate(catalog, { scopes: [name], allowList: [] }, { type, action }).allowed,
  );
  if (scope === undefined) return { state: "no", permission, reason: l10n.t("No scope grants this.") };
  const say = (state: CellState, reason: string): MatrixCell => ({ state, permission, reason, scope });
  const reach = reachOf(catalog, grant, type, action);
  if (reach.kind === "nothing") return say("dead", whyDead(scope, type, action, reach.isListed));
  if (context.roles?.get(permission) === false)
    return say("blocked", l10n.t("{0} grants this, but your role doesn't allow it.", scope));

  const consequence = consequenceOf(context.findings ?? [], type, action);
  if (consequence?.isFatal === true)
    return say("server", l10n.t("{0} grants this, but it doesn't work. {1}", scope, consequence.sentence));

  if (reach.kind === "all") return say("granted", l10n.t("Granted by {0}.", scope));
  const names = reach.entries.map((entry) => context.nameOf?.(entry) ?? entry.id).join(", ");
  const reason = l10n.t("Granted by {0}, only for {1}.", scope, names);
  return say("listed", consequence === undefined ? reason : `${reason} ${consequence.sentence}`);
}

type CellReach =
  | { readonly kind: "all" }
  | { readonly kind: "listed"; readonly entries: readonly AllowEntry[] }
  | { readonly kind: "nothing"; readonly isListed: boolean };

function reachOf(catalog: Catalog, grant: Grant, type: string, action: string): CellReach {
  if (evaluate(catalog, grant, { type, action }).allowed) return { kind: "all" };
  const named = grant.allowList.filter((entry) => entry.type === type || entry.type === "*");
  const entries = named.filter(
    ({ id }) => action !== "create" && evaluate(catalog, grant, { type, action, id }).allowed,
  );
  return entries.length > 0 ? { kind: "listed", entries } : { kind: "nothing", isListed: named.length > 0 };
}

function whyDead(scope: string, type: string, action: string, isListed: boolean): string {
  const wanted = entryText({ type, id: "*" });
  if (!isListed) return l10n.t("{0} grants this, but no resource of type {1} is selected.", scope, type);
  return action === "create"
    ? l10n.t("{0} grants this, but new resources have no ID yet. Add {1}.", scope, wanted)
    : l10n.t("{0} grants this, but no selected ID can match. Add {1}.", scope, wanted);
}

function grantedPermissions(catalog: Catalog, grant: Grant): string[] {
  return grant.scopes.flatMap((name) => {
    const expansion = expand(catalog, [name]);
    return expansion.ok ? expansion.value : [];
  });
}

function rowTypes(catalog: Catalog, grant: Grant, granted: readonly string[]): string[] {
  const titled = catalog.groups.map(({ resource }) => resource).filter((resource) => resource !== "coder");
  const listed = granted.includes("*:*") ? grant.allowList.map(({ type }) => type) : [];
  const touched = new Set([...granted.map(typeOf), ...listed]);
  touched.delete("*");
  const known = titled.filter((type) => expectedTypes.includes(type) || touched.has(type));
  return [...known, ...[...touched].filter((type) => !known.includes(type)).sort()];
}

/** The actions that a type's scopes can name, and further ones that some composite grants. */
function actionsOf(catalog: Catalog, type: string, granted: readonly string[]): string[] {
  const offered = catalog.scopes.flatMap(({ resource, action = "*" }) => (resource === type ? [action] : []));
  const all = catalog.resourceTypes.find((known) => known.type === type)?.actions ?? [];
  const explicit = granted.filter((permission) => typeOf(permission) === type).map(actionOf);
  const names = new Set([...(offered.length > 0 ? offered : explicit.length > 0 ? [] : all), ...explicit]);
  names.delete("*");
  return names.size > 0 ? [...names] : all;
}

function columnsOf(cells: readonly MatrixCell[]): string[] {
  const shown = cells.filter(
    ({ permission, state, proof }) =>
      state !== "no" || proof === "more" || expectedActions.includes(actionOf(permission)),
  );
  return sortActions([...new Set(shown.map(({ permission }) => actionOf(permission)))]);
}

function titleOf(catalog: Catalog, type: string): string {
  const words = type.replaceAll("_", " ");
  const title = catalog.groups.find(({ resource }) => resource === type)?.title;
  return title ?? `${words.charAt(0).toUpperCase()}${words.slice(1)}`;
}

function typeOf(permission: string): string {
  return permission.slice(0, permission.indexOf(":"));
}

function actionOf(permission: string): string {
  return permission.slice(permission.indexOf(":") + 1);
}
