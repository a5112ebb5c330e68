import assert from "node:assert/strict";
import type { Draft } from "../../../src/drafting/draft/draft";
import {
  emptyCheck,
  emptyDraft,
  filledCheck,
  filledDraft,
  setup,
  untouchedDraft,
} from "./support/newTokenSetup";
import { type NewTokenPage, usePanels } from "./support/usePanels";

describe("the New Token page", () => {
  const panels = usePanels();

  async function begun(draft: Draft = emptyDraft, check = emptyCheck): Promise<NewTokenPage> {
    const panel = await panels.newToken();
    await panel.tell({ type: "loading" }, { type: "begin", setup, draft }, { type: "checked", check });
    return panel;
  }
  const name = ({ page }: NewTokenPage) => page.getByRole("textbox", { name: "Name" });
  const duration = ({ page }: NewTokenPage) => page.getByRole("textbox", { name: "Duration" });
  const date = ({ page }: NewTokenPage) => page.getByLabel("Expiration date");
  const radio = ({ page }: NewTokenPage, label: string) => page.getByRole("radio", { name: label });
  const create = ({ page }: NewTokenPage) => page.getByRole("button", { name: "Create token" });
  const focusedLabel = ({ page }: NewTokenPage) =>
    page.evaluate<string>(
      "document.activeElement.labels?.[0]?.textContent ?? document.activeElement.ariaLabel",
    );

  it("says what it loads, and then asks what the token is for", async () => {
    const panel = await panels.newToken();
    await panel.tell({ type: "loading" });
    await panel.page.getByText("Loading options").waitFor();
    await panel.tell({ type: "begin", setup, draft: untouchedDraft });
    assert.equal(await panel.page.getByText("Loading options").isVisible(), false);
    assert.ok(await panel.page.getByRole("heading", { name: "New token", exact: true }).first().isVisible());
    assert.ok(await panel.page.getByText("coder.example.com · dana").isVisible());
    assert.equal(await focusedLabel(panel), "What is it for?");
    assert.equal(await create(panel).isVisible(), false, "there is nothing to create yet");
    assert.equal(await name(panel).isVisible(), false);
    assert.deepEqual(panel.sent(), [{ type: "ready" }]);
  });

  it("sends the whole draft with each change, and keeps it", async () => {
    const panel = await begun();
    await panel.page.keyboard.type("ab");
    assert.deepEqual(panel.sent().slice(1), [
      { type: "changed", turn: 1, draft: { ...emptyDraft, name: "a" } },
      { type: "changed", turn: 2, draft: { ...emptyDraft, name: "ab" } },
    ]);
    assert.deepEqual(await panel.kept(), { draft: { ...emptyDraft, name: "ab" } });
    await panel.page.reload();
    assert.deepEqual(await panel.next("ready"), { type: "ready" });
    assert.deepEqual(await panel.next("ready"), { type: "ready", draft: { ...emptyDraft, name: "ab" } });
  });

  it("ignores the check of an earlier change", async () => {
    const panel = await begun();
    await panel.page.keyboard.type("ab");
    await panel.tell({ type: "checked", check: { ...filledCheck, turn: 1, summary: ["of turn 1"] } });
    assert.equal(await panel.page.getByText("of turn 1").count(), 0);
    await panel.tell({ type: "checked", check: { ...filledCheck, turn: 2, summary: ["of turn 2"] } });
    assert.ok(await panel.page.getByText("of turn 2").isVisible());
  });

  it("shows the problem of a field when the person has changed and left it, not before", async () => {
    const panel = await begun();
    const problem = panel.page.getByText("Enter a name.");
    await panel.page.keyboard.press("Tab");
    assert.equal(await problem.isVisible(), false, "they only passed through");
    await name(panel).fill("x");
    await name(panel).fill("");
    await panel.next("changed");
    const { turn } = await panel.next("changed");
    await panel.tell({ type: "checked", check: { ...emptyCheck, turn } });
    assert.equal(await problem.isVisible(), false, "they are still there");
    await panel.page.keyboard.press("Tab");
    assert.ok(await problem.isVisible());
    assert.equal(await name(panel).getAttribute("aria-invalid"), "true");
    assert.equal(await panel.page.getByText("Select at least one scope").isVisible(), false);
  });

  it("moves nothing away from under a press: a problem is shown after it", async () => {
    const panel = await begun({ ...emptyDraft, name: "taken" });
    await name(panel).fill("x");
    const { turn } = await panel.next("changed");
    const problems = { name: "This name is already used by a token." };
    await panel.tell({ type: "checked", check: { ...emptyCheck, turn, problems, freeName: "x-2" } });
    await radio(panel, "30 days").click();
    assert.ok(await radio(panel, "30 days").isChecked());
    await panel.page.getByText(problems.name).waitFor();
  });

  it("goes to the first wrong field when the form cannot be sent", async () => {
    const panel = await begun();
    await name(panel).fill("x");
    const { turn } = await panel.next("changed");
    const problems = { scopes: "Select at least one scope." };
    await panel.tell({ type: "checked", check: { ...emptyCheck, turn, problems } });
    await create(panel).click();
    assert.equal(await focusedLabel(panel), "Search 55 scopes");
    assert.ok(await panel.page.getByText("Select at least one scope").isVisible());
    assert.equal(
      panel.sent().some(({ type }) => type === "submit"),
      false,
    );
  });

  it("says in the bar whether the token can be created, and leads to what is in the way", async () => {
    const panel = await begun({ ...emptyDraft, start: "recipe:secrets" }, emptyCheck);
    const bar = panel.page.locator(".bar");
    assert.equal(await bar.locator(".icon.error").count(), 0, "nothing is red before Create");
    await bar.getByRole("button", { name: "2 problems" }).click();
    assert.equal(await focusedLabel(panel), "Name");
    assert.ok(await panel.page.getByText("Enter a name.").isVisible());
    assert.equal(await bar.locator(".icon.error").count(), 1);
    await name(panel).fill("mine");
    const { turn } = await panel.next("changed");
    const problems = { scopes: "Select at least one scope." };
    await panel.tell({ type: "checked", check: { ...emptyCheck, turn, problems } });
    await bar.getByRole("button", { name: "1 problem" }).click();
    assert.equal(await focusedLabel(panel), "Search 55 scopes", "it unfolds what has the problem");
    await panel.tell({ type: "checked", check: { ...emptyCheck, turn, problems: {} } });
    assert.ok(await bar.getByText("Ready to create").isVisible());
  });

  it("says that a draft was left earlier, and starts over", async () => {
    const panel = await panels.newToken();
    await panel.tell(
      { type: "begin", setup, draft: filledDraft, isRestored: true },
      { type: "checked", check: filledCheck },
    );
    await panel.page.getByRole("button", { name: "Start over" }).click();
    await panel.next("startOver");
    await panel.tell({ type: "loading" }, { type: "begin", setup, draft: untouchedDraft, isRestored: false });
    assert.equal(await panel.page.getByText("Restored your draft.").isVisible(), false);
    assert.equal(await focusedLabel(panel), "What is it for?");
    assert.deepEqual(await panel.kept(), { draft: untouchedDraft });
  });

  it("waits for the check of the last change before it sends the form", async () => {
    const panel = await begun(filledDraft, filledCheck);
    await name(panel).fill("other");
    const { turn } = await panel.next("changed");
    await panel.page.keyboard.press("Enter");
    assert.equal(
      panel.sent().some(({ type }) => type === "submit"),
      false,
    );
    await panel.tell({ type: "checked", check: { ...filledCheck, turn } });
    assert.deepEqual(await panel.next("submit"), {
      type: "submit",
      draft: { ...filledDraft, name: "other" },
    });
  });

  it("sends the form once, however often the button is pressed", async () => {
    const panel = await begun(filledDraft, filledCheck);
    await create(panel).dblclick();
    await panel.next("submit");
    await panel.tell({ type: "creating" });
    await panel.page.keyboard.press("Enter");
    assert.equal(panel.sent().filter(({ type }) => type === "submit").length, 1);
    assert.ok(await name(panel).isDisabled());
    assert.ok(await panel.page.getByRole("button", { name: "Creating" }).isVisible());
  });

  it("stays as it is while the person is asked elsewhere, and is theirs again when they say no", async () => {
    const panel = await begun(filledDraft, filledCheck);
    await create(panel).click();
    await panel.next("submit");
    await panel.tell({ type: "asking" });
    assert.ok(await name(panel).isDisabled());
    await panel.page.keyboard.press("Enter");
    assert.equal(panel.sent().filter(({ type }) => type === "submit").length, 1);
    await panel.tell({ type: "declined" });
    assert.ok(await name(panel).isEnabled());
    assert.equal(await panel.page.evaluate("document.activeElement.textContent"), "Create token");
    await panel.page.keyboard.press("Enter");
    await panel.next("submit");
  });

  it("sends nothing by itself for a form that was filled anew after Create was pressed", async () => {
    const panel = await begun(filledDraft, filledCheck);
    await name(panel).fill("other");
    await panel.next("changed");
    await create(panel).click();
    await panel.tell(
      { type: "loading" },
      { type: "begin", setup, draft: { ...filledDraft, name: "other" } },
      { type: "checked", check: filledCheck },
    );
    assert.equal(
      panel.sent().some(({ type }) => type === "submit"),
      false,
    );
  });

  it("says that nobody answers while a token is created, and goes on should somebody answer after all", async () => {
    const panel = await begun(filledDraft, filledCheck);
    await panel.page.clock.install();
    await create(panel).click();
    await panel.next("submit");
    await panel.tell({ type: "creating" });
    await panel.page.clock.runFor(8000);
    await panel.tell({ type: "alive" });
    await panel.page.clock.runFor(8000);
    assert.ok(panel.sent().filter(({ type }) => type === "alive").length >= 6, "it asks");
    assert.ok(await panel.page.getByRole("button", { name: "Creating" }).isVisible());
    await panel.page.clock.runFor(4000);
    const alert = panel.page.getByRole("alert");
    await alert.getByText(/stopped while "watch-alpha" was being created\. The token may exist\./).waitFor();
    assert.equal(await panel.page.getByRole("button", { name: "Creating" }).count(), 0);
    const link = alert.getByRole("link", { name: "Open Form Again" });
    assert.equal(await link.getAttribute("href"), "command:coderAccess.tokens.createToken");
    await panel.tell({ type: "alive" });
    await alert.getByText(/stopped while/).waitFor({ state: "detached" });
    assert.ok(await panel.page.getByRole("button", { name: "Creating" }).isVisible());
  });

  it("says that nobody answers what was changed, and asks for no sign of life while nothing is awaited", async () => {
    const panel = await begun(filledDraft, filledCheck);
    await panel.page.clock.install();
    await panel.page.clock.runFor(30_000);
    assert.deepEqual(
      panel.sent().map(({ type }) => type),
      ["ready"],
    );
    await name(panel).fill("other");
    await panel.page.clock.runFor(14_000);
    await panel.page.getByRole("alert").getByText("Your entries are kept").waitFor();
  });

  it("says why creating failed, keeps what was typed, and offers what helps", async () => {
    const panel = await begun(filledDraft, filledCheck);
    await create(panel).click();
    await panel.next("submit");
    await panel.tell(
      { type: "creating" },
      {
        type: "failed",
        problems: { name: "watch-alpha exists already." },
        sentence: "coder.example.com refused the token.",
        steps: ["Use watch-alpha-2"],
      },
    );
    assert.ok(
      await panel.page.getByRole("alert").getByText("coder.example.com refused the token.").isVisible(),
    );
    assert.equal(await focusedLabel(panel), "Name");
    assert.equal(await name(panel).inputValue(), "watch-alpha");
    assert.equal(await name(panel).getAttribute("aria-invalid"), "true");
    await panel.page.getByRole("button", { name: "Use watch-alpha-2" }).click();
    assert.deepEqual(await panel.next("runStep"), { type: "runStep", step: 0 });
    await name(panel).fill("third");
    assert.equal(panel.sent().filter(({ type }) => type === "submit").length, 1);
  });

  it("drops the server's objection once the person changes that field", async () => {
    const panel = await begun(filledDraft, filledCheck);
    await panel.tell({ type: "failed", problems: { name: "It exists." }, sentence: "No.", steps: [] });
    await radio(panel, "30 days").check();
    await panel.tell({ type: "checked", check: { ...filledCheck, turn: 1 } });
    assert.equal(await name(panel).getAttribute("aria-invalid"), "true");
    await name(panel).fill("other");
    await panel.tell({ type: "checked", check: { ...filledCheck, turn: 2 } });
    assert.equal(await name(panel).getAttribute("aria-invalid"), null);
  });

  it("offers to try again when the form could not be filled", async () => {
    const panel = await panels.newToken();
    await panel.tell(
      { type: "loading" },
      { type: "failed", problems: {}, sentence: "coder.example.com did not answer.", steps: ["Retry"] },
    );
    await panel.page.keyboard.press("Enter");
    assert.deepEqual(await panel.next("runStep"), { type: "runStep", step: 0 });
    await panel.tell({ type: "loading" }, { type: "begin", setup, draft: emptyDraft });
    assert.equal(await panel.page.getByText("did not answer").count(), 0);
  });

  it("takes the longest lifetime that is allowed with one press", async () => {
    const panel = await begun(filledDraft, filledCheck);
    await panel.page.getByRole("radio", { name: "90 days (maximum)" }).check();
    assert.equal((await panel.next("changed")).draft.lifetime, "90d");
  });

  it("takes a date that the deployment allows, and any other duration", async () => {
    const panel = await begun(filledDraft, filledCheck);
    await radio(panel, "Date…").check();
    const first = (await panel.next("changed")).draft.lifetime;
    assert.match(first, /^\d{4}-\d{2}-\d{2}$/, "what is shown is what is sent");
    assert.equal(await date(panel).inputValue(), first);
    const [earliest, latest] = await Promise.all(["min", "max"].map((end) => date(panel).getAttribute(end)));
    assert.ok((earliest ?? "") < first && first < (latest ?? ""), `${earliest} ${first} ${latest}`);
    await date(panel).fill(latest ?? "");
    assert.equal((await panel.next("changed")).draft.lifetime, latest);
    await duration(panel).fill("12h30m");
    assert.equal((await panel.next("changed")).draft.lifetime, "12h30m");
    assert.equal(await date(panel).inputValue(), "");
    assert.ok(await radio(panel, "Date…").isChecked());
    await radio(panel, "7 days").check();
    assert.equal((await panel.next("changed")).draft.lifetime, "7d");
    assert.equal(await duration(panel).isVisible(), false);
  });

  it("shows a lifetime that is not a usual one", async () => {
    for (const [lifetime, shown] of [
      ["12h", duration],
      ["2026-12-31", date],
    ] as const) {
      const panel = await begun({ ...filledDraft, lifetime }, filledCheck);
      assert.equal(await shown(panel).inputValue(), lifetime);
      assert.ok(await radio(panel, "Date…").isChecked());
    }
  });

  it("chooses a usual lifetime with the arrow keys", async () => {
    const panel = await begun(filledDraft, filledCheck);
    await radio(panel, "7 days").focus();
    await panel.page.keyboard.press("ArrowRight");
    assert.equal((await panel.next("changed")).draft.lifetime, "30d");
    assert.ok(await radio(panel, "30 days").isChecked());
    assert.equal(await date(panel).isVisible(), false);
  });

  it("applies a fix of the check that is shown, and shows the draft that comes back without echoing it", async () => {
    const panel = await begun(filledDraft, { ...filledCheck, turn: 0 });
    await panel.page.getByRole("button", { name: "Allow reading your profile" }).click();
    assert.deepEqual(await panel.next("applyFix"), { type: "applyFix", turn: 0, finding: 1, fix: 0 });
    const fixed = { ...filledDraft, scopes: [...filledDraft.scopes, "user:read"] };
    const check = {
      ...filledCheck,
      findings: [{ severity: "hint" as const, message: "Something else.", fixes: ["Mend it"] }],
    };
    await panel.tell({ type: "draft", draft: fixed, turn: 0 }, { type: "checked", check });
    assert.ok(await panel.page.getByRole("button", { name: "Remove user:read" }).isVisible());
    assert.deepEqual(await panel.kept(), { draft: fixed });
    assert.equal(
      panel.sent().some(({ type }) => type === "changed"),
      false,
    );
    assert.equal(await panel.page.evaluate("document.activeElement.textContent"), "Mend it");
  });

  it("shows one line for each kind of finding, with what it stands for folded below it", async () => {
    const findings = [
      {
        severity: "hint" as const,
        message: "34 scopes repeat what others grant.",
        fixes: ["Remove them"],
        details: ["a", "b"],
      },
    ];
    const panel = await begun(filledDraft, { ...filledCheck, findings });
    assert.equal(await panel.page.locator(".finding").count(), 1);
    assert.equal(await panel.page.getByText("a", { exact: true }).isVisible(), false);
    await panel.page.getByText("Show", { exact: true }).click();
    assert.ok(await panel.page.getByText("a", { exact: true }).isVisible());
  });

  it("shows an error of the scopes beside them, unfolded, whatever it was started from", async () => {
    const findings = [
      ...filledCheck.findings,
      {
        severity: "error" as const,
        field: "scopes" as const,
        message: "It has no effect.",
        fixes: ["Mend it"],
      },
    ];
    const panel = await begun({ ...filledDraft, start: "recipe:start-stop" }, { ...filledCheck, findings });
    const place = panel.page.locator(".permissions").getByText("It has no effect.");
    assert.ok(await place.isVisible());
    await panel.page.getByRole("button", { name: "Mend it" }).click();
    assert.deepEqual(await panel.next("applyFix"), { type: "applyFix", turn: 0, finding: 2, fix: 0 });
  });

  it("never has a button that makes the token broader alone: what it mends can be left as it is", async () => {
    const panel = await begun(filledDraft, filledCheck);
    const row = panel.page.locator(".finding").filter({ hasText: "whoami" });
    assert.deepEqual(await row.getByRole("button").allInnerTexts(), [
      "Allow reading your profile",
      "Keep as is",
    ]);
    await row.getByRole("button", { name: "Keep as is" }).click();
    await panel.tell({ type: "checked", check: { ...filledCheck, summary: ["another"] } });
    assert.equal(await row.count(), 0);
    assert.equal(
      panel.sent().some(({ type }) => type === "applyFix"),
      false,
    );
  });

  it("keeps what was typed while a draft of the host was on its way, and the fix as well", async () => {
    const panel = await begun(filledDraft, filledCheck);
    await name(panel).fill("typed meanwhile");
    await panel.next("changed");
    const fixed = { ...filledDraft, scopes: ["workspace:read", "template:read"] };
    await panel.tell({ type: "draft", draft: fixed, turn: 0 });
    assert.equal(await name(panel).inputValue(), "typed meanwhile");
    assert.equal(await panel.page.locator(".chip").count(), 2);
    assert.deepEqual((await panel.next("changed")).draft, { ...fixed, name: "typed meanwhile" });
  });

  it("says what the deployment cannot do instead of asking for it", async () => {
    const panel = await panels.newToken();
    const limits = ["coder.example.com is older than Coder v2.27 and doesn't support scopes."];
    const old = { ...setup, canScope: false, canList: false, limits };
    await panel.tell({ type: "begin", setup: old, draft: emptyDraft });
    assert.ok(await panel.page.getByText("doesn't support scopes.").isVisible());
    assert.equal(await panel.page.getByRole("group", { name: "Scopes" }).count(), 0);
    assert.equal(await panel.page.getByRole("group", { name: "Resources" }).count(), 0);
  });

  it("has one button that stands out, and a way out that sends nothing else", async () => {
    const panel = await begun(filledDraft, filledCheck);
    assert.deepEqual(await panel.page.locator("button.primary").allInnerTexts(), ["Create token"]);
    await panel.page.getByRole("button", { name: "Cancel" }).click();
    await panel.next("cancel");
    assert.deepEqual(panel.sent(), [{ type: "ready" }, { type: "cancel" }]);
  });

  it("reaches the result from the bar when it is below the questions", async () => {
    const panel = await panels.newToken({ width: 400 });
    await panel.tell({ type: "begin", setup, draft: filledDraft }, { type: "checked", check: filledCheck });
    await panel.page.locator(".bar").getByRole("button", { name: "What it can do" }).click();
    const result = panel.page.getByRole("heading", { name: "What it can do" });
    assert.equal(await panel.page.evaluate("document.activeElement.textContent"), "What it can do");
    const box = await result.boundingBox();
    assert.ok(box !== null && box.y >= 0 && box.y < 700, JSON.stringify(box));
  });
});
