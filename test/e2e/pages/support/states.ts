import { Secret } from "../../../../src/core/token/secret";
import type { Check } from "../../../../src/drafting/check/draftCheck";
import { shownSnippets } from "../../../../src/webviews/delivery/snippets";
import {
  details,
  disprovenDetails,
  endingDetails,
  expiredDetails,
  provenDetails,
  timeline,
} from "./lifeSamples";
import {
  emptyCheck,
  emptyDraft,
  everyState,
  filledCheck,
  filledDraft,
  setup,
  someChanges,
  succession,
  untouchedDraft,
} from "./newTokenSetup";
import type { OpenedPanel, PanelOptions } from "./openPanel";
import { alarm, atHand, copied, delivery, goodAddress, proved, sampleToken, untaken } from "./samples";
import type { NewTokenPage, Panels, SignInPage } from "./usePanels";

type AnyPanel = Pick<OpenedPanel<never, never>, "page">;

const address = "https://coder.example.com";
const workspaceId = "8d4f2c1a-55aa-4b0e-9c3e-2f1f7a6f0b21";
const problems = {
  name: "Enter a name.",
  lifetime: '"12x" isn\'t a valid duration. For example, enter 12h, 7d, 2 weeks, or 2026-12-31.',
  scopes: "Select at least one scope.",
  allowList: "Invalid entries: 1.",
};

async function signIn(
  panels: Panels,
  options: PanelOptions,
  state: Parameters<SignInPage["tell"]>[0] & { type: "address" },
): Promise<SignInPage> {
  const panel = await panels.signIn(options);
  await panel.tell({ type: "begin", address, offered: [address, "http://localhost:3000"] }, state);
  return panel;
}
const good = { type: "address", turn: 1, state: goodAddress } as const;

/** A form that was started from a recipe for a workspace, of which none is chosen. */
async function beginRecipe(panels: Panels, options: PanelOptions): Promise<NewTokenPage> {
  const panel = await panels.newToken(options);
  const draft = { ...emptyDraft, name: "night-watch", reach: "only" as const, start: "recipe:start-stop" };
  await panel.tell(
    { type: "begin", setup, draft },
    { type: "checked", check: { ...emptyCheck, problems: { workspace: "Choose a workspace." } } },
  );
  // It looks up at once what there is.
  await panel.next("find");
  return panel;
}

/** The form of somebody who has not said what the token is for. */
async function beginUntouched(
  panels: Panels,
  options: PanelOptions,
  isRestored = false,
): Promise<NewTokenPage> {
  const panel = await panels.newToken(options);
  const withheld = [{ title: "Manage your secrets", reason: "This needs Coder v2.33.0." }];
  await panel.tell(
    { type: "begin", setup: { ...setup, withheld }, draft: untouchedDraft, isRestored },
    { type: "checked", check: emptyCheck },
  );
  return panel;
}

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

/** The main states of the pages, by name, each as a person would see it. */
export const states = {
  "sign-in, nothing typed": async (panels, options) => {
    const panel = await panels.signIn(options);
    await panel.tell({ type: "begin", address: "", offered: [address, "http://localhost:3000"] });
    await panel.page.keyboard.press("ArrowDown");
    await panel.page.keyboard.press("ArrowDown");
    return panel;
  },
  "sign-in, checking": (panels, options) =>
    signIn(panels, options, {
      type: "address",
      turn: 1,
      state: { kind: "checking", host: "coder.example.com" },
    }),
  "sign-in, address not found": (panels, options) =>
    signIn(panels, options, {
      type: "address",
      turn: 1,
      state: {
        kind: "bad",
        sentence: "The name coder.example.com couldn't be found.",
        canRetry: true,
        canTrust: false,
      },
    }),
  "sign-in, certificate at fault": (panels, options) =>
    signIn(panels, options, {
      type: "address",
      turn: 1,
      state: {
        kind: "bad",
        sentence:
          "coder.example.com uses a self-signed certificate. Ask its administrator for one from an authority, or set this one as the CA file.",
        canRetry: true,
        canTrust: true,
      },
    }),
  "sign-in, token refused": async (panels, options) => {
    const warning =
      "The connection to coder.example.com isn't encrypted. Others on the network can read your token.";
    const panel = await signIn(panels, options, { ...good, state: { ...goodAddress, warning } });
    await panel.page.getByLabel("Paste the token").fill(sampleToken);
    await panel.tell({
      type: "failed",
      field: "token",
      sentence: "coder.example.com doesn't accept this token. Open the sign-in page to get another one.",
    });
    return panel;
  },
  "sign-in, token on the clipboard": async (panels, options) => {
    const panel = await signIn(panels, options, good);
    await panel.tell({ type: "clipboard", isOffered: true });
    await panel.page.getByRole("button", { name: "Use it" }).focus();
    return panel;
  },
  "sign-in, own token": async (panels, options) => {
    const panel = await signIn(panels, options, good);
    await panel.page.getByRole("button", { name: "Use an existing token" }).click();
    return panel;
  },
  "sign-in, password refused": async (panels, options) => {
    const panel = await signIn(panels, options, good);
    await panel.page.getByRole("button", { name: "Use a password" }).click();
    await panel.page.getByLabel("Email").fill("dana@example.com");
    await panel.page.getByLabel("Password", { exact: true }).fill("not this one");
    const sentence = "coder.example.com didn't accept this email and password.";
    await panel.tell({ type: "failed", field: "password", sentence });
    return panel;
  },
  "sign-in, CLI without a session": async (panels, options) => {
    const panel = await signIn(panels, options, good);
    await panel.page.getByRole("button", { name: "Use the Coder CLI's session" }).click();
    const sentence = "The Coder CLI has no session for coder.example.com. Run coder login first.";
    await panel.tell({ type: "failed", field: "token", sentence });
    return panel;
  },
  "sign-in, signing in": async (panels, options) => {
    const panel = await signIn(panels, options, good);
    await panel.page.getByLabel("Paste the token").fill(sampleToken);
    await panel.tell({ type: "signingIn" });
    return panel;
  },
  "new token, loading": async (panels, options) => {
    const panel = await panels.newToken(options);
    await panel.tell({ type: "loading" });
    await panel.page.getByText("Loading").waitFor();
    return panel;
  },
  "new token, not loaded": async (panels, options) => {
    const panel = await panels.newToken(options);
    await panel.tell({
      type: "failed",
      problems: {},
      sentence: "coder.example.com didn't answer within 30 seconds.",
      steps: ["Retry"],
    });
    return panel;
  },
  "new token, what is it for": (panels, options) => beginUntouched(panels, options, true),
  "new token, searching what it is for": async (panels, options) => {
    const panel = await beginUntouched(panels, options);
    await panel.page.getByRole("combobox", { name: "What is it for?" }).fill("work");
    await panel.page.locator(".withheld > summary").click();
    return panel;
  },
  "new token, copying": async (panels, options) => {
    const panel = await beginUntouched(panels, options);
    await panel.page.getByRole("button", { name: "Copy an existing token" }).click();
    await panel.page.keyboard.press("ArrowDown");
    return panel;
  },
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
  "new token, looking for an owner": async (panels, options) => {
    const panel = await panels.newToken(options);
    await panel.tell(
      { type: "begin", setup: { ...setup, mayChooseOwner: true }, draft: filledDraft },
      { type: "checked", check: filledCheck },
    );
    await panel.page.getByRole("combobox", { name: "Owner" }).fill("b");
    const { search } = await panel.next("find");
    const bob = { entry: "user:00000000-0000-4000-8000-00000000000b", name: "bob", detail: "Bob Builder" };
    await panel.tell({ type: "found", search, resources: [bob] });
    return panel;
  },
  "new token, choosing a workspace": async (panels, options) => {
    const panel = await beginRecipe(panels, options);
    await panel.page.getByRole("combobox", { name: "Workspace", exact: true }).fill("alp");
    const { search } = await panel.next("find");
    const resources = ["alpha", "alpha-staging"].map((name, index) => ({
      entry: `workspace:00000000-0000-4000-8000-00000000000${index}`,
      name,
      detail: "dana · docker",
    }));
    await panel.tell({ type: "found", search, resources, total: 40 });
    return panel;
  },
  "new token, no such workspace": async (panels, options) => {
    const panel = await beginRecipe(panels, options);
    await panel.page.getByRole("combobox", { name: "Workspace", exact: true }).fill("alfa");
    const { turn } = await panel.next("changed");
    const meant = { entry: "workspace:00000000-0000-4000-8000-000000000001", name: "alpha", detail: "" };
    const workspace = 'There\'s no workspace named "alfa".';
    await panel.tell({
      type: "checked",
      check: { ...emptyCheck, turn, problems: { workspace }, meant: { workspace: meant } },
    });
    await panel.page.keyboard.press("Tab");
    return panel;
  },
  "new token, nobody answers": async (panels, options) => {
    const panel = await panels.newToken(options);
    await panel.tell(
      { type: "begin", setup, draft: filledDraft },
      { type: "checked", check: filledCheck },
      { type: "creating" },
    );
    await panel.page.clock.install();
    await panel.page.clock.runFor(12_000);
    await panel.page.clock.resume();
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
} as const satisfies Record<string, (panels: Panels, options: PanelOptions) => Promise<AnyPanel>>;
