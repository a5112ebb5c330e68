import { mkdirSync } from "node:fs";
import path from "node:path";
import type { Browser, Frame, Locator, Page } from "playwright-core";
import { launchBrowser } from "../../host/browser";
import { projectRoot } from "../../host/machine";
import type { Product } from "../../host/product";
import { until } from "../../host/until";
import { type Theme, themes } from "../../host/userData";
import { ModalDialog } from "./modalDialog";
import { Notifications } from "./notifications";
import { openedTab } from "./openedTab";
import { QuickInput } from "./quickInput";
import { TreeView } from "./treeView";
import { webviewFrame } from "./webview";

export interface WorkbenchOptions {
  /** The window's inner size in CSS pixels. */
  readonly size?: { readonly width: number; readonly height: number };
  /** How many device pixels make one CSS pixel: 2 for pictures that stay sharp. */
  readonly scale?: number;
}

const normalSize = { width: 1280, height: 800 };

/** One window of VS Code, used as a person uses it. */
export class Workbench {
  readonly page: Page;
  readonly notifications: Notifications;
  readonly dialog: ModalDialog;
  readonly quickInput: QuickInput;
  readonly #close: () => Promise<void>;
  /** What the page and the extension host wrote to the browser's console, for the message of a failure. */
  readonly consoleLines: string[] = [];

  private constructor(page: Page, close: () => Promise<void>) {
    this.#close = close;
    this.page = page;
    this.notifications = new Notifications(page);
    this.dialog = new ModalDialog(page);
    this.quickInput = new QuickInput(page);
    page.on("console", (message) => this.consoleLines.push(message.text()));
  }

  /**
   * Opens a window on a VS Code that runs, and waits until it can be used.
   * @param inBrowser the browser to open it in, which stays; one of its own when absent. Either knows nothing of other windows.
   */
  static async open(
    product: Product,
    options: WorkbenchOptions = {},
    inBrowser?: Browser,
  ): Promise<Workbench> {
    const browser = inBrowser ?? (await launchBrowser(process.env["CODER_ACCESS_HEADED"] === "1"));
    const close = async () => {
      if (inBrowser === undefined) return browser.close();
      for (const context of inBrowser.contexts()) {
        // Each says goodbye, so that its extension host ends.
        await Promise.all(context.pages().map((page) => page.close()));
        await context.close();
      }
    };
    try {
      const context = await browser.newContext({
        viewport: options.size ?? normalSize,
        deviceScaleFactor: options.scale ?? 1,
        // VS Code's server would compress twenty megabytes for each window.
        extraHTTPHeaders: { "Accept-Encoding": "identity" },
      });
      // Everywhere, because a page that VS Code opens in another tab may want to copy something too.
      await context.grantPermissions(["clipboard-read", "clipboard-write"]);
      const workbench = new Workbench(await context.newPage(), close);
      await workbench.page.goto(product.url);
      await workbench.#ready();
      return workbench;
    } catch (error) {
      await close();
      throw error;
    }
  }

  /** Opens another window on the same VS Code, beside this one; it closes with this one. */
  async another(product: Product): Promise<Workbench> {
    const another = new Workbench(await this.page.context().newPage(), this.#close);
    await another.page.goto(product.url);
    await another.#ready();
    return another;
  }

  async close(): Promise<void> {
    await this.#close();
  }

  /** Loads the window anew, as a person's reload does. */
  async reload(): Promise<void> {
    await this.page.reload();
    await this.#ready();
  }

  async #ready(): Promise<void> {
    await this.page.locator(".monaco-workbench .part.statusbar").waitFor();
    await this.page.locator(".activitybar .action-item").first().waitFor();
  }

  /**
   * Runs a command from the palette.
   * @param title category and title, as the palette shows it: `Coder Access: Sign In`.
   * @throws Error when the palette does not have it, not even after a while.
   */
  async runCommand(title: string): Promise<void> {
    await until(
      async () => {
        await this.page.keyboard.press("F1");
        try {
          await this.quickInput.field.fill(`>${title}`, { timeout: 2_000 });
          await this.quickInput.row(title).click({ timeout: 2_000 });
          return true;
        } catch {
          // The palette closes when something else takes the focus, and does not learn of commands that come after it
          // opened: it is opened again.
          if (await this.quickInput.field.isVisible()) await this.quickInput.cancel();
          return undefined;
        }
      },
      () => `The palette has no “${title}”.`,
    );
  }

  /** Opens a view container by its icon, unless it is open already. */
  async openContainer(name: string): Promise<void> {
    const item = this.page.locator(`.activitybar .action-item:has(a[aria-label^="${name}"])`);
    await item.waitFor();
    if (!((await item.getAttribute("class")) ?? "").split(" ").includes("checked")) await item.click();
  }

  /** @param name the view's name as its header shows it. */
  tree(name: string): TreeView {
    return new TreeView(this.page, name);
  }

  /** Waits for the document of a webview, by the title on its tab. */
  async webview(title: string): Promise<Frame> {
    return webviewFrame(this.page, title);
  }

  /** @returns an item of the status bar. */
  statusBarItem(text: string | RegExp): Locator {
    return this.page.locator(".part.statusbar .statusbar-item").filter({ hasText: text });
  }

  /** Does something that opens a tab, and gives the tab at the address that was meant. */
  async openedTab(action: () => Promise<void>): ReturnType<typeof openedTab> {
    return openedTab(this.page, action);
  }

  async readClipboard(): Promise<string> {
    return this.#focused("navigator.clipboard.readText()");
  }

  async writeClipboard(text: string): Promise<void> {
    await this.#focused(`navigator.clipboard.writeText(${JSON.stringify(text)}).then(() => true)`);
  }

  /** Runs in the page what it may do only with the focus, which is nowhere when the panel that had it is gone. */
  async #focused<Answer>(script: string): Promise<Answer> {
    return until(
      () =>
        this.page.evaluate<Answer>(script).catch(async () => {
          await this.page.evaluate("window.focus()");
          return undefined;
        }),
      () => `The page may not run ${script.slice(0, 40)}.`,
      10_000,
    );
  }

  /** Switches the theme as a person does, and waits until it is on. */
  async useTheme(theme: Theme): Promise<void> {
    await this.runCommand("Preferences: Color Theme");
    await this.quickInput.fill(themes[theme].label);
    await this.quickInput.pick(themes[theme].label);
    await this.quickInput.widget.waitFor({ state: "hidden" });
    await this.page.locator(`.monaco-workbench.${themeClasses[theme]}`).waitFor();
  }

  /** Drags the edge of the side bar. VS Code keeps it at 170 pixels or more. */
  async setSideBarWidth(width: number): Promise<void> {
    const sideBar = this.page.locator(".part.sidebar");
    await until(
      async () => {
        // A panel that opens under the mouse takes its moves, which may close the side bar.
        if (!(await sideBar.isVisible())) await this.openContainer("Coder Access");
        await this.#dragSideBar(width);
        const box = await sideBar.boundingBox();
        return box !== null && Math.abs(box.width - width) < 20 ? true : undefined;
      },
      () => `The side bar can't be made ${width} pixels wide.`,
      20_000,
    );
  }

  async #dragSideBar(width: number): Promise<void> {
    const box = await this.page.locator(".part.sidebar").boundingBox();
    if (box === null) return;
    const middle = box.y + box.height / 2;
    await this.page.mouse.move(box.x + box.width, middle);
    await this.page.mouse.down();
    await this.page.mouse.move(box.x + width, middle, { steps: 5 });
    await this.page.mouse.up();
    // The edge stays coloured while the mouse is over it.
    await this.page.mouse.move(box.x + width + 200, middle);
  }

  /**
   * Waits until what is seen stands still: two looks in a row show the same.
   * @throws Error when something still moves after ten seconds.
   */
  async settled(): Promise<void> {
    let last: Buffer = Buffer.alloc(0);
    await until(
      async () => {
        const now = await this.page.screenshot({ animations: "disabled", caret: "hide" });
        const same = now.equals(last);
        last = now;
        return same ? true : undefined;
      },
      () => "The window does not come to rest.",
      10_000,
    );
  }

  /**
   * Takes a picture and gives its file's path.
   * @param name the file's name in `out/screenshots/`, without `.png`.
   * @param options a part of the window to show alone; another file, absolute.
   */
  async screenshot(
    name: string,
    options: { readonly clip?: Locator; readonly file?: string } = {},
  ): Promise<string> {
    const file = options.file ?? path.join(projectRoot, "out", "screenshots", `${name}.png`);
    mkdirSync(path.dirname(file), { recursive: true });
    await (options.clip ?? this.page).screenshot({ path: file, animations: "disabled", caret: "hide" });
    return file;
  }

  /** Keeps a headed window open until the person closes it. */
  async pause(): Promise<void> {
    await this.page.waitForEvent("close", { timeout: 0 });
  }
}

const themeClasses: Record<Theme, string> = {
  light: "vs",
  dark: "vs-dark",
  highContrast: "hc-black",
  highContrastLight: "hc-light",
};
