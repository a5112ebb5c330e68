import * as l10n from "@vscode/l10n";
import type { Catalog } from "../../core/catalog/catalog";
import { holdsFullScope, isFullAccess } from "../../core/grant/fullAccess";
import { type AllowEntry, entryText, type Grant } from "../../core/grant/grant";
import { evaluate } from "../../core/reasoning/evaluate";
import { expand, expandScope } from "../../core/reasoning/expand";
import { fullAccessWarning } from "../token/ownerOf";
import { actionWord, sortActions } from "./actionWords";
import { consequenceOf } from "./consequences";
import { dangerOf } from "./dangers";
import { kindName } from "./kindNames";
import { limitOf } from "./limits";
import { type ActionState, isTold, type Picture, type PictureAction, type PictureKind } from "./picture";
import type { PictureContext } from "./pictureContext";

/** Kinds that people look for, whether or not the grant touches them. */
const expectedTypes = ["workspace", "template", "user", "api_key"];
/** Actions that are shown although they are not granted. */
const expectedActions = ["read", "create", "update", "delete", "start", "stop", "ssh", "application_connect"];
/** The states in which nothing can be done with what is granted; these follow what works. */
const idleStates: readonly ActionState[] = ["dead", "blocked"];

/**
 * Builds the picture of a grant: what it permits on each kind of resource. It agrees with `evaluate`:
 * `granted` is what the grant permits on a resource without an ID, `listed` what it permits only on resources
 * in its allow list.
 * @param catalog the deployment's scopes.
 * @param asked the grant; scopes unknown there grant nothing.
 * @param context what else is known.
 */
export function buildPicture(catalog: Catalog, asked: Grant, context: PictureContext = {}): Picture {
  // An empty list of scopes means every scope.
  const grant = { ...asked, scopes: asked.scopes.length === 0 ? ["coder:all"] : asked.scopes };
  if (!catalog.features.scopes || isFullAccess(grant))
    return { kind: "everything", sentence: fullAccessWarning(context.otherOwner) };

  const { proof = {} } = context;
  // Permissions that work without being granted are always shown.
  const more = Object.keys(proof).filter((permission) => proof[permission] === "more");
  const touched = [...grantedPermissions(catalog, grant), ...more];
  const kinds = typesIn(catalog, grant, touched).map((type) =>
    kindOf(catalog, grant, type, touched, context),
  );
  const unknown = grant.scopes.filter((name) => (expandScope(catalog, name) ?? []).length === 0);
  return {
    kind: "kinds",
    kinds,
    ...(unknown.length === 0 ? {} : { unknown: l10n.t("Unknown to Coder Access: {0}.", unknown.join(", ")) }),
  };
}

function kindOf(
  catalog: Catalog,
  grant: Grant,
  type: string,
  touched: readonly string[],
  context: PictureContext,
): PictureKind {
  const all = sortActions(actionsOf(catalog, type, touched)).map((action): Reached => {
    const { listed, ...made } = actionIn(catalog, grant, type, action, context);
    const proof = context.proof?.[made.permission];
    const word = action === "create" && isPush(type, listed) ? l10n.t("Push versions") : actionWord(action);
    return { listed, action: { ...made, word, ...(proof && { proof }) } };
  });
  const shown = all.filter(
    ({ action }) => isTold(action) || expectedActions.includes(actionOf(action.permission)),
  );
  const limit = limitOf(
    type,
    all.filter(({ action: { state } }) => state !== "no" && state !== "dead"),
    grant,
    context,
  );
  return {
    type,
    title: kindName(type, context.otherOwner),
    ...(limit === undefined ? {} : { limit }),
    actions: shown.map(({ action }) => action).sort((a, b) => rank(a) - rank(b)),
  };
}

/** An action, and the entries that it is limited to; undefined if it is not limited. */
type Reached = { readonly action: PictureAction; readonly listed: readonly AllowEntry[] | undefined };

function rank(action: PictureAction): number {
  return isTold(action) ? (idleStates.includes(action.state) ? 1 : 0) : 2;
}

/** On a listed template, the permission to create means pushing versions of it (seen on v2.35.1). */
function isPush(type: string, listed: Reached["listed"]): boolean {
  return type === "template" && listed !== undefined;
}

function actionIn(
  catalog: Catalog,
  grant: Grant,
  type: string,
  action: string,
  context: PictureContext,
): Omit<PictureAction, "word"> & Pick<Reached, "listed"> {
  const permission = `${type}:${action}`;
  const scope = grant.scopes.find(
    (name) => evaluate(catalog, { scopes: [name], allowList: [] }, { type, action }).allowed,
  );
  const listed = undefined;
  if (scope === undefined)
    return { state: "no", permission, reason: l10n.t("No scope grants this."), listed };
  const say = (state: ActionState, reason: string, entries?: readonly AllowEntry[]) => ({
    state,
    permission,
    reason,
    scope,
    listed: entries,
  });
  const reach = reachOf(catalog, grant, type, action);
  if (reach.kind === "nothing") {
    // Full access that is limited to other kinds was never meant for this one.
    const isMeant = reach.isListed || !holdsFullScope({ ...grant, scopes: [scope] });
    return say(isMeant ? "dead" : "no", whyDead(scope, type, action, reach.isListed));
  }
  const entries = reach.kind === "listed" ? reach.entries : undefined;
  if (context.roles?.get(permission) === false)
    return say("blocked", l10n.t("{0} grants this, but your role doesn't allow it.", scope), entries);

  const consequence = consequenceOf(context.findings ?? [], type, action);
  if (consequence?.isFatal === true) {
    const reason = l10n.t("{0} grants this, but it doesn't work. {1}", scope, consequence.sentence);
    return say("server", reason, entries);
  }
  const danger = dangerOf(permission);
  const reason = entries
    ? l10n.t(
        "Granted by {0}, only for {1}.",
        scope,
        entries.map((entry) => nameIn(entry, context)).join(", "),
      )
    : l10n.t("Granted by {0}.", scope);
  return {
    ...say(
      entries ? "listed" : "granted",
      [reason, danger, entries && consequence?.sentence].filter((text) => text !== undefined).join(" "),
      entries,
    ),
    ...(danger === undefined ? {} : { danger }),
  };
}

function nameIn(entry: AllowEntry, { nameOf }: PictureContext): string {
  return nameOf?.(entry) ?? entry.id;
}

type Reach =
  | { readonly kind: "all" }
  | { readonly kind: "listed"; readonly entries: readonly AllowEntry[] }
  | { readonly kind: "nothing"; readonly isListed: boolean };

function reachOf(catalog: Catalog, grant: Grant, type: string, action: string): Reach {
  if (evaluate(catalog, grant, { type, action }).allowed) return { kind: "all" };
  const named = grant.allowList.filter((entry) => entry.type === type || entry.type === "*");
  // What is created has no ID yet; only versions of a template are created below one that has.
  const canBeListed = action !== "create" || type === "template";
  const entries = named.filter(
    ({ id }) => canBeListed && evaluate(catalog, grant, { type, action, id }).allowed,
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

function typesIn(catalog: Catalog, grant: Grant, granted: readonly string[]): string[] {
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

function typeOf(permission: string): string {
  return permission.slice(0, permission.indexOf(":"));
}

function actionOf(permission: string): string {
  return permission.slice(permission.indexOf(":") + 1);
}
