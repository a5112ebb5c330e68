/** What a task needs, as the tables of recipes and commands write it. */
export type Needs = {
  scopes: string[];
  /** Types that have to be admitted whole: what is listed or made anew has no id to name. */
  whole: string[];
};

/** Reads `workspace:read,start template:read *workspace`: scopes, their actions joined, and types to admit whole. */
export function parseNeeds(text: string): Needs {
  const words = text.split(" ").filter((word) => word !== "");
  return {
    scopes: words
      .filter((word) => !word.startsWith("*"))
      .flatMap((word) => {
        const [type = "", actions = ""] = word.split(":");
        return actions.split(",").map((action) => `${type}:${action}`);
      }),
    whole: words.filter((word) => word.startsWith("*")).map((word) => word.slice(1)),
  };
}
