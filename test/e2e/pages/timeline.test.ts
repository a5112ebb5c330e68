import assert from "node:assert/strict";
import type { Timeline } from "../../../src/webviews/timeline/contract";
import { timeline } from "./support/lifeSamples";
import { type TimelinePage, usePanels } from "./support/usePanels";

const names = timeline.groups.flatMap(({ rows }) => rows.map(({ name }) => name));

describe("the timeline page", () => {
  const panels = usePanels();

  async function shown(what: Timeline = timeline): Promise<TimelinePage> {
    const panel = await panels.timeline();
    await panel.next("ready");
    await panel.tell({ type: "show", timeline: what });
    return panel;
  }
  const focused = ({ page }: TimelinePage) => page.evaluate("document.activeElement.dataset.id");

  it("has a row for each token in its group, which says itself in words", async () => {
    const { page } = await shown();
    for (const { title, rows } of timeline.groups) {
      const group = page.locator("section", { has: page.getByRole("heading", { name: title }) });
      for (const { words } of rows)
        assert.equal(await group.getByRole("button", { name: words, exact: true }).count(), 1, words);

      assert.equal(await group.getByRole("button").count(), rows.length);
    }
  });

  it("draws each bar where its token lives, and cuts it off at the edges", async () => {
    const { page } = await shown();
    const drawn = await page.evaluate<
      [number, number][]
    >(`[...document.querySelectorAll(".row")].map((row) => {
      const track = row.querySelector(".track").getBoundingClientRect();
      const bar = row.querySelector(".life").getBoundingClientRect();
      const share = (x) => Math.round(((x - track.x) / track.width) * 100) / 100;
      return [share(bar.x), share(bar.right)];
    })`);
    const within = (place: number) => Math.min(1, Math.max(0, place));
    timeline.groups
      .flatMap(({ rows }) => rows)
      .forEach(({ name, from, to }, index) => {
        const [left = -1, right = -1] = drawn[index] ?? [];
        assert.ok(Math.abs(left - within(from)) <= 0.01, `${name} begins at ${left}`);
        assert.ok(Math.abs(right - within(to)) <= 0.02, `${name} ends at ${right}`);
      });
  });

  it("explains no bars where there are none", async () => {
    const { page } = await shown({ ...timeline, groups: [], left: 0, summary: "0 tokens." });
    await page.getByText("No tokens.").waitFor();
    assert.equal(await page.getByText(/Today|arrow keys|last use/).count(), 0);
  });

  it("is one stop of the Tab key, and the arrow keys go over all groups", async () => {
    const panel = await shown();
    const { page } = panel;
    await page.keyboard.press("Tab");
    assert.equal(await focused(panel), names[0]);
    for (const name of names.slice(1)) {
      await page.keyboard.press("ArrowDown");
      assert.equal(await focused(panel), name);
    }
    await page.keyboard.press("ArrowDown");
    assert.equal(await focused(panel), names.at(-1));
    await page.keyboard.press("Home");
    assert.equal(await focused(panel), names[0]);
    await page.keyboard.press("End");
    await page.keyboard.press("ArrowUp");
    assert.equal(await focused(panel), names.at(-2));
    await page.keyboard.press("Tab");
    assert.equal(await page.evaluate("document.activeElement.innerText"), "Show more (12 left)");
    await page.keyboard.press("Shift+Tab");
    assert.equal(await focused(panel), names.at(-2));
  });

  it("asks for the details of the token on Enter and on a click", async () => {
    const panel = await shown();
    await panel.page.keyboard.press("Tab");
    await panel.page.keyboard.press("Enter");
    assert.equal((await panel.next("open")).id, names[0]);
    await panel.page.getByRole("button", { name: /^ci-alpha/ }).click();
    assert.equal((await panel.next("open")).id, "ci-alpha");
  });

  it("keeps the focus on its token when the tokens are read anew, in another order too", async () => {
    const panel = await shown();
    await panel.page.getByRole("button", { name: /^ci-alpha/ }).focus();
    await panel.tell({ type: "show", timeline: { ...timeline, groups: timeline.groups.toReversed() } });
    assert.equal(await focused(panel), "ci-alpha");
  });

  it("asks for more when there are more than are drawn", async () => {
    const panel = await shown();
    await panel.page.getByRole("button", { name: "Show more (12 left)" }).click();
    await panel.next("showMore");
  });

  it("tells states apart by more than colour, and says what they mean", async () => {
    const { page } = await shown();
    const looks = await page.evaluate<
      string[]
    >(`[...document.querySelectorAll(".legend .sample.life")].map((one) => {
      const { backgroundImage, boxShadow, borderTopColor, backgroundColor } = getComputedStyle(one);
      const isHollow = backgroundColor === "rgba(0, 0, 0, 0)" && backgroundImage === "none";
      return [backgroundImage !== "none", boxShadow !== "none", isHollow].join();
    })`);
    assert.equal(looks.length, 4);
    assert.equal(new Set(looks).size, 4, looks.join(" "));
  });

  it("offers to sign in when nobody is", async () => {
    const panel = await shown();
    const sentence = "You're not signed in to coder.example.com.";
    await panel.tell({ type: "absent", title: "Token Timeline", sentence, signIn: "Sign In" });
    await panel.page.getByText(sentence).waitFor();
    await panel.page.getByRole("button", { name: "Sign In" }).click();
    await panel.next("signIn");
  });

  it("draws 300 tokens in no time", async () => {
    const panel = await shown();
    const rows = Array.from({ length: 300 }, (_, index) => ({
      ...(timeline.groups[1]?.rows[0] ?? assert.fail()),
      id: `token-${index}`,
    }));
    const started = performance.now();
    await panel.tell({
      type: "show",
      timeline: { ...timeline, groups: [{ title: "Active", count: rows.length, rows }] },
    });
    assert.equal(await panel.page.locator(".row").count(), 300);
    assert.ok(performance.now() - started < 2_000);
  });

  it("speaks the person's language where VS Code has it, and English otherwise", async () => {
    const panel = await panels.timeline({ translations: { "Tokens on {0}": "Tokens bei {0}" } });
    await panel.next("ready");
    await panel.tell({ type: "show", timeline });
    await panel.page.getByRole("heading", { name: `Tokens bei ${timeline.host}` }).waitFor();
    await panel.page.getByText("Use arrow keys to move between tokens").waitFor();
  });
});
