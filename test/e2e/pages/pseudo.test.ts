import assert from "node:assert/strict";
import { faultsOf, pseudoBundle, stringsIn } from "../../support/pseudo";
import { states } from "./support/states";
import { type Panels, usePanels } from "./support/usePanels";

/** What a person sees or hears, one text each, without what is the same in every language. Runs in the page. */
const textsOnPage = `(() => {
  const texts = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const { parentElement: parent, data } = walker.currentNode;
    if (!parent.closest("script, style, [translate=no]")) texts.push(data);
  }
  for (const one of document.body.querySelectorAll("*"))
    for (const name of ["aria-label", "title", "placeholder", "alt"])
      if (one.hasAttribute(name)) texts.push(one.getAttribute(name));
  return texts;
})()`;

describe("the pages in a language that nobody speaks", () => {
  const usual = usePanels();

  /** These are reached by names in English, without anything around them. */
  const reachedInEnglish = [
    "sign-in, password refused",
    "new token, choosing a workspace",
    "new token, no such workspace",
  ];
  let marked = 0;

  for (const [state, open] of Object.entries(states)) {
    if (reachedInEnglish.includes(state)) continue;
    it(`${state}: says nothing but what is translated, in whole sentences`, async () => {
      const fromHost: string[] = [];
      const panels = Object.fromEntries(
        Object.entries(usual).map(([name, opener]) => [
          name,
          async (options: object) => {
            const panel = await (opener as Panels["signIn"])({ ...options, translations: pseudoBundle });
            const tell: typeof panel.tell = async (...messages) => {
              fromHost.push(...stringsIn(messages));
              await panel.tell(...messages);
            };
            return { ...panel, tell };
          },
        ]),
      ) as unknown as Panels;
      const { page } = await open(panels, {});
      const texts = await page.evaluate<string[]>(textsOnPage);
      marked += texts.filter((text) => text.includes("⟦")).length;
      // What matches a search is a part of a text of its own.
      const own = texts.filter((text) => !fromHost.some((sent) => sent.includes(text)));
      assert.deepEqual(
        own.flatMap((text) => faultsOf(text, fromHost)),
        [],
      );
    });
  }

  it("are in that language", () => assert.ok(marked > 300, String(marked)));
});
