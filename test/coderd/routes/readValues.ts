import type { DecodedBody } from "../http/decodeBody";
import type { PresetSpec, TemplateVersion } from "../state/versions";

/** The values that a body gives by `rich_parameter_values`; of the same name twice the last counts, and a preset's win. */
export function readValues(body: DecodedBody, version: TemplateVersion): Map<string, string> {
  const rows = body["rich_parameter_values"];
  const given = new Map<string, string>();
  for (const row of Array.isArray(rows) ? (rows as { name?: unknown; value?: unknown }[]) : [])
    if (typeof row.name === "string" && typeof row.value === "string") given.set(row.name, row.value);

  for (const [name, value] of Object.entries(readPreset(body, version)?.values ?? {})) given.set(name, value);
  return given;
}

/** The preset that a body names, when the version has it. */
export function readPreset(body: DecodedBody, version: TemplateVersion): PresetSpec | undefined {
  return version.presets.find(({ id }) => id === body["template_version_preset_id"]);
}
