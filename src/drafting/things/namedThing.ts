import type { ChoiceName } from "../../core/recipes/choices";
import type { SignedIn } from "../../session/sessionState";
import { lookUpLinks } from "./linkedThings";

/** The ID of something that was named, or a sentence that says why there is none. */
export type NamedThing =
  { readonly ok: true; readonly id: string } | { readonly ok: false; readonly problem: string };

/**
 * Looks up what a command line or a file names: `alpha`, `bob/alpha`, `alpha.main`.
 * @param session asks for it.
 * @param kind what it is.
 * @param text its name.
 * @throws CoderError if the deployment cannot be reached.
 */
export async function findNamed(
  { client, deployment }: SignedIn,
  kind: ChoiceName,
  text: string,
  signal: AbortSignal,
): Promise<NamedThing> {
  const [name = "", owner] = text.split("/").reverse();
  const link = {
    kind,
    // The agent comes after the workspace.
    name: kind === "workspace" ? name.replace(/\..*/, "") : name,
    text,
    ...(owner === undefined ? {} : { owner }),
  };
  const found = await lookUpLinks(client, deployment.host, [link], signal);
  if (!found.ok) return found;
  const [entry = ""] = found.entries;
  return { ok: true, id: entry.slice(entry.indexOf(":") + 1) };
}
