import type { TemplateParameter } from "../../../../../src/coder/api/workspaces";

/**
 * A parameter that takes any text.
 * @param told what is otherwise.
 */
export function parameter(name: string, told: Partial<TemplateParameter> = {}): TemplateParameter {
  return {
    name,
    displayName: "",
    description: "",
    type: "string",
    formType: "",
    icon: "",
    mutable: true,
    ephemeral: false,
    required: false,
    defaultValue: "",
    options: [],
    validation: { regex: "", error: "", min: undefined, max: undefined, monotonic: "" },
    ...told,
  };
}
