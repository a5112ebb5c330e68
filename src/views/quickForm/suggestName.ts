import { parseAllowEntry } from "../../core/grant/allowEntry";
import type { Draft } from "../../drafting/draft/draft";
import type { NameOf } from "../../presentation/thingName";
import { freeName } from "../../tokens/minting/freeName";

/**
 * Suggests a name from what the token was started from and the resource it is limited to: `start-stop-alpha`.
 * @param draft the current draft.
 * @param nameOf names listed resources.
 * @param taken the names in use.
 * @param tokenName names the token with an ID, if the draft was started from one.
 * @returns an empty string if nothing indicates its purpose.
 */
export function suggestName(
  { start = "", allowList }: Draft,
  nameOf: NameOf,
  taken: readonly string[],
  tokenName: (id: string) => string | undefined,
): string {
  const [kind, id = ""] = start.split(/:(.*)/s);
  if (kind === "token") {
    const name = tokenName(id);
    return name === undefined ? "" : freeName(name, taken);
  }
  const thing = allowList
    .map((text) => parseAllowEntry(text))
    .flatMap((entry) =>
      entry.ok && ["workspace", "template"].includes(entry.value.type) ? [entry.value] : [],
    )
    .map((entry) => nameOf(entry)?.name ?? "")
    .find((name) => name !== "");
  const name = [kind === "recipe" ? id : "", thing ?? ""].filter(Boolean).join("-");
  return name === "" ? "" : freeName(name, taken);
}
