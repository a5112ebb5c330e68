import * as l10n from "@vscode/l10n";
import { templateIdBreaksWorkspaces } from "../reasoning/complete";
import { admitsByIdOnly, type Facts, grantsAction, listedTexts, readsOwnUser } from "../reasoning/facts";
import { type Finding, finding, findingAbout } from "../reasoning/finding";
import { addEntries, fixByAdding, fixTo } from "../reasoning/fixes";

/**
 * Reports that lists of workspaces and templates answer 500 if the allow list admits them by ID only (every
 * known release since v2.28.0).
 */
export function listsFail(facts: Facts): Finding[] {
  const { idListDefect } = facts.catalog.features;
  const types = ["workspace", "template"].filter(
    (type) => idListDefect !== "no" && grantsAction(facts, type, "read") && admitsByIdOnly(facts, type),
  );
  const certain = idListDefect === "yes";
  return findingAbout(
    "list-fails-with-id",
    certain ? "warning" : "hint",
    types.length === 0 ? [] : listedTexts(facts, ({ type }) => type === "*" || types.includes(type)),
    () =>
      certain
        ? l10n.t("Listing fails on this server while resources are selected by ID; each by itself works.")
        : l10n.t(
            "Listing may fail while resources are selected by ID, as on all releases of Coder known so far.",
          ),
    () => [
      fixByAdding(
        facts,
        types.map((type) => ({ type, id: "*" })),
      ),
    ],
  );
}

/** Reports that a template listed by ID makes reading any workspace answer 500 on the same servers. */
export function templateIdBreaks(facts: Facts): Finding[] {
  return findingAbout(
    "template-id-breaks-workspace",
    "error",
    templateIdBreaksWorkspaces(facts)
      ? listedTexts(facts, ({ type }) => type === "template" || type === "*")
      : [],
    () => l10n.t("Coder can't read workspaces with a token limited to specific templates."),
    () => [fixByAdding(facts, [{ type: "template", id: "*" }])],
  );
}

/**
 * Reports that workspaces listed by ID drop out of the grant once they are dormant, a separate type that no
 * scope can name.
 */
export function dormantNotCovered(facts: Facts): Finding[] {
  const admitted = (wanted: string, id: string): boolean =>
    facts.entries.some((entry) => entry.type === wanted && entry.id === id);
  return findingAbout(
    "dormant-workspaces-not-covered",
    "hint",
    listedTexts(
      facts,
      ({ type, id }) =>
        type === "workspace" &&
        id !== "*" &&
        admitted(type, id) &&
        !admitted("workspace_dormant", "*") &&
        !admitted("workspace_dormant", id),
    ),
    () => l10n.t("The token stops working for workspaces that become dormant."),
  );
}

/**
 * Reports that without `user:read` on its own user a token gets 404 from `/users/me` and everything below it
 * (seen on v2.35.1).
 */
export function cannotIdentifyItself(facts: Facts): Finding[] {
  if (readsOwnUser(facts)) return [];
  const { catalog, context, restricted, grant } = facts;
  const granted = grantsAction(facts, "user", "read");
  const possible = granted || catalog.features.userRead;
  const message = sayUnknown(possible, context.otherOwner);
  const scopes = granted ? grant.scopes : [...grant.scopes, "user:read"];
  const entry = { type: "user", id: context.userId ?? "*" };
  const allowList = restricted ? addEntries(grant.allowList, [entry]) : grant.allowList;
  // Without the owner's ID, the fix would admit all users, which is more than the token's own.
  const isNarrow = !restricted || context.userId !== undefined;
  const fixes =
    possible && isNarrow ? [fixTo(facts, sayAllowed(context.otherOwner), { scopes, allowList })] : [];
  return [finding("cannot-identify-itself", "warning", message, [], fixes)];
}

function sayUnknown(isPossible: boolean, otherOwner: string | undefined): string {
  if (!isPossible) return l10n.t("The token can't read its own profile. That needs Coder v2.31.7.");
  return otherOwner === undefined
    ? l10n.t("Commands such as coder whoami will fail: the token can't read your profile.")
    : l10n.t("The token can't read the profile of {0}.", otherOwner);
}

function sayAllowed(otherOwner: string | undefined): string {
  return otherOwner === undefined
    ? l10n.t("Allow reading your profile")
    : l10n.t("Allow reading the profile of {0}", otherOwner);
}
