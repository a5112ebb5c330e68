import * as z from "zod/mini";
import type { ParameterValue, TemplateParameter } from "../../api/workspaces";
import type { Asking } from "../../http/asking";
import { list, maybeFlag, maybeNumber, maybeText, reshaped, text } from "../wire";

const valuesSchema = list(z.object({ name: z.string(), value: text }));

const optionWire = z.object({
  name: maybeText,
  description: maybeText,
  value: maybeText,
  icon: maybeText,
});

const parametersSchema = list(
  reshaped(
    z.object({
      name: z.string(),
      display_name: maybeText,
      description: maybeText,
      description_plaintext: maybeText,
      type: maybeText,
      form_type: maybeText,
      icon: maybeText,
      mutable: maybeFlag,
      ephemeral: maybeFlag,
      required: maybeFlag,
      default_value: maybeText,
      options: z.nullish(z.array(optionWire)),
      validation_regex: maybeText,
      validation_error: maybeText,
      validation_min: maybeNumber,
      validation_max: maybeNumber,
      validation_monotonic: maybeText,
    }),
    (wire) => ({
      name: wire.name,
      displayName: wire.display_name ?? "",
      description: wire.description_plaintext ?? wire.description ?? "",
      type: wire.type ?? "",
      formType: wire.form_type ?? "",
      icon: wire.icon ?? "",
      mutable: wire.mutable ?? false,
      ephemeral: wire.ephemeral ?? false,
      required: wire.required ?? false,
      defaultValue: wire.default_value ?? "",
      options: (wire.options ?? []).map((option) => ({
        name: option.name ?? "",
        description: option.description ?? "",
        value: option.value ?? "",
        icon: option.icon ?? "",
      })),
      validation: {
        regex: wire.validation_regex ?? "",
        error: wire.validation_error ?? "",
        min: wire.validation_min ?? undefined,
        max: wire.validation_max ?? undefined,
        monotonic: wire.validation_monotonic ?? "",
      },
    }),
  ),
);

/**
 * Reads the parameter values of a build, in no particular order. Needs no `template:read`.
 * https://coder.com/docs/reference/api/builds#get-build-parameters-for-workspace-build
 * @throws CoderError
 */
export function getBuildParameters(
  http: Asking,
  buildId: string,
  signal?: AbortSignal,
): Promise<ParameterValue[]> {
  const path = ["workspacebuilds", buildId, "parameters"];
  return http.request({ method: "GET", path, answer: valuesSchema, signal });
}

/**
 * Reads the parameters of a template version. A dynamic form is returned as it looks before any answer.
 * https://coder.com/docs/reference/api/templates#get-rich-parameters-by-template-version
 * @throws CoderError
 */
export function getTemplateParameters(
  http: Asking,
  versionId: string,
  signal?: AbortSignal,
): Promise<TemplateParameter[]> {
  const path = ["templateversions", versionId, "rich-parameters"];
  return http.request({ method: "GET", path, answer: parametersSchema, signal });
}
