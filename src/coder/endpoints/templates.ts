import * as z from "zod/mini";
import type { Template } from "../api/answers";
import type { Asking } from "../http/asking";
import { flag, list, reshaped, text } from "./wire";

const templateListSchema = list(
  reshaped(
    z.object({
      id: z.string(),
      name: z.string(),
      display_name: text,
      description: text,
      icon: text,
      organization_id: text,
      organization_name: text,
      active_version_id: text,
      deprecated: flag,
      use_classic_parameter_flow: flag,
    }),
    (wire) => ({
      id: wire.id,
      name: wire.name,
      displayName: wire.display_name,
      description: wire.description,
      icon: wire.icon,
      organizationId: wire.organization_id,
      organizationName: wire.organization_name,
      activeVersionId: wire.active_version_id,
      deprecated: wire.deprecated,
      usesClassicParameters: wire.use_classic_parameter_flow,
    }),
  ),
);

/**
 * Reads the templates that the caller may see.
 * https://coder.com/docs/reference/api/templates#get-all-templates
 * @throws CoderError; KnownDefect for a token whose allow list names templates by ID.
 */
export function listTemplates(http: Asking, signal?: AbortSignal): Promise<Template[]> {
  return http.request({ method: "GET", path: ["templates"], answer: templateListSchema, signal });
}
