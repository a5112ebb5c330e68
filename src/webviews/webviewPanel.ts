import { randomBytes } from "node:crypto";
import * as vscode from "vscode";
import { quietly } from "../platform/background";
import type { Log } from "../platform/log";
import { labelOf } from "../platform/shown/labels";
import { shownLanguage } from "../platform/time/times";
import type { Contract } from "./page/contract";
import { panelHtml } from "./panelHtml";

/** The bundles in dist/webviews. */
export type PageName = "signIn" | "newToken" | "delivery" | "details" | "timeline";

export type PanelOptions<FromPage, ToPage> = {
  readonly page: PageName;
  readonly title: string;
  readonly contract: Contract<FromPage, ToPage>;
  /** The commands that its links may run if no host answers the page; none by default. */
  readonly commands?: readonly string[];
  readonly onMessage: (message: FromPage) => void;
  readonly onDispose: () => void;
  /** Whether the focus stays where it is when the panel opens. */
  readonly keepsFocus?: boolean;
};

/**
 * The only way to a webview: strict content policy, narrow roots, validated messages, no retained context.
 */
export class WebviewPanel<FromPage, ToPage> implements vscode.Disposable {
  readonly #panel: vscode.WebviewPanel;

  constructor(
    extensionUri: vscode.Uri,
    log: Log,
    {
      page,
      title,
      contract,
      commands = [],
      onMessage,
      onDispose,
      keepsFocus = false,
    }: PanelOptions<FromPage, ToPage>,
  ) {
    const shownTitle = labelOf(title);
    const root = vscode.Uri.joinPath(extensionUri, "dist", "webviews");
    this.#panel = vscode.window.createWebviewPanel(
      `coderAccess.${page}`,
      shownTitle,
      { viewColumn: vscode.ViewColumn.Active, preserveFocus: keepsFocus },
      {
        enableScripts: true,
        enableForms: true,
        enableCommandUris: commands.length === 0 ? false : commands,
        localResourceRoots: [root],
      },
    );
    this.#panel.iconPath = {
      light: vscode.Uri.joinPath(extensionUri, "media", "panel-light.svg"),
      dark: vscode.Uri.joinPath(extensionUri, "media", "panel-dark.svg"),
    };
    this.#panel.onDidDispose(onDispose);
    this.#panel.webview.onDidReceiveMessage((message: unknown) => {
      const parsed = contract.fromPage.safeParse(message);
      if (parsed.success) onMessage(parsed.data);
      else log.warn(`The ${page} page sent a message that its contract does not know.`);
    });
    this.#panel.webview.html = panelHtml({
      nonce: randomBytes(16).toString("base64"),
      cspSource: this.#panel.webview.cspSource,
      script: this.#panel.webview.asWebviewUri(vscode.Uri.joinPath(root, `${page}.js`)).toString(),
      style: this.#panel.webview.asWebviewUri(vscode.Uri.joinPath(root, `${page}.css`)).toString(),
      title: shownTitle,
      language: shownLanguage(),
      translations: vscode.l10n.bundle,
    });
  }

  /** Sends a message; it is dropped while the page is hidden, and the page asks again when it is shown. */
  send(message: ToPage): void {
    quietly("Sending to a page", this.#panel.webview.postMessage(message));
  }

  /** Changes the title of its tab. */
  entitle(title: string): void {
    const shown = labelOf(title);
    if (this.#panel.title !== shown) this.#panel.title = shown;
  }

  /** Brings the panel to the front. @param keepsFocus whether the focus stays where it is. */
  reveal(keepsFocus = false): void {
    this.#panel.reveal(undefined, keepsFocus);
  }

  dispose(): void {
    this.#panel.dispose();
  }
}

/**
 * Closes the tabs of a page, whichever extension host they belong to.
 * @param page the page.
 */
export async function closePages(page: PageName): Promise<void> {
  const tabs = vscode.window.tabGroups.all.flatMap((group) => group.tabs);
  // VS Code adds a prefix of its own to the type.
  const isPage = ({ input }: vscode.Tab) =>
    input instanceof vscode.TabInputWebview && input.viewType.endsWith(`coderAccess.${page}`);
  await vscode.window.tabGroups.close(tabs.filter(isPage), true);
}
