import { groupTitle } from "../../presentation/groupTitle";
import { retirementInShort } from "../../presentation/retirementWords";
import type { ListedToken } from "../../presentation/token/listedToken";
import type { DetailsTone } from "./contract";

/** How a token stands, in words, and the tone that repeats them. */
export type Headline = { readonly words: string; readonly tone: DetailsTone };

/**
 * Says first of all how a token stands: its group in the tree, or why it ends soon, and when it ends.
 * @param token the token.
 */
export function headlineOf({ audited, context, facts, isSecretWaiting, retirement }: ListedToken): Headline {
  if (facts.state === "expired") return { words: capitalized(facts.expiry), tone: "over" };
  if (retirement)
    return { words: words(groupTitle("active"), retirementInShort(retirement, context.now)), tone: "soon" };
  if (facts.state === "expiresSoon")
    return { words: words(groupTitle("attention"), facts.expiry), tone: "soon" };
  return audited.needsAttention || isSecretWaiting
    ? { words: words(groupTitle("attention"), facts.expiry), tone: "warning" }
    : { words: words(groupTitle("active"), facts.expiry), tone: "fine" };
}

function words(group: string, end: string): string {
  return `${group} · ${end}`;
}

function capitalized(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}`;
}
