import { deliveryStates } from "./states/delivery";
import { detailsStates } from "./states/details";
import { newTokenFilledStates } from "./states/newTokenFilled";
import { newTokenStartStates } from "./states/newTokenStart";
import { signInStates } from "./states/signIn";
import type { States } from "./states/states";
import { timelineStates } from "./states/timeline";

/** The main states of the pages, by name, each as a person would see it. */
export const states = {
  ...signInStates,
  ...newTokenStartStates,
  ...newTokenFilledStates,
  ...deliveryStates,
  ...detailsStates,
  ...timelineStates,
} as const satisfies States;
