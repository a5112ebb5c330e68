import * as l10n from "@vscode/l10n";
import type { CommandId } from "../../../platform/commands";
import type { ListedToken } from "../../../presentation/token/listedToken";
import { nameInFull } from "../../../presentation/token/ownerOf";
import type { ListedWorkspace } from "../../../presentation/workspace/listedWorkspace";
import type { TokenTouch } from "../../../presentation/workspace/tokenTouches";
import { MessageNode } from "../../tree/messageNode";
import type { TreeNode } from "../../tree/treeNode";
import { FactNode } from "./factNode";

/** Returns the tokens that can touch a workspace, when the row is expanded. */
export type TokenSources = {
  readonly touches: (listed: ListedWorkspace) => Promise<readonly TokenTouch[]>;
  readonly explain: (error: unknown) => string;
};

type Row = TreeNode & { readonly id: string };

/**
 * Builds the row with the tokens that can do something to a workspace, and what each can do.
 * @param parent the row of the workspace.
 * @param listed the workspace.
 * @param sources returns the tokens.
 */
export function tokensRow(parent: Row, listed: ListedWorkspace, sources: TokenSources): TreeNode {
  const fact = {
    name: "tokens",
    label: l10n.t("Tokens"),
    icon: "key",
    tooltip: l10n.t("Tokens that can access this workspace."),
    tags: "touches",
  };
  return new FactNode(parent, fact, {}, async (row) => {
    try {
      const touches = await sources.touches(listed);
      if (touches.length > 0) return touches.map((touch) => new TouchNode(row, touch));
      return [new MessageNode(l10n.t("None of your tokens can access it."), "info", undefined, row)];
    } catch (error) {
      const retry = { id: "coderAccess.workspaces.refreshWorkspaces", title: l10n.t("Retry") } as const;
      return [new MessageNode(sources.explain(error), "warning", retry, row)];
    }
  });
}

/**
 * The row of a token that can touch a workspace; commands receive its token, and clicking it shows the
 * token's details.
 */
class TouchNode extends FactNode {
  readonly token: ListedToken;

  constructor(parent: Row, { token, ways, isAll }: TokenTouch) {
    const showDetails: CommandId = "coderAccess.tokens.showDetails";
    super(
      parent,
      {
        name: token.id,
        label: nameInFull(token),
        description: [isAll ? l10n.t("everything") : ways.join(", "), token.facts.expiry].join(" · "),
        icon: isAll ? "warning" : "key",
        color: isAll ? "list.warningForeground" : undefined,
        tags: "touch",
        command: { id: showDetails, title: l10n.t("Show Details") },
      },
      {},
    );
    this.token = token;
  }
}
