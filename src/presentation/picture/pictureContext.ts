import type { AllowEntry } from "../../core/grant/grant";
import type { Finding } from "../../core/reasoning/finding";
import type { Answers } from "../../tokens/proof/proof";

/** What is known apart from the grant, and changes its picture. */
export type PictureContext = {
  /** The linter's findings about the grant. */
  readonly findings?: readonly Finding[];
  /** What the person's own role allows, by `type:action`; a permission that is absent counts as allowed. */
  readonly roles?: ReadonlyMap<string, boolean> | undefined;
  /** What the server answered when asked with the token itself. */
  readonly proof?: Answers | undefined;
  /** Names a listed resource without its kind ("alpha"); returns its ID if the name is unknown. */
  readonly nameOf?: (entry: AllowEntry) => string;
  /** The ID of the token's owner; absent or empty if it is unknown. */
  readonly ownerId?: string;
  /** The name of the token's owner, if that is somebody else. */
  readonly otherOwner?: string | undefined;
};
