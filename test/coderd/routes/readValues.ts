import type { DecodedBody } from "../http/decodeBody";
import type { PresetSpec, TemplateVersion } from "../state/versions";

/**
 * Returns the values in a body's `rich_parameter_values`; the last of several with the same name counts, and
 * a preset takes precedence.
 */
export function readValues(body: DecodedBody, version: TemplateVersion): Map<string, string> {
  const rows = body["rich_parameter_values"];
  const given = new Map<string, string>();
  for (const row of Array.isArray(rows) ? (rows as { name?: unknown; value?: unknown }[]) : [])
    if (typeof row.name === "string" && typeof row.value === "string") given.set(row.name, row.value);

  for (const [name, value] of Object.entries(readPreset(body, version)?.values ?? {})) given.set(name, value);
  return given;
}

/** Returns the preset that a body names, if the version has it. */
export function readPreset(body: DecodedBody, version: TemplateVersion): PresetSpec | undefined {
  return version.presets.find(({ id }) => id === body["template_version_preset_id"]);
}
