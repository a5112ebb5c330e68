import type { Consent } from "../../stepUp/hourlyConsents";

/** What the person said, for the model. */
export const refusals: Readonly<Record<Exclude<Consent, "yes">, string>> = {
  no: "The person said no. Don't try it in another way; go on without it, or tell them why it's needed.",
  saidNoBefore: "The person said no to exactly this a moment ago. Don't ask again.",
  busy: "The person is being asked about another command. Wait for their answer.",
  flooded: "The person said no several times. Stop asking, and tell them what you need.",
};
