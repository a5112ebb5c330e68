import assert from "node:assert/strict";
import type { Browser, Page } from "playwright-core";
import { launchBrowser } from "../../host/browser";
import { type Gallery, serveGallery } from "./gallery/serve";
import { states } from "./support/states";
import { themeVariables } from "./support/themes";

describe("the gallery of pages", () => {
  let gallery: Gallery;
  let browser: Browser;
  let page: Page;
  const complaints: string[] = [];

  before(async () => {
    gallery = await serveGallery();
    browser = await launchBrowser();
    page = await browser.newPage();
    page.on("pageerror", ({ message }) => complaints.push(message));
    page.on("console", (message) => {
      if (message.type() === "error") complaints.push(message.text());
    });
  });
  after(async () => {
    await browser.close();
    await gallery.stop();
  });

  for (const state of Object.keys(states)) {
    it(`shows "${state}"`, async () => {
      await page.goto(`${gallery.url}/#${encodeURIComponent(state)}/dark/400`);
      await page.locator("body:not([data-shown=''])").waitFor();
      assert.equal(await page.locator("body").getAttribute("data-shown"), state);
      assert.deepEqual(complaints.splice(0), []);
    });
  }

  it("shows all themes beside each other", async () => {
    await page.goto(`${gallery.url}/#${encodeURIComponent("details, expired")}/all/720`);
    await page.locator("body[data-shown='details, expired']").waitFor();
    for (const { classes } of Object.values(themeVariables)) {
      const shown = page
        .frames()
        .map((frame) => frame.locator(`body.${classes.split(" ").join(".")}`).count());
      assert.ok((await Promise.all(shown)).includes(1), classes);
    }
  });
});
