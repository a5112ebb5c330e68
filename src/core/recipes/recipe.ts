import type { ChoiceName, Choices } from "./choices";
import type { GrantForNeeds } from "./grantForNeeds";

/** What a recipe builds. */
export type RecipeGrant = GrantForNeeds;

/** Something that a scope allows and that takes more than the scope: a role of the person who owns the token. */
export type RoleLimit = {
  /** A permission (`type:action`) that those have who can do it, as the server's `/authcheck` is asked for it. */
  readonly permission: string;
  /** What does not work without it. */
  readonly without: string;
};

/** What a recipe is called and what it promises. */
type RecipeFacts = {
  readonly id: string;
  readonly title: string;
  /** What it is for, what it can do in effect, and what it cannot. */
  readonly promise: string;
  readonly about: "workspace" | "template" | "account";
};

/** A recipe that keeps its promise on a deployment. */
export type OfferedRecipe = RecipeFacts & {
  readonly offered: true;
  /** What has to be chosen, in the order in which to ask; the organization is that of the chosen templates. */
  readonly needs: readonly ChoiceName[];
  /** What works less well on this deployment than elsewhere, to be said before anything is created. */
  readonly limits: readonly string[];
  /** What the person's own role may keep from working, to be said before anything is created. */
  readonly roleLimits: readonly RoleLimit[];
  /** The narrowest grant for what was chosen, or why there is none. `ownerId` is the user who will own the token. */
  readonly grant: (ownerId: string, choices: Choices) => RecipeGrant;
};

/** A recipe whose promise cannot be kept on a deployment, and why. */
type WithheldRecipe = RecipeFacts & { readonly offered: false; readonly reason: string };

/** A named grant for a real task, as one deployment can or cannot give it. */
export type Recipe = OfferedRecipe | WithheldRecipe;
