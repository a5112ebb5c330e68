import * as l10n from "@vscode/l10n";
import { type AllowEntry, entryText, isUnrestricted } from "../../../core/grant/grant";
import { summarize } from "../../../core/reasoning/summary";
import { absoluteTime, relativeTime } from "../../../platform/time/times";
import { concernSentence } from "../../../presentation/concernSentence";
import { concernIcons, concernTitle } from "../../../presentation/concernWords";
import { namedFirst, reachInWords, resourceWords } from "../../../presentation/resourceWords";
import { retirementInFull } from "../../../presentation/retirementWords";
import type { ListedToken } from "../../../presentation/token/listedToken";
import { type Part, PartNode } from "../../tree/partNode";
import type { TreeNode } from "../../tree/treeNode";

const dayMs = 86_400_000;

/**
 * Builds the rows below a token: why it is worth looking at, what it can do and access, when it was used and
 * when it ends.
 * @param row the token's row.
 */
export function tokenParts(row: TreeNode & { readonly token: ListedToken }): readonly PartNode[] {
  const { token } = row;
  return [
    ...noteParts(token),
    ...retirementParts(token),
    ...concernParts(token),
    canPart(token),
    reachPart(token),
    usedPart(token),
    endsPart(token),
  ].map((part) => new PartNode(row, part, token.id));
}

/** The hover says the same, but not to people who use the keyboard alone. */
function noteParts({ note }: ListedToken): Part[] {
  if (note === undefined) return [];
  const tooltip = l10n.t("{note} (only on this computer)", { note });
  return [{ name: "note", label: l10n.t("Note"), description: note, icon: "note", tooltip, tags: "note" }];
}

function retirementParts({ retirement }: ListedToken): Part[] {
  if (!retirement) return [];
  return [
    {
      name: "retires",
      label: l10n.t("Being replaced"),
      description: retirementInFull(retirement),
      icon: "clockface",
      tags: "retirement",
    },
  ];
}

function concernParts(token: ListedToken): Part[] {
  return token.audited.concerns
    .filter(({ kind }) => kind !== "expiresSoon")
    .map((concern) => ({
      name: concern.kind,
      label: concernTitle(concern.kind),
      description: concernSentence(concern, token),
      icon: concernIcons[concern.kind],
      isWarning: concern.isPressing,
      tags: "concern",
    }));
}

function canPart({ audited, loaded }: ListedToken): Part {
  const { scopes } = audited.grant;
  return {
    name: "can",
    label: l10n.t("Permissions"),
    description: summarize(loaded.catalog, audited.grant),
    icon: "shield",
    tags: "can",
    children: (parent) =>
      (scopes.length === 0 ? ["coder:all"] : scopes).map((scope) => {
        const description = loaded.catalog.scopes.find(({ name }) => name === scope)?.description;
        return new PartNode(
          parent,
          {
            name: scope,
            label: scope,
            ...(description === undefined ? {} : { description }),
            icon: "symbol-key",
            tags: "scope",
          },
          parent.id,
        );
      }),
  };
}

function reachPart({ audited, context }: ListedToken): Part {
  const { allowList } = audited.grant;
  const { names } = context;
  const part: Part = {
    name: "reach",
    label: l10n.t("Resources"),
    description: reachInWords(allowList, names),
    icon: "target",
    tags: "reach",
  };
  if (isUnrestricted(allowList)) return part;
  return {
    ...part,
    children: async (parent) => {
      await names?.lookUp(allowList);
      return namedFirst(allowList).map(
        (entry) => new PartNode(parent, resourcePart(entry, context), parent.id),
      );
    },
  };
}

function resourcePart(entry: AllowEntry, { names }: ListedToken["context"]): Part {
  const { name, kind, icon, isGone } = resourceWords(entry, names);
  const hasId = entry.id !== "*";
  return {
    name: entryText(entry),
    label: name,
    description: isGone ? l10n.t("or you can't see it · {0}", entry.id) : hasId ? kind : entryText(entry),
    icon,
    isWarning: isGone,
    tooltip: hasId ? `${kind} ${entry.id}` : entryText(entry),
    tags: !hasId
      ? "everyResource"
      : entry.type === "workspace" && !isGone
        ? "resource+workspace"
        : "resource",
    ...(hasId ? { resourceId: entry.id } : {}),
  };
}

function usedPart({ key, context }: ListedToken): Part {
  const told = key.lastUsed
    ? toTheHour(relativeTime(key.lastUsed, context.now), +context.now - +key.lastUsed)
    : l10n.t("never");
  return {
    name: "used",
    label: l10n.t("Used"),
    description: told,
    icon: "history",
    tooltip: key.lastUsed
      ? l10n.t("{0}. Updated at most once an hour.", absoluteTime(key.lastUsed))
      : l10n.t("Created {0}, never used.", absoluteTime(key.createdAt)),
    tags: "used",
  };
}

/** The server records the hour of a use, but for a use days ago nobody needs that detail. */
function toTheHour(when: string, agoMs: number): string {
  return agoMs < dayMs ? l10n.t("{0} (accurate to the hour)", when) : when;
}

function endsPart({ audited, facts, key, context, loaded }: ListedToken): Part {
  const isOver = facts.state === "expired";
  const times = `${relativeTime(key.expiresAt, context.now)} · ${absoluteTime(key.expiresAt)}`;
  const slides = !isOver && !loaded.features.hardExpiry;
  return {
    name: "ends",
    label: isOver ? l10n.t("Expired") : l10n.t("Expires"),
    description: times,
    icon: "calendar",
    isWarning: audited.state === "expiresSoon",
    tooltip: slides
      ? l10n.t("{0}. Using the token extends its lifetime.", times)
      : l10n.t("{0}. Created {1}.", times, absoluteTime(key.createdAt)),
    tags: "ends",
  };
}
