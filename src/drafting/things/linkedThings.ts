import * as l10n from "@vscode/l10n";
import { isOfKind } from "../../coder/errors/isOfKind";
import { entryText } from "../../core/grant/grant";
import type { LinkedThing } from "../../core/grant/reachText";
import type { ThingsClient } from "../../tokens/things/seenThings";
import { thingWords } from "./thingWords";

/** Entries for the linked resources, or a sentence that says why one of them has none. */
export type Linked =
  | { readonly ok: true; readonly entries: readonly string[] }
  | { readonly ok: false; readonly problem: string };

/**
 * Looks up resources that a person named by their addresses on the deployment.
 * @param client the session.
 * @param host the deployment's host, with its port.
 * @param links the addresses.
 * @returns entries for all of them, or why one of them has none.
 * @throws CoderError if the deployment cannot be reached.
 */
export async function lookUpLinks(
  client: ThingsClient,
  host: string,
  links: readonly LinkedThing[],
  signal: AbortSignal,
): Promise<Linked> {
  const entries: string[] = [];
  for (const link of links) {
    if (link.host !== undefined && link.host.toLowerCase() !== host.toLowerCase()) {
      const problem = l10n.t("{0} is another deployment. This token is for {1}.", link.host, host);
      return { ok: false, problem };
    }
    const id = await idOf(client, link, signal);
    if (id === undefined) {
      const named = link.owner === undefined ? link.name : `${link.owner}/${link.name}`;
      return { ok: false, problem: thingWords(link.kind).unknown(named) };
    }
    entries.push(entryText({ type: link.kind, id }));
  }
  return { ok: true, entries };
}

async function idOf(
  client: ThingsClient,
  { kind, owner, name }: LinkedThing,
  signal: AbortSignal,
): Promise<string | undefined> {
  switch (kind) {
    case "workspace":
      try {
        return (await client.workspaces.getByName(owner ?? "me", name, signal)).id;
      } catch (error) {
        if (isOfKind(error, "notFoundOrForbidden")) return undefined;
        throw error;
      }
    case "template":
      return (await client.templates.list(signal)).find(
        (one) => one.name === name && (owner === undefined || one.organizationName === owner),
      )?.id;
    case "organization":
      return (await client.organizations.mine(signal)).find((one) => one.name === name)?.id;
  }
}
