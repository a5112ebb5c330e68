import * as l10n from "@vscode/l10n";
import type { AllowEntry, Grant } from "../../core/grant/grant";
import type { PictureContext } from "./pictureContext";

/** Kinds of which the owner has their own, so that "all" would say nothing. */
const ownTypes = ["user", "api_key", "user_secret", "user_skill", "inbox_notification"];
/** How many resources are named before the rest is counted. */
const named = 3;

/**
 * Says which resources of a kind a grant reaches: "alpha only", "all".
 * @param type the kind.
 * @param able what is granted on it, each with the entries that it is limited to; undefined if it is not.
 * @param grant the grant.
 * @param context names the resources and their owner.
 * @returns undefined if nothing is granted, or if the kind itself says it.
 */
export function limitOf(
  type: string,
  able: readonly {
    readonly action: { readonly permission: string };
    readonly listed: readonly AllowEntry[] | undefined;
  }[],
  { scopes }: Grant,
  { nameOf, ownerId }: PictureContext,
): string | undefined {
  if (able.length === 0) return undefined;
  const listed = able.every((action) => action.listed) ? (able[0]?.listed ?? []) : [];
  if (type === "user" && listed.length === 1 && listed[0]?.id === ownerId) return undefined;
  if (listed.length > 0) return only(listed.map((entry) => nameOf?.(entry) ?? entry.id));
  if (ownTypes.includes(type)) return undefined;
  const isForWorkspaces =
    type === "template" &&
    able.every(({ action }) => action.permission === "template:read") &&
    scopes.some((scope) => scope.startsWith("workspace:") || scope.startsWith("coder:workspaces."));
  return isForWorkspaces
    ? l10n.t("all, needed to view workspaces")
    : l10n.t({ message: "all", comment: ["Which resources of a kind: all of them"] });
}

function only(names: readonly string[]): string {
  const rest = names.length - named;
  const said =
    rest > 1 ? l10n.t("{0} and {1} more", names.slice(0, named).join(", "), rest) : names.join(", ");
  return l10n.t({
    message: "{0} only",
    args: [said],
    comment: ["Which resources of a kind, by name, for example: alpha, beta only"],
  });
}
