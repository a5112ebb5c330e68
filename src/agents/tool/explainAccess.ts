import { readArguments } from "../../core/commands/commandLine";
import { readCommandNeeds } from "../../core/commands/grantForCommand";
import { knownCatalog } from "../../core/commands/knownNames";
import { choicesOf, isWhole, typesOf } from "../../core/recipes/grantForNeeds";
import { commandText } from "./commandText";

/**
 * Says which smallest token a command of Coder's needs. It asks nobody: neither the person nor a server.
 * @param input what the model gave.
 * @returns sentences for the model.
 */
export function explainAccess(input: unknown): string {
  const { arguments: given } = (input ?? {}) as { readonly arguments?: unknown };
  if (!Array.isArray(given) || !given.every((part) => typeof part === "string"))
    return "Give the arguments of coder as a list of strings, one for each argument.";

  const args = given[0] === "coder" ? given.slice(1) : given;
  const catalog = knownCatalog();
  const read = readCommandNeeds(readArguments(args), catalog);
  if (!read.ok) return `${commandText(args)}: ${read.reason}`;
  const { needs, note } = read;
  const chosen: readonly string[] = choicesOf(catalog, needs);
  const entries = typesOf(catalog, needs).map((type) => {
    if (chosen.includes(type)) return `${type}:<its ID>`;
    return type === "user" && !isWhole(catalog, needs, type) ? "user:<your own ID>" : `${type}:*`;
  });
  return [
    `The smallest token for coder ${read.command} (as of Coder v2.36.0):`,
    `scopes ${needs.scopes.join(", ")}`,
    `allow list ${entries.join(", ")}`,
    ...(note === undefined ? [] : [note]),
  ].join("\n");
}
