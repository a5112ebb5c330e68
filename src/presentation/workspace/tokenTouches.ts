import type { Workspace } from "../../coder/api/workspaces";
import { evaluate } from "../../core/reasoning/evaluate";
import { actionWord } from "../matrix/actionWords";
import type { ListedToken } from "../token/listedToken";

/** A token that can do something to a workspace. */
export type TokenTouch = {
  readonly token: ListedToken;
  /** What it can do, in short words, the mildest first; everything for full access. */
  readonly ways: readonly string[];
  /** Whether it can do everything. */
  readonly isAll: boolean;
};

/** Actions on an existing workspace, the mildest first. */
const actions = ["read", "application_connect", "ssh", "start", "stop", "update", "delete"];

/** Yields the tokens of a deployment that can touch a workspace, and how: one step per token. */
export function* tokenTouches(
  tokens: readonly ListedToken[],
  workspace: Pick<Workspace, "id" | "ownerId" | "dormantAt">,
): Generator<undefined, TokenTouch[]> {
  // The server guards dormant workspaces as a type of their own.
  const type = workspace.dormantAt ? "workspace_dormant" : "workspace";
  const touches: TokenTouch[] = [];
  for (const token of tokens) {
    yield;
    if (token.facts.state === "expired") continue;
    const { catalog } = token.loaded;
    const { grant } = token.audited;
    const able = actions.filter(
      (action) => evaluate(catalog, grant, { type, id: workspace.id, action }).allowed,
    );
    if (able.length === 0) continue;
    touches.push({ token, ways: able.map(actionWord), isAll: able.length === actions.length });
  }
  return touches;
}
