import * as z from "zod/mini";

/** What an agreement is about, as it is stored. */
export const grantSchema = z.object({
  scopes: z.array(z.string()),
  allowList: z.array(z.object({ type: z.string(), id: z.string() })),
});
