import assert from "node:assert/strict";
import {
  details,
  disprovenDetails,
  endingDetails,
  expiredDetails,
  provenDetails,
} from "./support/lifeSamples";
import { type DetailsPage, usePanels } from "./support/usePanels";

describe("the details page", () => {
  const panels = usePanels();

  async function shown(what = details): Promise<DetailsPage> {
    const panel = await panels.details();
    await panel.next("ready");
    await panel.tell({ type: "show", details: what });
    return panel;
  }

  it("has no primary button while nothing is due, and sends what each button and line of the menu means", async () => {
    const panel = await shown();
    const { page } = panel;
    assert.equal(await page.locator("button.primary").count(), 0);
    for (const [label, action] of [
      ["Rotate…", "rotate"],
      ["Change…", "change"],
    ] as const) {
      await page.getByRole("button", { name: label, exact: true }).click();
      assert.deepEqual(await panel.next("act"), { type: "act", action });
    }
    const more = page.getByRole("button", { name: "More Actions" });
    await more.click();
    assert.deepEqual(await page.getByRole("menuitem").allInnerTexts(), [
      "Duplicate…",
      "Verify…",
      "What Can It Run?",
      "Open in Coder",
      "Copy ID",
      "Expire…",
      "Delete…",
    ]);
    await page.keyboard.press("Escape");
    for (const action of [...details.actions.menu, ...details.actions.endings]) {
      await more.click();
      await page.getByRole("menuitem", { name: menuLabels[action] ?? "", exact: true }).click();
      assert.deepEqual(await panel.next("act"), { type: "act", action });
      assert.equal(await page.getByRole("menu").count(), 0);
    }
  });
  const menuLabels: Readonly<Record<string, string>> = {
    mintAgain: "Duplicate…",
    verify: "Verify…",
    openInCoder: "Open in Coder",
    copyId: "Copy ID",
    expire: "Expire…",
    delete: "Delete…",
  };

  it("has one primary button when something is due", async () => {
    const { page } = await shown(endingDetails);
    assert.deepEqual(await page.locator("button.primary").allInnerTexts(), ["Rotate…"]);
    await page.getByText("Needs attention · expires in 23 hours").waitFor();
  });

  it("shows the person's own note and that it stays here, and offers to change it or to add one", async () => {
    const panel = await shown({ ...details, note: "line one <b>bold</b> [x](command:y)" });
    const note = panel.page.getByRole("region", { name: "Note" });
    await note.getByText("line one <b>bold</b> [x](command:y)", { exact: true }).waitFor();
    await note.getByText("Only on this computer.").waitFor();
    await note.getByRole("button", { name: "Edit Note…" }).click();
    assert.deepEqual(await panel.next("act"), { type: "act", action: "editNote" });
    const without = await shown({ ...details, note: undefined });
    await without.page.getByRole("button", { name: "Add Note…" }).click();
    assert.deepEqual(await without.next("act"), { type: "act", action: "editNote" });
    assert.equal(await without.page.getByRole("region", { name: "Note" }).count(), 0);
  });

  it("has a menu that the keyboard operates as in VS Code", async () => {
    const { page } = await shown();
    const more = page.getByRole("button", { name: "More Actions" });
    const chosen = () => page.evaluate("document.activeElement.textContent");
    await more.focus();
    await page.keyboard.press("ArrowDown");
    assert.equal(await chosen(), "Duplicate…");
    await page.keyboard.press("ArrowUp");
    assert.equal(await chosen(), "Delete…");
    await page.keyboard.press("ArrowDown");
    assert.equal(await chosen(), "Duplicate…");
    await page.keyboard.press("End");
    assert.equal(await chosen(), "Delete…");
    await page.keyboard.press("Escape");
    assert.equal(await more.getAttribute("aria-expanded"), "false");
    assert.equal(await page.evaluate("document.activeElement.ariaLabel"), "More Actions");
    await page.keyboard.press("Enter");
    await page.keyboard.press("Tab");
    assert.equal(await page.getByRole("menu").count(), 0, "leaving the menu closes it");
  });

  it("goes from the menu to what the token can run", async () => {
    const { page } = await shown();
    await page.getByRole("button", { name: "More Actions" }).click();
    await page.getByRole("menuitem", { name: "What Can It Run?" }).click();
    assert.equal(
      await page.evaluate("document.activeElement.textContent"),
      "Available requests and commands",
    );
  });

  it("shows every character of other people's words, which turn nothing round", async () => {
    const { page } = await shown({
      ...details,
      name: "zz\u202Egnp.tpircs",
      lead: "Acts on behalf of \u200Balice on coder.example.com.",
      resources: [{ name: "\u202Eahpla", kind: "workspace", id: details.id, isGone: false }],
    });
    await page.getByRole("heading", { name: "zz<U+202E>gnp.tpircs" }).waitFor();
    await page.getByText("Acts on behalf of <U+200B>alice on coder.example.com.").waitFor();
    await page.getByRole("button", { name: "Copy ID of <U+202E>ahpla" }).waitFor();
    assert.doesNotMatch(await page.locator("body").innerText(), /[\u200B\u202E]/);
  });

  it("tells first what the token can run, and folds away what it can't, each with the reason", async () => {
    const { page } = await shown();
    const part = page.locator("section.runnable");
    await part.getByRole("heading", { name: "Available requests and commands" }).waitFor();
    for (const text of ["View a workspace", "templates list"])
      assert.ok(await part.getByText(text, { exact: true }).isVisible(), text);

    const summary = part.getByText("Unavailable (9)");
    const reason = part.getByText("Coder can't list workspaces with a token limited to specific ones.");
    assert.equal(await reason.isVisible(), false);
    await part.getByRole("heading").focus();
    await page.keyboard.press("Tab");
    assert.equal(await page.evaluate("document.activeElement.dataset.action"), "cannotRun");
    await page.keyboard.press("Enter");
    await reason.waitFor();
    const group = part.getByRole("listitem").filter({ hasText: "Coder can't list workspaces" });
    assert.deepEqual(
      await group.getByRole("list", { name: "coder commands" }).getByRole("listitem").allInnerTexts(),
      ["list", "schedule show", "config-ssh"],
    );
    await page.keyboard.press("Space");
    await reason.waitFor({ state: "hidden" });
    await summary.waitFor();
  });

  it("keeps what is unfolded, and the focus on it, when the token is read anew", async () => {
    const panel = await shown();
    const { page } = panel;
    await page.locator("section.runnable summary").focus();
    await page.keyboard.press("Enter");
    await panel.tell({ type: "show", details: endingDetails });
    await page.getByText("Needs attention · expires in 23 hours").waitFor();
    assert.ok(await page.getByText("Missing permission: workspace:stop.").isVisible());
    assert.equal(await page.evaluate("document.activeElement.dataset.action"), "cannotRun");
  });

  it("goes to what the token can run when it is asked for, and says that it has arrived", async () => {
    const panel = await panels.details();
    await panel.next("ready");
    await panel.tell({ type: "show", details, at: "runnable" });
    await panel.next("arrived");
    assert.equal(
      await panel.page.evaluate("document.activeElement.textContent"),
      "Available requests and commands",
    );
    const top = await panel.page.evaluate<number>(
      `document.querySelector("section.runnable").getBoundingClientRect().top`,
    );
    const height = await panel.page.evaluate<number>("innerHeight");
    assert.ok(top >= -1 && top < height, String(top));
  });

  it("says in one sentence what an expired token can run", async () => {
    const { page } = await shown(expiredDetails);
    await page.getByText("Nothing. This token has expired.").waitFor();
    assert.equal(await page.locator("section.runnable details").count(), 0);
  });

  it("says the whole life to those who do not see the bar", async () => {
    const { page } = await shown();
    await page.getByRole("img", { name: details.life.words }).waitFor();
  });

  it("shows today and the last use at their places between creation and end", async () => {
    const { page } = await shown();
    const places = await page.evaluate(`(() => {
      const bar = document.querySelector(".life").getBoundingClientRect();
      return [...document.querySelectorAll(".life > .point")].map((point) => {
        const { x, width } = point.getBoundingClientRect();
        return Math.round(((x + width / 2 - bar.x) / bar.width) * 100) / 100;
      });
    })()`);
    assert.deepEqual(places, [details.life.used, details.life.now]);
  });

  it("gives times relative and in full, with what must be known about the last use", async () => {
    const { page } = await shown();
    for (const text of [
      "12 days ago",
      "Fri, Nov 13, 2026, 12:25 AM UTC",
      "For 90 days.",
      "Updated at most once an hour.",
    ])
      await page.getByText(text).first().waitFor();
  });

  it("names what it reaches, keeps the ids for copying, and says what is gone", async () => {
    const panel = await shown();
    const alpha = panel.page.getByRole("listitem").filter({ hasText: "alpha" });
    assert.ok(await alpha.getByText("4a4b4c4d-4444-4444-8444-4444444eef01").isVisible());
    await alpha.getByRole("button", { name: "Copy ID of alpha" }).click();
    assert.equal((await panel.next("copyResourceId")).id, "4a4b4c4d-4444-4444-8444-4444444eef01");
    await panel.page.getByText("deleted, or you can't see it").last().waitFor();
  });

  it("says in words what it can do, and why, by the keyboard alone", async () => {
    const { page } = await shown();
    assert.equal(await page.getByRole("grid").count(), 0, "the table is for what was verified");
    await page.getByRole("button", { name: /^View/ }).first().focus();
    await page.keyboard.press("ArrowRight");
    await page.keyboard.press("Enter");
    await page.getByText("Granted by workspace:start, only for alpha.").first().waitFor();
  });

  const sentenceOf = ({ page }: DetailsPage, permission: string) =>
    page.locator(`td[data-permission="${permission}"]`).innerText();

  it("says what was proved beside what is expected, denials and the server's defects too", async () => {
    const panel = await shown(provenDetails);
    for (const [permission, sentence] of [
      ["workspace:start", /^Allowed\. .* Verified: the server allows it\.$/],
      [
        "workspace:read",
        /^Some requests fail\. .* Verified: the server allows it, but some requests fail\.$/,
      ],
      ["workspace:delete", /^Not allowed\. .* Verified: the server denies it\.$/],
      ["template:delete", /Verified: the server denies it, because you don't have this permission\.$/],
    ] as const)
      assert.match((await sentenceOf(panel, permission)).trim(), sentence);

    for (const text of [
      "Verified: 14 of 14 checks passed.",
      "Verified 2 hours ago.",
      "This token can't list workspaces, but it can open the ones you selected.",
    ])
      assert.ok(await panel.page.getByText(text).isVisible(), text);

    assert.equal(await panel.page.locator("td.alarm").count(), 0);
    const legend = panel.page.getByRole("list", { name: "Legend" });
    assert.deepEqual(await legend.getByRole("listitem").allInnerTexts(), [
      "allowed",
      "not allowed",
      "some requests fail",
      "verified",
    ]);
  });

  it("says the same in words where the table has no room, the denials too", async () => {
    const { page } = await shown(provenDetails);
    assert.equal(await page.locator(".picture").isVisible(), false);
    await page.setViewportSize({ width: 480, height: 760 });
    assert.equal(await page.getByRole("grid").count(), 0);
    await page.getByRole("button", { name: "Start allowed verified" }).click();
    await page.locator(".picture .why").getByText("Verified: the server allows it.").waitFor();
    await page.getByRole("button", { name: "View some requests fail" }).waitFor();
    const denied = page.getByRole("list", { name: "Workspaces alpha only" }).getByText("Delete");
    assert.equal(await denied.locator("..").locator(".seal").count(), 1);
  });

  it("sounds the alarm before anything else when the server disagrees, and shows where", async () => {
    const panel = await shown(disprovenDetails);
    const { page } = panel;
    const alarm = await page.locator(".proof.alarm").boundingBox();
    const heading = await page.getByRole("heading", { name: "Timeline" }).boundingBox();
    assert.ok(alarm && heading && alarm.y < heading.y);
    await page.getByText("Warning: the token can do more than requested (1 of 14 checks).").waitFor();
    const wrong = await page.evaluate(
      `[...document.querySelectorAll("td.alarm")].map((cell) => cell.dataset.permission).sort()`,
    );
    assert.deepEqual(wrong, ["workspace:delete", "workspace:start"]);
    assert.match(
      await sentenceOf(panel, "workspace:delete"),
      /Warning: the server allows it, although it wasn't granted/,
    );
    assert.match(await sentenceOf(panel, "workspace:start"), /Not as granted: the server denies it/);
    const why = page.locator(".grid > .why");
    const before = await why.boundingBox();
    await page.locator("td.alarm").first().focus();
    await why.getByText("Not as granted").waitFor();
    assert.deepEqual(await why.boundingBox(), before, "nothing below moves");
    await page.setViewportSize({ width: 280, height: 760 });
    for (const words of ["Delete allowed although not granted", "Start denied although granted"])
      await page.getByRole("button", { name: words }).waitFor();
  });

  it("says nothing of a proof while nobody asked", async () => {
    const { page } = await shown();
    assert.equal(await page.locator(".seal, .proof").count(), 0);
  });

  it("does not repeat full access as a table, and draws no today beyond the end", async () => {
    const { page } = await shown(expiredDetails);
    assert.equal(await page.getByRole("grid").count(), 0);
    assert.equal(await page.locator(".life > .point").count(), 0);
    await page.getByText("Everything.").waitFor();
    await page.getByRole("button", { name: "Duplicate…" }).waitFor();
  });

  it("keeps the focus on the button when the token is read anew", async () => {
    const panel = await shown();
    await panel.page.getByRole("button", { name: "Change…", exact: true }).focus();
    await panel.tell({ type: "show", details: endingDetails });
    assert.equal(await panel.page.evaluate("document.activeElement.dataset.action"), "change");
  });

  it("says when the token is no longer there, and offers nothing to press", async () => {
    const panel = await shown();
    await panel.tell({ type: "absent", title: "watch", sentence: "It's no longer among the tokens." });
    await panel.page.getByRole("heading", { name: "watch" }).waitFor();
    await panel.page.getByText("It's no longer among the tokens.").waitFor();
    assert.equal(await panel.page.getByRole("button").count(), 0);
  });

  it("offers to sign in when nobody is", async () => {
    const panel = await shown();
    const sentence = "You're not signed in to coder.example.com.";
    await panel.tell({ type: "absent", title: "watch", sentence, signIn: "Sign In" });
    await panel.page.getByText(sentence).waitFor();
    await panel.page.getByRole("button", { name: "Sign In" }).click();
    await panel.next("signIn");
  });
});
