/** A kind of resource that a person chooses for a recipe or a command. */
export type ChoiceName = "workspace" | "template" | "organization";

/**
 * What was chosen of a kind: specific resources, by ID, or all of them, which must be chosen explicitly and
 * is never a default.
 */
export type Choice = "all" | readonly string[];

/**
 * The choices so far. A kind that is absent, or an empty list, has not been chosen, and nothing replaces it.
 */
export type Choices = Partial<Record<ChoiceName, Choice>>;

/** Whether something of a kind was chosen. */
export function isChosen(choice: Choice | undefined): choice is Choice {
  return choice !== undefined && choice.length > 0;
}
