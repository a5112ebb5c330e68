import * as z from "zod/mini";
import type { Organization } from "../api/answers";
import type { Asking } from "../http/asking";
import { flag, list, reshaped, text } from "./wire";

const organizationListSchema = list(
  reshaped(
    z.object({ id: z.string(), name: z.string(), display_name: text, icon: text, is_default: flag }),
    (wire) => ({
      id: wire.id,
      name: wire.name,
      displayName: wire.display_name,
      icon: wire.icon,
      isDefault: wire.is_default,
    }),
  ),
);

/**
 * Reads the caller's organizations, as far as the key may see them.
 * https://coder.com/docs/reference/api/users#get-organizations-by-user
 * @throws CoderError
 */
export function listMyOrganizations(http: Asking, signal?: AbortSignal): Promise<Organization[]> {
  const path = ["users", "me", "organizations"];
  return http.request({ method: "GET", path, answer: organizationListSchema, signal });
}
