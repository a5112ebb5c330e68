import type { Check } from "../../../../../src/drafting/check/draftCheck";
import {
  emptyCheck,
  emptyDraft,
  everyState,
  filledCheck,
  filledDraft,
  setup,
  someChanges,
  succession,
} from "../newTokenSetup";
import type { States } from "./states";

const workspaceId = "8d4f2c1a-55aa-4b0e-9c3e-2f1f7a6f0b21";
const problems = {
  name: "Enter a name.",
  lifetime: '"12x" isn\'t a valid duration. For example, enter 12h, 7d, 2 weeks, or 2026-12-31.',
  scopes: "Select at least one scope.",
  allowList: "Invalid entries: 1.",
};

const severalFindings: Check = {
  ...filledCheck,
  findings: [
    {
      severity: "error",
      field: "allowList",
      message: "workspace:nil never matches. Use workspace:*.",
      fixes: ["Allow all workspaces"],
      isOnlyBroader: true,
    },
    {
      severity: "error",
      field: "scopes",
      message: "10 scopes have nothing to work on.",
      fixes: ["Add what they need", "Remove them"],
      details: ["file:read has no effect until you add a resource of type file.", "And so on."],
    },
    ...filledCheck.findings,
    {
      severity: "hint",
      message: "34 scopes repeat what others grant.",
      fixes: ["Remove them"],
      details: ["workspace:read is already included in coder:workspaces.operate."],
    },
  ],
};

/** The form with its questions answered, well or not, and what comes of it. */
export const newTokenFilledStates = {
  "new token, ready": async (panels, options) => {
    const panel = await panels.newToken(options);
    const draft = { ...filledDraft, start: "recipe:start-stop", choices: { workspace: [workspaceId] } };
    await panel.tell(
      { type: "begin", setup, draft: { ...draft, name: "start-stop-alpha" } },
      { type: "names", names: { [`workspace:${workspaceId}`]: { name: "alpha", detail: "docker" } } },
      { type: "checked", check: { ...filledCheck, findings: [] } },
    );
    return panel;
  },
  "new token, a date": async (panels, options) => {
    const panel = await panels.newToken(options);
    await panel.tell(
      { type: "begin", setup, draft: { ...filledDraft, start: "recipe:start-stop" } },
      { type: "checked", check: filledCheck },
    );
    await panel.page.getByLabel("Date…").click();
    return panel;
  },
  "new token, several findings": async (panels, options) => {
    const panel = await panels.newToken(options);
    await panel.tell(
      { type: "begin", setup, draft: filledDraft },
      { type: "checked", check: severalFindings },
    );
    await panel.page.locator(".finding-details > summary").first().click();
    return panel;
  },
  "new token, filled in": async (panels, options) => {
    const panel = await panels.newToken(options);
    await panel.tell({ type: "begin", setup, draft: filledDraft }, { type: "checked", check: filledCheck });
    await panel.page.locator(".group > summary").first().click();
    await panel.page.getByRole("button", { name: "Permissions in coder:workspaces.operate" }).click();
    await panel.page.evaluate("scrollTo(0, 0)");
    return panel;
  },
  "new token, every state of a permission": async (panels, options) => {
    const panel = await panels.newToken(options);
    await panel.tell(
      { type: "begin", setup, draft: filledDraft },
      { type: "checked", check: { ...filledCheck, picture: everyState, findings: [] } },
    );
    await panel.page.locator("button.word.danger").first().click();
    return panel;
  },
  "new token, full access": async (panels, options) => {
    const panel = await panels.newToken(options);
    const sentence = "Anyone with this token can do everything you can, now and in the future.";
    await panel.tell(
      { type: "begin", setup, draft: { ...filledDraft, scopes: ["coder:all"], reach: "all", allowList: [] } },
      {
        type: "checked",
        check: { ...filledCheck, picture: { kind: "everything", sentence }, findings: [] },
      },
    );
    return panel;
  },
  "new token, nobody answers": async (panels, options) => {
    const panel = await panels.newToken({ ...options, movesClock: true });
    await panel.tell(
      { type: "begin", setup, draft: filledDraft },
      { type: "checked", check: filledCheck },
      { type: "creating" },
    );
    await panel.page.clock.runFor(14_000);
    return panel;
  },
  "new token, searching": async (panels, options) => {
    const panel = await panels.newToken(options);
    const draft = { ...emptyDraft, scopes: ["coder:all"] };
    await panel.tell({ type: "begin", setup, draft }, { type: "checked", check: filledCheck });
    await panel.page.getByRole("searchbox").fill("all");
    return panel;
  },
  "new token, everything wrong": async (panels, options) => {
    const panel = await panels.newToken(options);
    const draft = { ...filledDraft, name: "", scopes: [], lifetime: "12x", allowList: ["workspace:alpha"] };
    const check = { ...emptyCheck, ends: "", problems, entryProblems: ["alpha is not a UUID."] };
    await panel.tell({ type: "begin", setup, draft }, { type: "checked", check });
    await panel.page.getByRole("button", { name: "Create token" }).click();
    return panel;
  },
  "new token, creating": async (panels, options) => {
    const panel = await panels.newToken(options);
    await panel.tell(
      { type: "begin", setup, draft: filledDraft },
      { type: "checked", check: filledCheck },
      { type: "creating" },
    );
    return panel;
  },
  "new token, answer lost": async (panels, options) => {
    const panel = await panels.newToken(options);
    await panel.tell(
      { type: "begin", setup, draft: filledDraft },
      { type: "checked", check: filledCheck },
      {
        type: "failed",
        problems: {},
        sentence:
          "coder.example.com didn't confirm that the token was created. It may exist, and Coder Access keeps looking for it.",
        steps: ["Look for watch-alpha", "Try again"],
      },
    );
    return panel;
  },
  "new token, in place of another": async (panels, options) => {
    const panel = await panels.newToken(options);
    await panel.tell(
      { type: "begin", setup: { ...setup, succession: succession("change") }, draft: filledDraft },
      { type: "checked", check: { ...filledCheck, changes: someChanges } },
    );
    return panel;
  },
  "new token, rotated": async (panels, options) => {
    const panel = await panels.newToken(options);
    await panel.tell(
      {
        type: "begin",
        setup: { ...setup, succession: succession("rotate") },
        draft: { ...filledDraft, name: "ci-alpha-2", ending: "unused" },
      },
      {
        type: "checked",
        check: { ...filledCheck, findings: [], changes: { added: [], removed: [] } },
      },
    );
    return panel;
  },
} as const satisfies States;
