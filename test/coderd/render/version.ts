import type { Deployment } from "../deployment";
import { jsonTime } from "../http/goTime";
import type { Template } from "../state/model";
import type { ParameterSpec, TemplateVersion } from "../state/versions";
import { fileId } from "./build";

const workerId = "5c1f9d1e-41d5-4b44-8a8d-6c2f5d0e7a11";

/** A version of a template as the API shows it. */
export function renderVersion(
  { store }: Deployment,
  template: Template,
  version: TemplateVersion,
): Record<string, unknown> {
  const made = jsonTime(version.createdAt);
  const author = store.users.get(version.createdById);
  return {
    id: version.id,
    template_id: template.id,
    organization_id: template.organizationId,
    created_at: made,
    updated_at: made,
    name: version.name,
    message: version.message,
    job: {
      id: version.jobId,
      created_at: made,
      started_at: made,
      completed_at: made,
      ...(version.importError === undefined ? {} : { error: version.importError }),
      status: version.importError === undefined ? "succeeded" : "failed",
      worker_id: workerId,
      file_id: fileId,
      tags: { owner: "", scope: "organization" },
      queue_position: 0,
      queue_size: 0,
      organization_id: template.organizationId,
      initiator_id: version.createdById,
      input: { template_version_id: version.id },
      type: "template_version_import",
      metadata: {
        template_version_name: version.name,
        template_id: template.id,
        template_name: template.name,
        template_display_name: template.displayName,
        template_icon: template.icon,
      },
      logs_overflowed: false,
    },
    readme: "",
    created_by: {
      id: version.createdById,
      username: author?.username ?? "",
      ...(author?.name ? { name: author.name } : {}),
    },
    archived: false,
    has_external_agent: false,
  };
}

/** A parameter as a classic version describes it. */
export function renderParameter(parameter: ParameterSpec): Record<string, unknown> {
  const { displayName = "", error, max, min, monotonic, name, regex } = parameter;
  const description = parameter.description ?? "";
  return {
    name,
    ...(displayName === "" ? {} : { display_name: displayName }),
    description,
    description_plaintext: description.replace(/[*_`]/g, ""),
    type: parameter.type,
    form_type: parameter.formType,
    mutable: parameter.mutable ?? true,
    default_value: parameter.defaultValue ?? "",
    icon: parameter.icon ?? "",
    options: parameter.options ?? [],
    ...(error === undefined ? {} : { validation_error: error }),
    ...(regex === undefined ? {} : { validation_regex: regex }),
    ...(min === undefined ? {} : { validation_min: min }),
    ...(max === undefined ? {} : { validation_max: max }),
    ...(monotonic === undefined ? {} : { validation_monotonic: monotonic }),
    required: parameter.required ?? false,
    ephemeral: parameter.ephemeral ?? false,
  };
}

/** The same as a dynamic form shows it for some inputs, with its faults. */
export function renderDynamic(
  parameter: ParameterSpec,
  order: number,
  input: string | undefined,
  fault: string | undefined,
): Record<string, unknown> {
  const { error, max, min, monotonic, name, regex } = parameter;
  const value = input ?? parameter.defaultValue;
  const [summary = "", detail = ""] = fault?.split("; ", 2) ?? [];
  const ruled = [error, max, min, monotonic, regex].some((rule) => rule !== undefined);
  return {
    name,
    display_name: parameter.displayName ?? "",
    description: parameter.description ?? "",
    type: parameter.type,
    form_type: parameter.formType,
    styling: {},
    mutable: parameter.mutable ?? true,
    default_value: { value: parameter.defaultValue ?? "", valid: parameter.defaultValue !== undefined },
    icon: parameter.icon ?? "",
    options: (parameter.options ?? []).map((option) => ({
      ...option,
      value: { value: option.value, valid: true },
    })),
    validations: ruled
      ? [
          {
            validation_error: error ?? "",
            validation_regex: regex ?? null,
            validation_min: min ?? null,
            validation_max: max ?? null,
            validation_monotonic: monotonic ?? null,
          },
        ]
      : [],
    required: parameter.required ?? false,
    order,
    ephemeral: parameter.ephemeral ?? false,
    value:
      value === undefined
        ? { value: `data.coder_parameter.${name}.value`, valid: false }
        : { value, valid: true },
    diagnostics: fault === undefined ? [] : [{ severity: "error", summary, detail, extra: { code: "" } }],
  };
}
