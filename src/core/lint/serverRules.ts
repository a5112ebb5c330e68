import * as l10n from "@vscode/l10n";
import { templateIdBreaksWorkspaces } from "../complete";
import { admitsByIdOnly, grantsAction, listedTexts, readsOwnUser, type Facts } from "./facts";
import { finding, type Finding } from "./finding";
import { addEntries, fixByAdding, fixTo } from "./fixes";

/** Lists of workspaces and templates answer 500 when the allow list admits them by id only (v2.28.0 to v2.35.1). */
export function listsFail(facts: Facts): Finding[] {
  const { idListDefect } = facts.catalog.features;
  const types = ["workspace", "template"].filter(
    (type) => grantsAction(facts, type, "read") && admitsByIdOnly(facts, type),
  );
  if (idListDefect === "no" || types.length === 0) return [];
  const certain = idListDefect === "yes";
  const message = certain
    ? l10n.t("Lists of them fail while ids are listed; one thing by its id works.")
    : l10n.t("Lists of them may fail while ids are listed, as they do up to Coder v2.35.1.");
  const texts = listedTexts(facts, ({ type }) => type === "*" || types.includes(type));
  const fix = fixByAdding(
    facts,
    types.map((type) => ({ type, id: "*" })),
  );
  return [finding("list-fails-with-id", certain ? "warning" : "hint", message, texts, [fix])];
}

/** A template named by id makes reading any workspace answer 500 on the same servers. */
export function templateIdBreaks(facts: Facts): Finding[] {
  if (!templateIdBreaksWorkspaces(facts)) return [];
  const message = l10n.t("The server fails on every workspace while templates are named by id.");
  const texts = listedTexts(facts, ({ type }) => type === "template" || type === "*");
  const fix = fixByAdding(facts, [{ type: "template", id: "*" }]);
  return [finding("template-id-breaks-workspace", "error", message, texts, [fix])];
}

/** Workspaces named by id fall out of the grant once they are dormant, a type of their own that no scope can name. */
export function dormantNotCovered(facts: Facts): Finding[] {
  const covered = (id: string): boolean =>
    facts.entries.some(
      (entry) => entry.type === "workspace_dormant" && (entry.id === "*" || entry.id === id),
    );
  const open = facts.entries.filter(({ type, id }) => type === "workspace" && id !== "*" && !covered(id));
  const texts = listedTexts(facts, ({ type, id }) =>
    open.some((entry) => entry.type === type && entry.id === id),
  );
  if (texts.length === 0) return [];
  const message = l10n.t("A listed workspace that goes dormant is out of reach.");
  return [finding("dormant-workspaces-not-covered", "hint", message, texts)];
}

/** Without `user:read` on its own user a token gets 404 from `/users/me` and all that is below it (seen on v2.35.1). */
export function cannotIdentifyItself(facts: Facts): Finding[] {
  if (readsOwnUser(facts)) return [];
  const { catalog, context, restricted, grant } = facts;
  const possible = catalog.features.userRead || grantsAction(facts, "user", "read");
  const message = possible
    ? l10n.t("The token cannot read its own user, so what asks who it is fails.")
    : l10n.t("The token cannot read its own user; narrow ones can from Coder v2.31.7 on.");
  const scopes = grantsAction(facts, "user", "read") ? grant.scopes : [...grant.scopes, "user:read"];
  const entry = { type: "user", id: context.userId ?? "*" };
  const allowList = restricted ? addEntries(grant.allowList, [entry]) : grant.allowList;
  const fixes = possible ? [fixTo(facts, l10n.t("Let it read its own user"), { scopes, allowList })] : [];
  return [finding("cannot-identify-itself", "warning", message, [], fixes)];
}
