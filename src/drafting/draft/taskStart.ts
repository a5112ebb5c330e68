import type { ChoiceName, Choices } from "../../core/recipes/choices";
import type { OfferedRecipe } from "../../core/recipes/recipe";

/**
 * How the form starts for a task whose recipe exists only there. It asks for the missing choices, and grants
 * nothing before that.
 */
export type TaskStart = {
  /** Identifies the form: opening one with the same ID again brings it to the front. */
  readonly id: string;
  readonly task: {
    readonly recipe: OfferedRecipe;
    /** The choices for it, by ID. */
    readonly choices: Choices;
    /** Names given for it that have not been looked up yet: each fills its field, and blocks Create. */
    readonly typed: Partial<Record<ChoiceName, string>>;
  };
  readonly from?: undefined;
  readonly replaces?: undefined;
};
