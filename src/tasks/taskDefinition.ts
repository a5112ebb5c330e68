import * as l10n from "@vscode/l10n";
import * as z from "zod/mini";
import { failure, type Result, success } from "../core/grant/result";

/** The type of our tasks in `tasks.json`. */
export const taskType = "coder-access";

const text = z.string().check(z.trim(), z.minLength(1), z.maxLength(10_000));

/** What a file of a workspace says about a task; `package.json` describes the same to VS Code. */
const schema = z.strictObject({
  type: z.literal(taskType),
  /** The ID of a recipe; without it, the smallest token for the command. */
  grant: z.optional(text),
  command: text,
  workspace: z.optional(text),
  template: z.optional(text),
  /** Without it, the organization of the template. */
  organization: z.optional(text),
  /** The address of a deployment; without it, the current one. */
  deployment: z.optional(text),
});

export type TaskDefinition = Readonly<z.infer<typeof schema>>;

/**
 * Reads a task of `tasks.json`, whose author is a stranger.
 * @param given the definition, with its variables replaced.
 * @returns the definition, or a sentence that names what is wrong.
 */
export function readTaskDefinition(given: unknown): Result<TaskDefinition> {
  const own = typeof given === "object" && given !== null ? withoutVscodeParts(given) : given;
  const read = schema.safeParse(own);
  if (read.success) return success(read.data);
  const [issue] = read.error.issues;
  const unknown = issue?.code === "unrecognized_keys" ? issue.keys[0] : undefined;
  const name = unknown ?? issue?.path.map(String).join(".") ?? "";
  return failure(
    unknown === undefined
      ? l10n.t("Check “{0}” in tasks.json.", name)
      : l10n.t("A task of this type has no “{0}”. Remove it from tasks.json.", name),
  );
}

/** VS Code adds parts of its own to what it hands over. */
function withoutVscodeParts(given: object): object {
  return Object.fromEntries(
    Object.entries(given).filter(
      ([name, value]) => !name.startsWith("_") && name !== "id" && value !== undefined,
    ),
  );
}
