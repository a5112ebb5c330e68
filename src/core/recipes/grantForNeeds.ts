import * as l10n from "@vscode/l10n";
import { type Catalog, findScope } from "../catalog/catalog";
import { notOfferedSentence } from "../catalog/requestable";
import { noScopesSentence } from "../catalog/scopeSentences";
import { maximumAllowEntries, tooManyEntriesSentence } from "../grant/allowEntry";
import { type AllowEntry, entryText, type Grant } from "../grant/grant";
import { canMatch, canonicalId } from "../grant/resourceId";
import { expandScope } from "../reasoning/expand";
import type { Needs } from "../release/needs";
import { type ChoiceName, type Choices, isChosen } from "./choices";

/**
 * The narrowest grant for some needs, or the sentence that explains why there is none, with what is still to
 * be chosen.
 */
export type GrantForNeeds =
  | { readonly ok: true; readonly value: Grant }
  | { readonly ok: false; readonly error: string; readonly missing: readonly ChoiceName[] };

const choiceNames: readonly ChoiceName[] = ["workspace", "template", "organization"];

/** Returns what must be chosen for these needs, in the order in which to ask. */
export function choicesOf(catalog: Catalog, needs: Needs): ChoiceName[] {
  return choiceNames.filter(
    (name) => typesOf(catalog, needs).includes(name) && !isWhole(catalog, needs, name),
  );
}

/**
 * Explains why these needs cannot be met there: a scope is not offered, which full access never replaces, or
 * the choices would not limit the token. `undefined` if they can.
 */
export function whyNot(catalog: Catalog, needs: Needs): string | undefined {
  if (!catalog.features.scopes) return noScopesSentence();
  const missing = needs.scopes.filter((name) => !findScope(catalog, name));
  if (missing.length > 0) return missing.map((name) => notOfferedSentence(catalog, name)).join(" ");
  return choicesOf(catalog, needs).length > 0 && !catalog.features.allowLists
    ? l10n.t("This deployment can't limit a token to your selection. That needs Coder v{0}.", "2.28.0")
    : undefined;
}

/**
 * Builds the grant for needs that can be met there: an entry for each type that the scopes concern, by ID for
 * choices and for the owner, otherwise `type:*` (lists, new resources, keys, files, and templates together
 * with workspaces, whose IDs make the server fail). Where allow lists are ignored (v2.27) it has none. It
 * never admits anything that was not chosen: there is no grant then.
 */
export function grantForNeeds(
  catalog: Catalog,
  needs: Needs,
  ownerId: string,
  choices: Choices,
): GrantForNeeds {
  const open = choicesOf(catalog, needs);
  const missing = open.filter((name) => !isChosen(choices[name]));
  if (missing.length > 0) return refusal(missing.map(chooseSentence).join(" "), missing);
  const admitted = new Map<string, AllowEntry>();
  for (const type of typesOf(catalog, needs)) {
    const name = open.find((each) => each === type);
    const chosen = name === undefined ? "all" : (choices[name] ?? []);
    const ids = type === "user" && !isWhole(catalog, needs, type) ? [ownerId] : chosen;
    for (const id of ids === "all" ? ["*"] : ids.map(idToSend)) {
      if (id === undefined) return refusal(noIdSentence(type));
      admitted.set(entryText({ type, id }), { type, id });
    }
  }
  if (admitted.size > maximumAllowEntries) return refusal(tooManyEntriesSentence(admitted.size));
  const allowList = catalog.features.allowLists ? [...admitted.values()] : [];
  return { ok: true, value: { scopes: [...needs.scopes], allowList } };
}

/** Returns the form of an ID that can match, or `undefined` for text that names nothing: `*` is not an ID. */
function idToSend(id: string): string | undefined {
  const canonical = canonicalId(id);
  return canonical !== undefined && canMatch(canonical) ? canonical : undefined;
}

/** Whether a type must be admitted as a whole for these needs; templates together with workspaces always. */
export function isWhole(catalog: Catalog, needs: Needs, type: string): boolean {
  return needs.whole.includes(type) || (type === "template" && typesOf(catalog, needs).includes("workspace"));
}

/** Returns the types that these needs concern, sorted. */
export function typesOf(catalog: Catalog, { scopes }: Needs): string[] {
  const permissions = scopes.flatMap((name) => expandScope(catalog, name) ?? [name]);
  return [...new Set(permissions.map((permission) => permission.replace(/:.*/, "")))].sort();
}

function refusal(error: string, missing: readonly ChoiceName[] = []): GrantForNeeds {
  return { ok: false, error, missing };
}

function chooseSentence(name: ChoiceName): string {
  const sentences: Readonly<Record<ChoiceName, string>> = {
    workspace: l10n.t("Choose a workspace, or all workspaces."),
    template: l10n.t("Choose a template, or all templates."),
    organization: l10n.t("Choose an organization, or all organizations."),
  };
  return sentences[name];
}

function noIdSentence(type: string): string {
  return type === "user"
    ? l10n.t("The token has no owner yet.")
    : l10n.t("One of your choices has no valid ID. Choose again.");
}
