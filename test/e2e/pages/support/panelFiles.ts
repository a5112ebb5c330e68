import { readFile } from "node:fs/promises";
import path from "node:path";
import type { Page } from "playwright-core";
import { panelHtml } from "../../../../src/webviews/panelHtml";
import { projectRoot } from "../../../host/machine";

/** The panels that have a page. */
export type PanelName = "signIn" | "newToken" | "delivery" | "details" | "timeline";

const origin = "http://page.test";
/** Another folder of built pages can be named, for work on the pages alone. */
const built = path.resolve(projectRoot, process.env["CODER_ACCESS_PAGES"] ?? "dist/webviews");

/** What VS Code puts into each webview before the page's own style sheet. */
export const defaultStyles = `
html { background: var(--vscode-editor-background); }
@layer vscode-default {
  body { color: var(--vscode-editor-foreground); font-family: var(--vscode-font-family); padding: 0 20px;
    font-weight: var(--vscode-font-weight); font-size: var(--vscode-font-size); margin: 0; }
  a { color: var(--vscode-textLink-foreground); }
  a:focus, input:focus, select:focus { outline: 1px solid -webkit-focus-ring-color; outline-offset: -1px; }
  code { color: var(--vscode-textPreformat-foreground); background: var(--vscode-textPreformat-background);
    padding: 1px 3px; border-radius: 4px; }
}`;

/**
 * Serves the built page of a panel to a browser's tab, under the content policy that the extension gives it.
 * @param translations what VS Code has of the extension's texts in another language.
 */
export async function openPanelFiles(
  page: Page,
  panel: PanelName,
  translations?: Readonly<Record<string, string>>,
): Promise<void> {
  const html = panelHtml({
    nonce: "test",
    cspSource: origin,
    script: `${origin}/${panel}.js`,
    style: `${origin}/${panel}.css`,
    title: panel,
    language: "en",
    translations,
  }).replace('<link rel="stylesheet"', `<link rel="stylesheet" href="${origin}/default.css">$&`);
  await page.route(`${origin}/**`, async (route) => {
    const file = new URL(route.request().url()).pathname.slice(1);
    if (file === "") {
      await route.fulfill({ contentType: "text/html", body: html });
    } else if (file === "default.css") {
      await route.fulfill({ contentType: "text/css", body: defaultStyles });
    } else {
      const contentType = file.endsWith(".css") ? "text/css" : "text/javascript";
      await route.fulfill({ contentType, body: await readFile(path.join(built, file), "utf8") });
    }
  });
  await page.goto(origin);
}
