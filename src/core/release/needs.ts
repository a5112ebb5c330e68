/** The needs of a task, as the tables of composites, recipes and commands write them. */
export type Needs = {
  readonly scopes: string[];
  /** Types that must be admitted as a whole: resources that are listed or created have no ID to list. */
  readonly whole: string[];
};

/**
 * Parses `workspace:read,start template:read *workspace`: scopes with their actions joined, and types to
 * admit as a whole.
 */
export function parseNeeds(text: string): Needs {
  const needs: Needs = { scopes: [], whole: [] };
  for (const word of text.split(" ")) {
    const [type = "", actions] = word.split(":");
    if (actions === undefined) needs.whole.push(type.slice(1));
    else needs.scopes.push(...actions.split(",").map((action) => `${type}:${action}`));
  }
  return needs;
}
