import type * as vscode from "vscode";
import { CancellationTokenSource, EventEmitter } from "./events";
import type { ShownInput, ShownPick } from "./quickInput";
import type { ShownWebview } from "./webview";

/** Something that VS Code showed and that a person can answer. */
export type Shown = {
  readonly kind: "error" | "warning" | "information" | "quickPick" | "inputBox" | "saveDialog" | "openDialog";
  /** The message of a notification; otherwise the title. */
  readonly message: string;
  /** Below the message of a modal question. */
  readonly detail: string | undefined;
  readonly isModal: boolean;
  /** What can be pressed: the titles of the buttons, or the labels of a list's items. */
  readonly choices: readonly string[];
  /** All arguments passed to VS Code, unchanged. */
  readonly given: readonly unknown[];
};

/** The title or label to press, the labels or the text, or a `Uri` for a dialog; undefined is Escape. */
export type Answer = string | readonly string[] | vscode.Uri | undefined;

/** A progress that VS Code shows while the work lasts. */
export type ShownProgress = {
  readonly options: vscode.ProgressOptions;
  readonly reports: { message?: string; increment?: number }[];
  /** Presses its Cancel button. */
  cancel(): void;
  isOver: boolean;
};

/** A setting's values, if any, from the person and from the workspace. */
export type SettingValues = {
  globalValue?: unknown;
  workspaceValue?: unknown;
  workspaceFolderValue?: unknown;
};

/** What VS Code showed and was asked for, and what the person using it does; new with each `reset`. */
class Host {
  /** Notifications, questions, lists and inputs, in order. */
  readonly shown: Shown[] = [];
  readonly progress: ShownProgress[] = [];
  /** The `createQuickPick` and `createInputBox` on screen, in order. */
  readonly picks: ShownPick[] = [];
  readonly inputs: ShownInput[] = [];
  readonly webviews: ShownWebview[] = [];
  tabs: vscode.Tab[] = [];
  readonly statusBarItems: (vscode.StatusBarItem & { isShown: boolean })[] = [];
  readonly statusBarMessages: string[] = [];
  readonly trees: {
    readonly id: string;
    readonly view: vscode.TreeView<unknown>;
    /** Opens the view's part of the side bar, or leaves it, as the person. */
    readonly show: (visible: boolean) => void;
    /** Collapses a row, as the person. */
    readonly collapse: (row: unknown) => void;
  }[] = [];
  /** What colours rows that have an address. */
  readonly decorations: vscode.FileDecorationProvider[] = [];
  /** Views that are closed when the extension creates them, by their IDs. */
  closedViews: readonly string[] = [];
  readonly logLines: string[] = [];
  /** Addresses that the browser was asked to open. */
  readonly opened: string[] = [];
  /** Terminals that were opened, and whether they were shown. */
  readonly terminals: { readonly options: vscode.TerminalOptions; isShown: boolean; hasFocus: boolean }[] =
    [];
  readonly terminalClosed = new EventEmitter<vscode.Terminal>();
  /** What `findFiles` returns. */
  foundFiles: vscode.Uri[] = [];
  readonly documents: { readonly content: string; readonly language: string | undefined }[] = [];
  clipboard = "";
  /** Commands that were run without being registered, except `setContext`. */
  readonly executed: { readonly command: string; readonly args: readonly unknown[] }[] = [];
  readonly contextKeys = new Map<string, unknown>();
  /** Whether our own commands may be run without being registered; they are recorded like VS Code's. */
  acceptsAnyCommand = true;
  readonly commands = new Map<string, (...args: unknown[]) => unknown>();
  readonly settings = new Map<string, SettingValues>();
  readonly extensions = new Map<string, Partial<vscode.Extension<unknown>>>();
  readonly providers = new Map<string, vscode.AuthenticationProvider>();
  /** The providers of tasks, by their type. */
  readonly taskProviders = new Map<string, vscode.TaskProvider>();
  /** The providers of terminal kinds, by the IDs in `contributes.terminal.profiles`. */
  readonly terminalProfiles = new Map<string, vscode.TerminalProfileProvider>();
  /** The providers of MCP servers, by the IDs in `contributes.mcpServerDefinitionProviders`. */
  readonly mcpProviders = new Map<
    string,
    vscode.McpServerDefinitionProvider<vscode.McpStdioServerDefinition>
  >();
  /** The tools for language models, by the names in `contributes.languageModelTools`. */
  readonly tools = new Map<string, vscode.LanguageModelTool<unknown>>();
  uriHandler: vscode.UriHandler | undefined;
  workspaceFolders: vscode.WorkspaceFolder[] | undefined;
  textDocuments: vscode.TextDocument[] = [];
  activeTextEditor: vscode.TextEditor | undefined;
  isTrusted = true;
  language = "en";
  /** The extension's texts in that language, if VS Code found them. */
  bundle: Record<string, string> | undefined;
  remoteName: string | undefined;
  shell = "/bin/bash";
  state: vscode.WindowState = { focused: true, active: true };
  readonly windowState = new EventEmitter<vscode.WindowState>();
  readonly configuration = new EventEmitter<vscode.ConfigurationChangeEvent>();
  readonly editor = new EventEmitter<vscode.TextEditor | undefined>();
  readonly textDocument = new EventEmitter<vscode.TextDocumentChangeEvent>();
  readonly editorSelection = new EventEmitter<vscode.TextEditorSelectionChangeEvent>();

  /** How the person answers what is shown; by default, nothing is pressed. */
  answer: (shown: Shown) => Answer | Promise<Answer> = () => undefined;

  /** The person returns to the window, or leaves it. */
  focus(focused: boolean): void {
    this.state = { focused, active: focused };
    this.windowState.fire(this.state);
  }

  /** The person changes one of their settings. */
  set(name: string, value: unknown): void {
    this.settings.set(name, { ...this.settings.get(name), globalValue: value });
    this.configuration.fire({
      affectsConfiguration: (section) => name === section || name.startsWith(`${section}.`),
    });
  }

  /** A terminal with a shell of an extension is closed, as VS Code does it. @param reason why, as VS Code tells it. */
  closeTerminal(options: unknown, reason: number): void {
    const creationOptions = options as vscode.ExtensionTerminalOptions;
    creationOptions.pty.close();
    this.terminalClosed.fire({
      creationOptions,
      exitStatus: { code: undefined, reason },
    } as unknown as vscode.Terminal);
  }

  /** The messages that were shown, in order. */
  get messages(): string[] {
    return this.shown.map(({ message }) => message);
  }

  /**
   * Records what is shown and asks the person; choosing something that is not offered is a mistake of the
   * test.
   */
  async show(shown: Shown): Promise<Answer> {
    this.shown.push(shown);
    const answer = await this.answer(shown);
    const isList = shown.kind !== "inputBox" && shown.kind !== "saveDialog" && shown.kind !== "openDialog";
    for (const choice of typeof answer === "string" ? [answer] : Array.isArray(answer) ? answer : []) {
      if (isList && !shown.choices.includes(choice as string)) {
        throw new Error(
          `“${shown.message}” does not offer “${String(choice)}”, but ${shown.choices.join(", ")}`,
        );
      }
    }
    return answer;
  }

  /** Runs work with progress. */
  async withProgress<R>(
    options: vscode.ProgressOptions,
    work: (progress: vscode.Progress<object>, token: vscode.CancellationToken) => Thenable<R>,
  ): Promise<R> {
    const source = new CancellationTokenSource();
    const shown: ShownProgress = { options, reports: [], cancel: () => source.cancel(), isOver: false };
    this.progress.push(shown);
    try {
      return await work({ report: (step) => void shown.reports.push(step) }, source.token);
    } finally {
      shown.isOver = true;
    }
  }
}

/** VS Code as this test file's code sees it. */
export let host = new Host();

/** Starts a fresh VS Code, in which nothing was shown yet. */
export function freshVscode(): void {
  host = new Host();
}

/** Gives each test of the block a fresh VS Code. */
export function useVscode(): void {
  beforeEach(freshVscode);
}

/**
 * Returns an answer that presses these wherever they are offered, and dismisses everything else.
 * @param titles the titles of buttons, or labels of a list.
 */
export function pressing(...titles: string[]): (shown: Shown) => string | undefined {
  return ({ choices }) => choices.find((choice) => titles.includes(choice));
}
