import type { AllowEntry } from "../grant/grant";

/** Why a token cannot do something. */
export type Obstacle =
  /** It lacks a permission: the narrowest scope that grants it, which the deployment may not offer. */
  | { readonly kind: "permission"; readonly scope: string }
  /** Its allow list admits nothing of what is needed; an empty id stands for any thing of the type. */
  | { readonly kind: "unlisted"; readonly entry: AllowEntry }
  /** It is to make something, and only certain things are admitted, while what is new has no id yet. */
  | { readonly kind: "new"; readonly type: string }
  /**
   * Only certain things of the type are admitted, and with that the server fails to list them, or to read workspaces where they
   * are templates; of a release newer than all that is known it is not sure.
   */
  | {
      readonly kind: "defect";
      readonly type: string;
      readonly fails: "list" | "readWorkspaces";
      readonly isSure: boolean;
    }
  /** The deployment is older than what is asked of it. */
  | { readonly kind: "release"; readonly since: string }
  /** It takes a permission that cannot be requested, so that full access alone will do. */
  | { readonly kind: "fullAccess" };
