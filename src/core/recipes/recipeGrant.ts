import * as l10n from "@vscode/l10n";
import { maximumAllowEntries, tooManyEntriesSentence } from "../allowEntry";
import type { Catalog } from "../catalog/catalog";
import { entryText, type AllowEntry } from "../grant";
import type { Needs } from "../needs";
import { canMatch, canonicalId } from "../resourceId";
import { isChosen, type ChoiceName, type Choices } from "./choices";
import type { RecipeGrant } from "./recipe";

const choiceNames: readonly ChoiceName[] = ["workspace", "template", "organization"];

/** Says what has to be chosen for these needs, in the order in which to ask. */
export function choicesOf(needs: Needs): ChoiceName[] {
  return choiceNames.filter((name) => typesOf(needs).includes(name) && !isWhole(needs, name));
}

/**
 * Builds the grant of a recipe: an entry for each type that its scopes concern, by id where something is to be chosen and for
 * the owner, else `type:*` (lists, new things, keys, files, and templates beside workspaces, whose ids make the server fail).
 * Where allow lists are ignored (v2.27) it has none. Nothing that was not chosen is ever admitted: then there is no grant.
 */
export function grantFor(catalog: Catalog, needs: Needs, ownerId: string, choices: Choices): RecipeGrant {
  const missing = choicesOf(needs).filter((name) => !isChosen(choices[name]));
  if (missing.length > 0) return refusal(missing.map(chooseSentence).join(" "), missing);
  const admitted = new Map<string, AllowEntry>();
  for (const type of typesOf(needs)) {
    const name = choicesOf(needs).find((each) => each === type);
    const chosen = name === undefined ? "all" : (choices[name] ?? []);
    const ids = type === "user" ? [ownerId] : chosen;
    for (const id of ids === "all" ? ["*"] : ids.map(idToSend)) {
      if (id === undefined) return refusal(noIdSentence(type));
      admitted.set(entryText({ type, id }), { type, id });
    }
  }
  if (admitted.size > maximumAllowEntries) return refusal(tooManyEntriesSentence(admitted.size));
  const allowList = catalog.features.allowLists ? [...admitted.values()] : [];
  return { ok: true, value: { scopes: [...needs.scopes], allowList } };
}

/** The form of an id that can match, or `undefined` for what names nothing: `*` is no id. */
function idToSend(id: string): string | undefined {
  const canonical = canonicalId(id);
  return canonical !== undefined && canMatch(canonical) ? canonical : undefined;
}

function isWhole(needs: Needs, type: string): boolean {
  return needs.whole.includes(type) || (type === "template" && typesOf(needs).includes("workspace"));
}

function typesOf({ scopes }: Needs): string[] {
  return [...new Set(scopes.map((name) => name.replace(/:.*/, "")))].sort();
}

function refusal(error: string, missing: readonly ChoiceName[] = []): RecipeGrant {
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
    ? l10n.t("It isn't known whose token this will be.")
    : l10n.t("One of your choices has no valid ID. Choose again.");
}
