import type { ChoiceName, Choices } from "../../core/recipes/choices";
import type { OfferedRecipe } from "../../core/recipes/recipe";

/** How the form begins for a task that has its recipe there only. It asks what is to be chosen for it, and grants nothing before. */
export type TaskStart = {
  /** Names the form: asking for an open one of the same id brings it to the front. */
  readonly id: string;
  readonly task: {
    readonly recipe: OfferedRecipe;
    /** What was chosen for it, by id. */
    readonly choices: Choices;
    /** What was named for it and is not looked up yet: it stands in its field, and stops Create. */
    readonly typed: Partial<Record<ChoiceName, string>>;
  };
  readonly from?: undefined;
  readonly beforeMint?: undefined;
};
