import * as l10n from "@vscode/l10n";
import type { UserId } from "../coder/api/answers";
import type { Catalog } from "../core/catalog/catalog";
import { sayAll } from "../core/catalog/words";
import { isFullAccess } from "../core/grant/fullAccess";
import type { AllowEntry, Grant } from "../core/grant/grant";
import { sayGrantInFull } from "../core/reasoning/grantInWords";
import { canMint } from "../core/reasoning/power";
import type { NameOf } from "./thingName";
import { everythingSentence } from "./token/ownerOf";

/** Types in the order in which people want to read about them. */
const toldFirst = ["workspace", "template", "user"];
/** How many listed resources are named before the rest is counted. */
const namedThings = 4;

/**
 * Describes in sentences everything that a grant can do and to what, whether it can create tokens, and what
 * it reaches.
 * @param catalog the deployment's scopes.
 * @param grant what the token may do.
 * @param userId the owner's ID; empty if unknown.
 * @param selfId the person's ID, if they are its owner.
 * @param nameOf names listed resources.
 * @param otherOwner the name of the token's owner, if that is somebody else.
 */
export function sayGrant(
  catalog: Catalog,
  grant: Grant,
  userId: UserId,
  selfId: string,
  nameOf: NameOf,
  otherOwner?: string,
): string[] {
  const isFull = !catalog.features.scopes || isFullAccess(grant);
  const mints = isFull || canMint(catalog, grant, userId === "" ? undefined : userId);
  return [
    isFull
      ? everythingSentence(otherOwner)
      : l10n.t(
          "Can {0}.",
          sayGrantInFull(catalog, grant, (entry) => sayThing(entry, selfId, nameOf)),
        ),
    mints ? l10n.t("Can create tokens, including full-access ones.") : l10n.t("Can't create tokens."),
    isFull || grant.allowList.length === 0
      ? l10n.t("Not limited to specific resources.")
      : l10n.t("Access to: {0}.", sayThings(grant.allowList, selfId, nameOf)),
  ];
}

function sayThings(entries: readonly AllowEntry[], selfId: string, nameOf: NameOf): string {
  const place = ({ type }: AllowEntry): number =>
    toldFirst.includes(type) ? toldFirst.indexOf(type) : toldFirst.length;
  const things = entries
    .toSorted((a, b) => place(a) - place(b))
    .map((entry) => sayThing(entry, selfId, nameOf));
  const rest = things.length - namedThings;
  return rest > 1
    ? l10n.t("{0} and {1} more", things.slice(0, namedThings).join(", "), rest)
    : things.join(", ");
}

/**
 * Names one listed resource in the middle of a sentence: `workspace alpha`, `all templates`, `your profile`.
 */
export function sayThing(entry: AllowEntry, selfId: string, nameOf: NameOf): string {
  const { type, id } = entry;
  if (type === "*" && id === "*") return l10n.t("everything");
  const word = typeWord(type);
  if (id === "*") return sayAll(type);
  if (id === selfId && type === "user") return l10n.t("your profile");
  const name = nameOf(entry)?.name ?? "";
  return name === "" ? `${word} ${id.slice(0, 8)}…` : `${word} ${name}`;
}

/** Names one listed resource where its kind is said already: `alpha`. Returns the beginning of an unknown ID. */
export function sayName(entry: AllowEntry, selfId: string, nameOf: NameOf): string {
  if (entry.id === "*" || (entry.id === selfId && entry.type === "user"))
    return sayThing(entry, selfId, nameOf);
  const name = nameOf(entry)?.name ?? "";
  return name === "" ? `${entry.id.slice(0, 8)}…` : name;
}

/** Returns the singular of a resource type in the middle of a sentence. */
export function typeWord(type: string): string {
  const words: Readonly<Record<string, string>> = {
    "*": l10n.t("resource"),
    workspace: l10n.t("workspace"),
    template: l10n.t("template"),
    user: l10n.t("user"),
    task: l10n.t("task"),
    file: l10n.t("file"),
    organization: l10n.t("organization"),
    group: l10n.t("group"),
    api_key: l10n.t("token"),
    organization_member: l10n.t("membership"),
    user_secret: l10n.t("secret"),
    user_skill: l10n.t("skill"),
  };
  return words[type] ?? type.replaceAll("_", " ");
}

/**
 * Replaces entries (`workspace:<id>`) in a text of the engine with names.
 * @param text a sentence or a button.
 * @param entries the entries that may occur in it.
 */
export function withNames(
  text: string,
  entries: readonly AllowEntry[],
  selfId: string,
  nameOf: NameOf,
): string {
  return entries
    .filter(({ id }) => id !== "*")
    .reduce(
      (said, entry) => said.replaceAll(`${entry.type}:${entry.id}`, sayThing(entry, selfId, nameOf)),
      text,
    );
}
