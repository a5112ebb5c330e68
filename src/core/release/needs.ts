/** What a task needs, as the tables of composites, recipes and commands write it. */
export type Needs = {
  readonly scopes: string[];
  /** Types that have to be admitted whole: what is listed or made anew has no id to name. */
  readonly whole: string[];
};

/** Reads `workspace:read,start template:read *workspace`: scopes, their actions joined, and types to admit whole. */
export function parseNeeds(text: string): Needs {
  const needs: Needs = { scopes: [], whole: [] };
  for (const word of text.split(" ")) {
    const [type = "", actions] = word.split(":");
    if (actions === undefined) needs.whole.push(type.slice(1));
    else needs.scopes.push(...actions.split(",").map((action) => `${type}:${action}`));
  }
  return needs;
}
