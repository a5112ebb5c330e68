import * as l10n from "@vscode/l10n";
import { templateIdBreaksWorkspaces } from "../complete";
import { admitsByIdOnly, grantsAction, listedTexts, readsOwnUser, type Facts } from "./facts";
import type { Finding } from "./finding";
import { addEntries, fixByAdding, fixTo } from "./fixes";

/** Lists of workspaces and templates answer 500 when the allow list admits them by id only (v2.28.0 to v2.35.1). */
export function listsFail(facts: Facts): Finding[] {
  const { idListDefect } = facts.catalog.features;
  const types = ["workspace", "template"].filter(
    (type) => grantsAction(facts, type, "read") && admitsByIdOnly(facts, type),
  );
  if (idListDefect === "no" || types.length === 0) return [];
  return [
    {
      kind: "list-fails-with-id",
      severity: idListDefect === "yes" ? "warning" : "hint",
      message:
        idListDefect === "yes"
          ? l10n.t("Listing fails with an error while ids are listed; one thing by id works.")
          : l10n.t("Listing may fail while ids are listed, as it does up to Coder v2.35.1."),
      entries: listedTexts(facts, ({ type }) => type === "*" || types.includes(type)),
      fixes: [
        fixByAdding(
          facts,
          l10n.t("Admit all of them: {0}", types.map((type) => `${type}:*`).join(", ")),
          types.map((type) => ({ type, id: "*" })),
        ),
      ],
    },
  ];
}

/** A template named by id makes reading any workspace answer 500 on the same servers. */
export function templateIdBreaks(facts: Facts): Finding[] {
  if (!facts.restricted || !templateIdBreaksWorkspaces(facts)) return [];
  return [
    {
      kind: "template-id-breaks-workspace",
      severity: "error",
      message: l10n.t("Naming templates by id makes the server fail on every workspace."),
      entries: listedTexts(facts, ({ type }) => type === "template" || type === "*"),
      fixes: [
        fixByAdding(facts, l10n.t("Admit all templates with template:*"), [{ type: "template", id: "*" }]),
      ],
    },
  ];
}

/** Workspaces named by id fall out of the grant once they are dormant, a type of their own that no scope can name. */
export function dormantNotCovered(facts: Facts): Finding[] {
  if (!facts.restricted) return [];
  const dormant = new Set(
    facts.entries.filter(({ type }) => type === "workspace_dormant").map(({ id }) => id),
  );
  if (dormant.has("*")) return [];
  const open = facts.entries.filter(({ type, id }) => type === "workspace" && id !== "*" && !dormant.has(id));
  if (open.length === 0) return [];
  return [
    {
      kind: "dormant-workspaces-not-covered",
      severity: "hint",
      message: l10n.t("A listed workspace that goes dormant is out of reach."),
      entries: listedTexts(facts, ({ type, id }) =>
        open.some((entry) => entry.type === type && entry.id === id),
      ),
      fixes: [],
    },
  ];
}

/** Without `user:read` on its own user a token gets 404 from `/users/me` and all that is below it (seen on v2.35.1). */
export function cannotIdentifyItself(facts: Facts): Finding[] {
  if (readsOwnUser(facts)) return [];
  const { catalog, context, restricted, grant } = facts;
  const missingScope = !grantsAction(facts, "user", "read");
  const addedScopes = missingScope ? ["user:read"] : [];
  const addedEntries = restricted ? [{ type: "user", id: context.userId ?? "*" }] : [];
  return [
    {
      kind: "cannot-identify-itself",
      severity: "warning",
      message: catalog.features.userRead
        ? l10n.t("The token cannot read its own user, so commands that ask who it is fail.")
        : l10n.t("The token cannot read its own user; narrow ones can from Coder v2.31.7 on."),
      entries: missingScope ? [] : listedTexts(facts, ({ type }) => type === "user"),
      fixes:
        missingScope && !catalog.features.userRead
          ? []
          : [
              fixTo(facts, l10n.t("Let it read its own user"), {
                scopes: [...grant.scopes, ...addedScopes],
                allowList: addEntries(grant.allowList, addedEntries),
              }),
            ],
    },
  ];
}
