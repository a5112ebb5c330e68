import * as l10n from "@vscode/l10n";
import type { Workspace } from "../../coder/api/workspaces";
import { evaluate } from "../../core/reasoning/evaluate";
import type { ListedToken } from "../token/listedToken";

/** A token that can do something to a workspace. */
export type TokenTouch = {
  readonly token: ListedToken;
  /** What it can do, in short words, the mildest first; everything for full access. */
  readonly ways: readonly string[];
  /** Whether it can do everything. */
  readonly isAll: boolean;
};

/** Short words for the actions on an existing workspace, the mildest first. */
function actionWords(): ReadonlyMap<string, string> {
  return new Map([
    ["read", l10n.t("read")],
    ["application_connect", l10n.t("apps")],
    ["ssh", l10n.t("SSH")],
    ["start", l10n.t("start")],
    ["stop", l10n.t("stop")],
    ["update", l10n.t("change")],
    ["delete", l10n.t("delete")],
  ]);
}

/** Yields the tokens of a deployment that can touch a workspace, and how: one step per token. */
export function* tokenTouches(
  tokens: readonly ListedToken[],
  workspace: Pick<Workspace, "id" | "ownerId" | "dormantAt">,
): Generator<undefined, TokenTouch[]> {
  // The server guards dormant workspaces as a type of their own.
  const type = workspace.dormantAt ? "workspace_dormant" : "workspace";
  const words = actionWords();
  const touches: TokenTouch[] = [];
  for (const token of tokens) {
    yield;
    if (token.facts.state === "expired") continue;
    const { catalog } = token.loaded;
    const { grant } = token.audited;
    const ways = [...words].flatMap(([action, word]) =>
      evaluate(catalog, grant, { type, id: workspace.id, action }).allowed ? [word] : [],
    );
    if (ways.length > 0) touches.push({ token, ways, isAll: ways.length === words.size });
  }
  return touches;
}
