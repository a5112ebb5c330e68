import { Secret } from "../../../../../src/core/token/secret";
import { shownSnippets } from "../../../../../src/webviews/delivery/snippets";
import { alarm, atHand, copied, delivery, proved, sampleToken, untaken } from "../samples";
import type { States } from "./states";

/** The page that delivers a secret. */
export const deliveryStates = {
  "delivery, hidden": async (panels, options) => {
    const panel = await panels.delivery(options);
    await panel.tell(
      { type: "begin", delivery, taken: untaken },
      { type: "proof", proof: { kind: "asking" } },
    );
    return panel;
  },
  "delivery, proved": async (panels, options) => {
    const panel = await panels.delivery(options);
    await panel.tell({ type: "begin", delivery, taken: untaken }, { type: "proof", proof: proved });
    await panel.page.locator("summary").click();
    return panel;
  },
  "delivery, alarm": async (panels, options) => {
    const panel = await panels.delivery(options);
    const replaces = '"watch" expires 1 day after you select Done.';
    await panel.tell(
      { type: "begin", delivery: { ...delivery, replaces }, taken: untaken },
      { type: "proof", proof: alarm },
      { type: "failed", sentence: "notes.md has unsaved changes. Save it first." },
    );
    return panel;
  },
  "delivery, shown and not safe": async (panels, options) => {
    const panel = await panels.delivery(options);
    await panel.tell({ type: "begin", delivery: { ...delivery, isSafe: false }, taken: untaken });
    await panel.page.getByRole("button", { name: "Show the secret" }).click();
    await panel.tell({ type: "secret", secret: sampleToken });
    return panel;
  },
  "delivery, copied": async (panels, options) => {
    const panel = await panels.delivery(options);
    await panel.tell({ type: "begin", delivery, taken: untaken }, copied);
    return panel;
  },
  "delivery, off the clipboard": async (panels, options) => {
    const panel = await panels.delivery(options);
    const sentence = "Secret removed from clipboard. If you haven't saved it yet, copy it again.";
    await panel.tell(
      { type: "begin", delivery: { ...delivery, firstUse: "gitHub" }, taken: atHand },
      { type: "proof", proof: proved },
      { type: "taken", sentence, taken: untaken },
    );
    return panel;
  },
  "delivery, saved, with a hostile address": async (panels, options) => {
    const panel = await panels.delivery(options);
    const snippets = shownSnippets("http://[::1]:3000/it's&more$(id)", new Secret(sampleToken));
    await panel.tell(
      {
        type: "begin",
        delivery: { ...delivery, name: "backup-".repeat(9), snippets, firstUse: "env" },
        taken: atHand,
      },
      {
        type: "taken",
        sentence: "Saved in VS Code. Use Copy Saved Secret to get it again.",
        taken: { isAtHand: true, isSaved: true },
      },
    );
    return panel;
  },
  "delivery, signed out": async (panels, options) => {
    const panel = await panels.delivery(options);
    await panel.tell({
      type: "signedOut",
      name: "watch-alpha",
      sentence:
        'You\'ve signed out, so VS Code deleted the secret. To get a new one, sign in and rotate "watch-alpha".',
    });
    return panel;
  },
} as const satisfies States;
