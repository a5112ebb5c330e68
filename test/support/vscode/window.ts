import type * as vscode from "vscode";
import { disposable, EventEmitter } from "./events";
import { type Answer, host, type Shown } from "./host";
import { inputBox, quickPick } from "./quickInput";
import { webviewPanel } from "./webview";

type Notification = (message: string, ...rest: readonly unknown[]) => Promise<never>;

/** The overloads of VS Code's functions differ in what can be pressed; a test decides that. */
function notification(kind: Shown["kind"]): Notification {
  return async (message, ...rest) => {
    const [first] = rest;
    const options = isOptions(first) ? first : undefined;
    const items = (options ? rest.slice(1) : rest) as readonly (string | vscode.MessageItem)[];
    const titleOf = (item: string | vscode.MessageItem) => (typeof item === "string" ? item : item.title);
    const answer = await host.show({
      kind,
      message,
      detail: options?.detail,
      isModal: options?.modal ?? false,
      choices: items.map(titleOf),
      given: [message, ...rest],
    });
    return items.find((item) => titleOf(item) === answer) as never;
  };
}

function isOptions(given: unknown): given is vscode.MessageOptions {
  return typeof given === "object" && given !== null && !("title" in given);
}

async function showQuickPick(
  offered: readonly (string | vscode.QuickPickItem)[] | Thenable<readonly (string | vscode.QuickPickItem)[]>,
  options?: vscode.QuickPickOptions,
): Promise<never> {
  const items = await offered;
  const labelOf = (item: string | vscode.QuickPickItem) => (typeof item === "string" ? item : item.label);
  const answer = await host.show({
    kind: "quickPick",
    message: options?.title ?? options?.placeHolder ?? "",
    detail: undefined,
    isModal: false,
    choices: items.filter((item) => typeof item === "string" || (item.kind ?? 0) === 0).map(labelOf),
    given: [items, options],
  });
  const labels: readonly Answer[] = Array.isArray(answer) ? answer : [answer];
  const chosen = items.filter((item) => labels.includes(labelOf(item)));
  return (options?.canPickMany === true ? (answer === undefined ? undefined : chosen) : chosen[0]) as never;
}

/** Text that the input's own validation rejects cannot be entered: the person can only press Escape. */
async function showInputBox(options: vscode.InputBoxOptions = {}): Promise<string | undefined> {
  const answer = await host.show({
    kind: "inputBox",
    message: options.title ?? options.prompt ?? "",
    detail: options.prompt,
    isModal: false,
    choices: [],
    given: [options],
  });
  if (typeof answer !== "string") return undefined;
  const fault = await options.validateInput?.(answer);
  return fault === undefined || fault === null || fault === "" ? answer : undefined;
}

function dialog(kind: Shown["kind"]) {
  return async (options: vscode.SaveDialogOptions = {}): Promise<never> =>
    (await host.show({
      kind,
      message: options.title ?? "",
      detail: undefined,
      isModal: true,
      choices: [],
      given: [options],
    })) as never;
}

function statusBarItem(...[first, second]: unknown[]): vscode.StatusBarItem {
  const item = {
    id: typeof first === "string" ? first : "",
    alignment: typeof first === "number" ? first : second,
    text: "",
    tooltip: undefined,
    command: undefined,
    isShown: false,
    show() {
      item.isShown = true;
    },
    hide() {
      item.isShown = false;
    },
    dispose() {
      item.isShown = false;
    },
  };
  host.statusBarItems.push(item as unknown as (typeof host.statusBarItems)[number]);
  return item as unknown as vscode.StatusBarItem;
}

function treeView(id: string, options: vscode.TreeViewOptions<unknown>): never {
  const visibility = new EventEmitter<vscode.TreeViewVisibilityChangeEvent>();
  const collapse = new EventEmitter<vscode.TreeViewExpansionEvent<unknown>>();
  const nothing = () => disposable(() => undefined);
  const view = {
    ...options,
    visible: !host.closedViews.includes(id),
    selection: [],
    message: undefined,
    badge: undefined,
    description: undefined,
    title: undefined,
    onDidChangeVisibility: visibility.event,
    onDidChangeSelection: nothing,
    onDidExpandElement: nothing,
    onDidCollapseElement: collapse.event,
    onDidChangeCheckboxState: nothing,
    reveal: () => Promise.resolve(),
    dispose: () => visibility.dispose(),
  };
  host.trees.push({
    id,
    view: view as unknown as vscode.TreeView<unknown>,
    show: (visible) => {
      view.visible = visible;
      visibility.fire({ visible });
    },
    collapse: (element) => collapse.fire({ element }),
  });
  return view as never;
}

function logChannel(name: string): never {
  const write =
    (level: string) =>
    (text: string | Error): void =>
      void host.logLines.push(`${level} ${String(text)}`);
  return {
    name,
    trace: write("trace"),
    debug: write("debug"),
    info: write("info"),
    warn: write("warn"),
    error: write("error"),
    show: () => undefined,
    dispose: () => undefined,
  } as never;
}

export const window = {
  get state() {
    return host.state;
  },
  get activeTextEditor() {
    return host.activeTextEditor;
  },
  onDidChangeWindowState: ((...given) =>
    host.windowState.event(...given)) as vscode.Event<vscode.WindowState>,
  onDidChangeActiveTextEditor: ((...given) => host.editor.event(...given)) as vscode.Event<
    vscode.TextEditor | undefined
  >,
  onDidChangeTextEditorSelection: ((...given) =>
    host.editorSelection.event(...given)) as vscode.Event<vscode.TextEditorSelectionChangeEvent>,
  showInformationMessage: notification("information"),
  showWarningMessage: notification("warning"),
  showErrorMessage: notification("error"),
  showQuickPick,
  showInputBox,
  showSaveDialog: dialog("saveDialog"),
  showOpenDialog: dialog("openDialog"),
  withProgress: ((...given: Parameters<typeof host.withProgress>) =>
    host.withProgress(...given)) as typeof vscode.window.withProgress,
  createQuickPick: () => {
    const pick = quickPick();
    host.picks.push(pick);
    return pick as never;
  },
  createInputBox: () => {
    const box = inputBox();
    host.inputs.push(box);
    return box;
  },
  createWebviewPanel: (
    viewType: string,
    title: string,
    column: vscode.ViewColumn | { readonly preserveFocus?: boolean },
    options?: vscode.WebviewPanelOptions & vscode.WebviewOptions,
  ) => {
    const keepsFocus = typeof column === "object" && column.preserveFocus === true;
    const { panel, shown } = webviewPanel(viewType, title, options, keepsFocus);
    host.webviews.push(shown);
    return panel;
  },
  get tabGroups() {
    return {
      all: [{ tabs: host.tabs }],
      close: (tabs: readonly vscode.Tab[]) => {
        host.tabs = host.tabs.filter((tab) => !tabs.includes(tab));
        return Promise.resolve(true);
      },
    } as unknown as vscode.TabGroups;
  },
  createStatusBarItem: statusBarItem,
  setStatusBarMessage: (text: string) => {
    host.statusBarMessages.push(text);
    return disposable(() => undefined);
  },
  createTreeView: treeView,
  registerFileDecorationProvider: (provider: vscode.FileDecorationProvider) => {
    host.decorations.push(provider);
    return disposable(() => void host.decorations.splice(host.decorations.indexOf(provider), 1));
  },
  createTerminal: (options: unknown) => {
    const terminal = { options: options as vscode.TerminalOptions, isShown: false, hasFocus: false };
    host.terminals.push(terminal);
    const show = (keepsFocus = false) => Object.assign(terminal, { isShown: true, hasFocus: !keepsFocus });
    return { show } as unknown as vscode.Terminal;
  },
  onDidCloseTerminal: ((...given) => host.terminalClosed.event(...given)) as vscode.Event<vscode.Terminal>,
  registerTerminalProfileProvider: (id: string, provider: vscode.TerminalProfileProvider) => {
    host.terminalProfiles.set(id, provider);
    return disposable(() => host.terminalProfiles.delete(id));
  },
  createOutputChannel: logChannel,
  registerUriHandler: (handler: vscode.UriHandler) => {
    host.uriHandler = handler;
    return disposable(() => (host.uriHandler = undefined));
  },
  showTextDocument: (shown: vscode.TextDocument | vscode.Uri) =>
    Promise.resolve({ document: shown } as vscode.TextEditor),
} satisfies Partial<typeof vscode.window>;
