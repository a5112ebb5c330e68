/** A kind of thing that a person chooses for a recipe or a command. */
export type ChoiceName = "workspace" | "template" | "organization";

/** What was chosen of a kind: certain things, by id, or all of them, which is a choice of its own and never a default. */
export type Choice = "all" | readonly string[];

/** What was chosen so far. What is absent, or an empty list, has not been chosen, and nothing stands in for it. */
export type Choices = Partial<Record<ChoiceName, Choice>>;

/** Says whether something was chosen of a kind. */
export function isChosen(choice: Choice | undefined): choice is Choice {
  return choice !== undefined && choice.length > 0;
}
