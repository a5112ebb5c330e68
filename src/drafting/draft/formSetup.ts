import type { UserId } from "../../coder/api/answers";
import type { ChoiceName } from "../../core/recipes/choices";
import type { SuccessionSetup } from "../succession/succession";

export type ScopeChoice = {
  readonly name: string;
  /** At most twelve words. */
  readonly description: string;
  /** The permissions it expands into, for wildcards and composites. */
  readonly expansion: readonly string[];
  readonly isFullAccess: boolean;
};

export type ScopeChoiceGroup = { readonly title: string; readonly scopes: readonly ScopeChoice[] };

export type LifetimePreset = { readonly text: string; readonly label: string };

/** A named grant for a real task. */
export type RecipeChoice = {
  /** The value for the draft's `start`. */
  readonly start: string;
  readonly title: string;
  /** What it is typically used for, in a few words. */
  readonly purpose: string;
  /** What it promises, and what works less well on this deployment. */
  readonly reason: string;
  /** What must be chosen: resources by name, or explicitly all of them. */
  readonly needs: readonly ChoiceName[];
};

/** A token whose grant can be reused. */
export type TokenChoice = { readonly start: string; readonly name: string; readonly summary: string };

/** A recipe that the deployment cannot support, and why. */
export type WithheldRecipe = { readonly title: string; readonly reason: string };

/** What the form is about; constant while the panel is open. */
export type FormSetup = {
  readonly host: string;
  /** The signed-in person. */
  readonly self: { readonly id: UserId; readonly username: string };
  /** Whether the person may create tokens for others. */
  readonly mayChooseOwner: boolean;
  /** Why the owner is given, if it is; otherwise empty. */
  readonly ownerGiven: string;
  readonly presets: readonly LifetimePreset[];
  /** "at most 7 days on this deployment". */
  readonly maximum: string;
  /** The longest lifetime that the deployment allows. */
  readonly maximumSeconds: number;
  readonly groups: readonly ScopeChoiceGroup[];
  readonly recipes: readonly { readonly title: string; readonly recipes: readonly RecipeChoice[] }[];
  readonly withheld: readonly WithheldRecipe[];
  readonly tokens: readonly TokenChoice[];
  /** The types that an allow list entry may have, with a word for people. */
  readonly resourceTypes: readonly { readonly type: string; readonly label: string }[];
  readonly canScope: boolean;
  readonly canList: boolean;
  /** Why scopes or allow lists are missing; empty if nothing is. */
  readonly limits: readonly string[];
  /** The token that the new one replaces. */
  readonly succession?: SuccessionSetup;
};
