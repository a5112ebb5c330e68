import type { ChoiceName, Choices } from "./choices";
import type { GrantForNeeds } from "./grantForNeeds";

/** What a recipe builds. */
export type RecipeGrant = GrantForNeeds;

/** Something that a scope allows but that also needs a role of the token's owner. */
export type RoleLimit = {
  /**
   * A permission (`type:action`) of everybody who can do it, in the form that the server's `/authcheck`
   * takes.
   */
  readonly permission: string;
  /** What does not work without it. */
  readonly without: string;
};

/** The name of a recipe and what it promises. */
type RecipeFacts = {
  readonly id: string;
  readonly title: string;
  /** Its purpose, what it can effectively do, and what it cannot. */
  readonly promise: string;
  readonly about: "workspace" | "template" | "account";
};

/** A recipe that keeps its promise on a deployment. */
export type OfferedRecipe = RecipeFacts & {
  readonly offered: true;
  /** What must be chosen, in the order in which to ask; the organization is that of the chosen templates. */
  readonly needs: readonly ChoiceName[];
  /** What works less well on this deployment than elsewhere, to show before anything is created. */
  readonly limits: readonly string[];
  /** What the person's own role may prevent, to show before anything is created. */
  readonly roleLimits: readonly RoleLimit[];
  /**
   * Returns the narrowest grant for the choices, or why there is none. `ownerId` is the token's future owner.
   */
  readonly grant: (ownerId: string, choices: Choices) => RecipeGrant;
};

/** A recipe that cannot keep its promise on a deployment, and the reason. */
type WithheldRecipe = RecipeFacts & { readonly offered: false; readonly reason: string };

/** A named grant for a real task, as one deployment can or cannot support it. */
export type Recipe = OfferedRecipe | WithheldRecipe;
