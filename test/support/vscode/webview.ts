import type * as vscode from "vscode";
import { EventEmitter } from "./events";

/** A webview panel that a test examines and whose page it plays. */
export type ShownWebview = {
  readonly viewType: string;
  /** The title of its tab, as it is now. */
  readonly title: string;
  /** Whether it took the focus when it was created, or last brought to the front. */
  hasFocus: boolean;
  readonly options: vscode.WebviewPanelOptions & vscode.WebviewOptions;
  /** Its document. */
  readonly html: string;
  /** The host's messages to the page, in order. */
  readonly sent: unknown[];
  /** The page sends a message. */
  send(message: unknown): void;
  /** The person closes its tab. */
  close(): void;
  isOpen: boolean;
};

/** Creates what `createWebviewPanel` returns, and what a test sees of it. */
export function webviewPanel(
  viewType: string,
  title: string,
  options: vscode.WebviewPanelOptions & vscode.WebviewOptions = {},
  keepsFocus = false,
): { readonly panel: vscode.WebviewPanel; readonly shown: ShownWebview } {
  const received = new EventEmitter<unknown>();
  const disposed = new EventEmitter<void>();
  const shown: ShownWebview = {
    viewType,
    get title() {
      return panel.title;
    },
    hasFocus: !keepsFocus,
    options,
    get html() {
      return panel.webview.html;
    },
    sent: [],
    send: (message) => received.fire(message),
    close: () => panel.dispose(),
    isOpen: true,
  };
  const panel = {
    viewType,
    title,
    webview: {
      options,
      html: "",
      cspSource: "vscode-webview:",
      asWebviewUri: (uri: vscode.Uri) => uri,
      onDidReceiveMessage: received.event,
      postMessage: (message: unknown) => {
        // Copies the message, like every message between processes.
        if (shown.isOpen) shown.sent.push(structuredClone(message));
        return Promise.resolve(shown.isOpen);
      },
    },
    onDidDispose: disposed.event,
    reveal: (_column?: unknown, preservesFocus = false) => {
      shown.hasFocus = !preservesFocus;
    },
    dispose: () => {
      if (!shown.isOpen) return;
      shown.isOpen = false;
      disposed.fire();
    },
  };
  return { panel: panel as unknown as vscode.WebviewPanel, shown };
}
