import { timeline } from "../lifeSamples";
import type { States } from "./states";

/** The timeline of all tokens. */
export const timelineStates = {
  "timeline, all kinds": async (panels, options) => {
    const panel = await panels.timeline(options);
    await panel.tell({ type: "show", timeline });
    return panel;
  },
  "timeline, no tokens": async (panels, options) => {
    const panel = await panels.timeline(options);
    const nothing = { ...timeline, groups: [], left: 0, summary: "0 tokens, none needs attention." };
    await panel.tell({ type: "show", timeline: nothing });
    return panel;
  },
} as const satisfies States;
