import path from "node:path";
import type { Browser, Page } from "playwright-core";
import { projectRoot } from "../../../host/machine";
import { until } from "../../../host/until";
import { openPanelFiles, type PanelName } from "./panelFiles";
import { type ThemeVariables, themeVariables } from "./themes";

export interface PanelOptions {
  readonly theme?: ThemeVariables;
  readonly width?: number;
  readonly height?: number;
  /** A forced palette, as Windows' contrast themes are. */
  readonly forcedColors?: boolean;
  /** A test moves its clock forward instead of waiting. */
  readonly movesClock?: boolean;
  /** What VS Code has of the extension's texts in another language. */
  readonly translations?: Readonly<Record<string, string>>;
}

/** A page of the extension in a browser, with a test in the place of its host. */
export interface OpenedPanel<FromPage extends { readonly type: string }, ToPage> {
  readonly page: Page;
  /** What the page sent, in order. */
  readonly sent: () => FromPage[];
  /** Waits for the next message of a type, after the ones that were waited for, and gives it. */
  readonly next: <Type extends FromPage["type"]>(type: Type) => Promise<Extract<FromPage, { type: Type }>>;
  /** Gives the page messages, one after the other. */
  readonly tell: (...messages: ToPage[]) => Promise<void>;
  /** What the page kept for when it is shown again. */
  readonly kept: () => Promise<unknown>;
  /** The whole document as markup. */
  readonly markup: () => Promise<string>;
  /** @throws Error with what the page or its content policy complained about. */
  readonly close: () => Promise<void>;
}

/** Opens the built page of a panel. */
export async function openPanel<FromPage extends { readonly type: string }, ToPage>(
  browser: Browser,
  panel: PanelName,
  {
    theme = themeVariables.dark,
    width = 900,
    height = 760,
    forcedColors = false,
    movesClock = false,
    translations,
  }: PanelOptions = {},
): Promise<OpenedPanel<FromPage, ToPage>> {
  const context = await browser.newContext({
    viewport: { width, height },
    forcedColors: forcedColors ? "active" : "none",
  });
  const page = await context.newPage();
  const sent: FromPage[] = [];
  const complaints: string[] = [];
  let awaited = 0;
  page.on("pageerror", ({ message }) => complaints.push(message));
  page.on("console", (message) => {
    if (message.type() === "error") complaints.push(message.text());
  });
  if (movesClock) await page.clock.install();
  await page.exposeFunction("toHost", (message: FromPage) => void sent.push(message));
  await page.addInitScript(`globalThis.theme = ${JSON.stringify(theme)}`);
  await page.addInitScript({ path: path.join(projectRoot, "test/e2e/pages/support/standIn.js") });
  await openPanelFiles(page, panel, translations);

  return {
    page,
    sent: () => [...sent],
    next: async (type) => {
      const found = await until(
        () => {
          const index = sent.findIndex((message, place) => place >= awaited && message.type === type);
          return index < 0 ? undefined : index;
        },
        () => `The page did not send "${type}", but: ${JSON.stringify(sent.slice(awaited))}`,
        5_000,
      );
      awaited = found + 1;
      return sent[found] as Extract<FromPage, { type: typeof type }>;
    },
    tell: async (...messages) => {
      for (const message of messages) await page.evaluate(`fromHost(${JSON.stringify(message)})`);
    },
    kept: async () => JSON.parse(await page.evaluate(`sessionStorage.getItem("kept") ?? "null"`)) as unknown,
    markup: () => page.evaluate("document.documentElement.outerHTML"),
    close: async () => {
      await context.close();
      if (complaints.length > 0) throw new Error(`The page complained:\n${complaints.join("\n")}`);
    },
  };
}
