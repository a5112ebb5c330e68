import * as l10n from "@vscode/l10n";
import type { ListedWorkspace } from "../../../presentation/workspace/listedWorkspace";
import { templateOf } from "../../../presentation/workspace/workspaceWords";
import type { TreeNode } from "../../tree/treeNode";
import { FactNode } from "./factNode";

/** The template that a workspace was made from; commands on the row get the workspace. */
export class TemplateNode extends FactNode {
  /**
   * @param parent the row of the workspace.
   * @param listed the workspace.
   */
  constructor(
    parent: TreeNode & { readonly id: string },
    readonly listed: ListedWorkspace,
  ) {
    const { templateName, latestBuild } = listed.workspace;
    super(
      parent,
      {
        name: "template",
        label: l10n.t("Template"),
        description: templateOf(listed),
        icon: "file-code",
        tooltip: {
          title: l10n.t("Template"),
          lines: [...new Set([templateOf(listed), templateName, latestBuild.templateVersionName])].filter(
            (line) => line !== "",
          ),
        },
        tags: "template",
      },
      {},
    );
  }
}
