import type { AllowEntry } from "../grant/grant";

/** Why a token cannot do something. */
export type Obstacle =
  /**
   * It lacks a permission; this is the narrowest scope that grants it, which the deployment may not offer.
   */
  | { readonly kind: "permission"; readonly scope: string }
  /** Its allow list admits nothing of what is needed; an empty ID stands for any resource of the type. */
  | { readonly kind: "unlisted"; readonly entry: AllowEntry }
  /**
   * The command creates something, but the list admits only specific resources, and a new one has no ID yet.
   */
  | { readonly kind: "new"; readonly type: string }
  /**
   * The list admits only specific resources of the type, which makes the server fail to list them, or, for
   * templates, to read workspaces; for a release newer than all known ones this is uncertain.
   */
  | {
      readonly kind: "defect";
      readonly type: string;
      readonly fails: "list" | "readWorkspaces";
      readonly isSure: boolean;
    }
  /** The deployment is older than the feature. */
  | { readonly kind: "release"; readonly since: string }
  /** It needs a permission that cannot be requested, so only full access suffices. */
  | { readonly kind: "fullAccess" };
