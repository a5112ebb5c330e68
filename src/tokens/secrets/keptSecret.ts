import * as z from "zod/mini";
import type { DeploymentHref } from "../../coder/api/deployment";
import type { TokenId } from "../../core/token/tokenText";
import { keptSecret } from "../../platform/keyring/keptSecret";
import { hrefSchema, tokenIdSchema } from "../key/tokenRequest";

export const keptSchema = z.object({
  version: z.literal(1),
  /** The normalised URL of the deployment. */
  deployment: hrefSchema,
  tokenId: tokenIdSchema,
  name: z.string(),
  secret: keptSecret,
  /** ISO 8601. */
  keptAt: z.string(),
});

/** A secret that the person wants to reuse from here. */
export type KeptSecret = z.infer<typeof keptSchema>;

/** The secrets that the person saved for reuse, for code that shows or uses them. */
export interface SavedSecrets {
  /** Returns the secret of a deployment's token, if it was saved. @throws KeyringFailed */
  get(deployment: DeploymentHref, tokenId: TokenId): Promise<KeptSecret | undefined>;
  /** Returns the saved secrets of a deployment, by name. @throws KeyringFailed */
  list(href: DeploymentHref): Promise<KeptSecret[]>;
}
