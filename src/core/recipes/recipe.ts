import type { Grant } from "../grant";
import type { ChoiceName, Choices } from "../limit";

/** A named grant for a real task. */
export type Recipe = {
  id: string;
  title: string;
  /** What it is for and what it keeps out. */
  reason: string;
  /** What can be chosen to limit it; what is not chosen is admitted whole. */
  needs: ChoiceName[];
  /** The grant for what was chosen, as narrow as this deployment allows. */
  grant: (choices: Choices) => Grant;
};
