import * as l10n from "@vscode/l10n";
import type { DeploymentUrl } from "../api/deployment";
import { CoderError } from "./coderError";

declare module "./coderError" {
  interface ErrorsByKind {
    readonly workspaceProxy: WorkspaceProxy;
  }
}

/** A workspace proxy answered: it serves the applications of a deployment, not its API. */
export class WorkspaceProxy extends CoderError {
  override readonly name = "WorkspaceProxy";
  readonly kind = "workspaceProxy";
  readonly isCertain = true;
  /**
   * The deployment that the proxy names. Somebody else chose this text: show it, and contact it only after a
   * click, like a typed address. `undefined` if it named none, an invalid address, or its own.
   */
  readonly dashboard: DeploymentUrl | undefined;

  constructor(deployment: DeploymentUrl, dashboard: DeploymentUrl | undefined) {
    super(
      deployment,
      l10n.t("{0} is a workspace proxy, not a Coder deployment.", deployment.host),
      dashboard === undefined
        ? l10n.t("Enter the address of its deployment.")
        : l10n.t("Its deployment is {0}", dashboard.href),
    );
    this.dashboard = dashboard;
  }
}
