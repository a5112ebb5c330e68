import type { TokenListing } from "../../../presentation/token/listedToken";
import type { SignedIn } from "../../../session/sessionState";

/** What the terms of a filter can be about, in lower case and sorted. */
export type FilterValues = { readonly scopes: readonly string[]; readonly reaches: readonly string[] };

export const noValues: FilterValues = { scopes: [], reaches: [] };

/**
 * Collects the permissions of the listed tokens and the names of the resources that they are limited to.
 * @param sessions who is signed in.
 * @param listed lists their tokens.
 * @returns what is known; a deployment that does not answer adds nothing.
 */
export async function filterValues(
  sessions: readonly SignedIn[],
  listed: TokenListing,
): Promise<FilterValues> {
  const lists = await Promise.allSettled(sessions.map((session) => listed.of(session)));
  const tokens = lists.flatMap((list) => (list.status === "fulfilled" ? list.value : []));
  return {
    scopes: sorted(tokens.flatMap(({ audited }) => audited.grant.scopes)),
    reaches: sorted(
      tokens.flatMap(({ audited, context }) =>
        audited.grant.allowList.flatMap((entry) => {
          const known = entry.id === "*" ? undefined : context.names?.peek(entry);
          // A name with a space would end the term.
          return known?.kind === "named" && !/\s/.test(known.name) ? known.name : [];
        }),
      ),
    ),
  };
}

function sorted(values: readonly string[]): readonly string[] {
  return [...new Set(values.map((value) => value.toLowerCase()))].sort();
}
