import * as z from "zod/mini";
import { keptSecret } from "../../platform/keyring/keptSecret";
import type { WaitingSecret } from "./waitingSecret";

/** A waiting secret, as the vault writes it. */
export const waitingSecretSchema: z.ZodMiniType<WaitingSecret> = z.object({
  version: z.literal(1),
  id: z.string(),
  deployment: z.string(),
  username: z.string(),
  name: z.string(),
  tokenId: z.string(),
  secret: keptSecret,
  mintedAt: z.string(),
  summary: z.string(),
  confirmedUntil: z.optional(z.string()),
});
