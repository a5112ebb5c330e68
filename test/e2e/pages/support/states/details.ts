import { details, disprovenDetails, endingDetails, expiredDetails, provenDetails } from "../lifeSamples";
import type { States } from "./states";

/** The details of a token. */
export const detailsStates = {
  "details, everything to say": async (panels, options) => {
    const panel = await panels.details(options);
    await panel.tell({ type: "show", details });
    return panel;
  },
  "details, proved": async (panels, options) => {
    const panel = await panels.details(options);
    await panel.tell({ type: "show", details: provenDetails });
    return panel;
  },
  "details, proof disagrees": async (panels, options) => {
    const panel = await panels.details(options);
    await panel.tell({ type: "show", details: disprovenDetails });
    return panel;
  },
  "details, expires soon": async (panels, options) => {
    const panel = await panels.details(options);
    await panel.tell({ type: "show", details: endingDetails });
    await panel.page.getByRole("button", { name: "More Actions" }).click();
    return panel;
  },
  "details, signed out": async (panels, options) => {
    const panel = await panels.details(options);
    const sentence = "You're not signed in to coder.example.com.";
    await panel.tell({ type: "absent", title: "watch", sentence, signIn: "Sign In" });
    return panel;
  },
  "details, what it can't run": async (panels, options) => {
    const panel = await panels.details(options);
    await panel.tell({ type: "show", details, at: "runnable" });
    await panel.page.locator("section.runnable summary").click();
    return panel;
  },
  "details, expired": async (panels, options) => {
    const panel = await panels.details(options);
    await panel.tell({ type: "show", details: expiredDetails });
    return panel;
  },
  "details, gone": async (panels, options) => {
    const panel = await panels.details(options);
    await panel.tell({
      type: "absent",
      title: "watch",
      sentence: "It's no longer among the tokens on coder.example.com.",
    });
    return panel;
  },
} as const satisfies States;
