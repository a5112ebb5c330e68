import type * as vscode from "vscode";

// The values of enumerations are VS Code's own (vscode.d.ts defines some; the others are from its
// extHostTypes.ts).
export const StatusBarAlignment = { Left: 1, Right: 2 };
export const ProgressLocation = { SourceControl: 1, Window: 10, Notification: 15 };
export const QuickPickItemKind = { Separator: -1, Default: 0 };
export const TreeItemCollapsibleState = { None: 0, Collapsed: 1, Expanded: 2 };
export const TreeItemCheckboxState = { Unchecked: 0, Checked: 1 };
export const ViewColumn = { Active: -1, Beside: -2, One: 1, Two: 2, Three: 3 };
export const InputBoxValidationSeverity = { Info: 1, Warning: 2, Error: 3 };
export const ConfigurationTarget = { Global: 1, Workspace: 2, WorkspaceFolder: 3 };
export const ExtensionMode = { Production: 1, Development: 2, Test: 3 };
export const ExtensionKind = { UI: 1, Workspace: 2 };
export const TerminalExitReason = { Unknown: 0, Shutdown: 1, Process: 2, User: 3, Extension: 4 };
export const UIKind = { Desktop: 1, Web: 2 };
export const LogLevel = { Off: 0, Trace: 1, Debug: 2, Info: 3, Warning: 4, Error: 5 };
export const FileType = { Unknown: 0, File: 1, Directory: 2, SymbolicLink: 64 };

export class ThemeColor implements vscode.ThemeColor {
  constructor(readonly id: string) {}
}

export class ThemeIcon implements vscode.ThemeIcon {
  static readonly File = new ThemeIcon("file");
  static readonly Folder = new ThemeIcon("folder");

  constructor(
    readonly id: string,
    readonly color?: ThemeColor,
  ) {}
}

export const QuickInputButtons = {
  Back: { iconPath: new ThemeIcon("arrow-left"), tooltip: "Back" },
};

export class TerminalProfile {
  constructor(public options: vscode.TerminalOptions | vscode.ExtensionTerminalOptions) {}
}

export class TreeItem {
  label?: string | vscode.TreeItemLabel;
  resourceUri?: vscode.Uri;

  constructor(
    labelOrResource: string | vscode.TreeItemLabel | vscode.Uri,
    public collapsibleState = TreeItemCollapsibleState.None,
  ) {
    if (typeof labelOrResource === "string" || "label" in labelOrResource) this.label = labelOrResource;
    else this.resourceUri = labelOrResource;
  }
}

export class FileDecoration {
  constructor(
    public badge?: string,
    public tooltip?: string,
    public color?: ThemeColor,
  ) {}
}

export class MarkdownString {
  isTrusted?: boolean;
  supportHtml?: boolean;
  baseUri?: vscode.Uri;

  constructor(
    public value = "",
    public supportThemeIcons?: boolean,
  ) {}

  /** Escapes Markdown syntax, like VS Code. */
  appendText(text: string): this {
    this.value += text
      .replace(/[\\`*_{}[\]()#+\-!~]/g, "\\$&")
      .replace(/([ \t]+)/g, (_match, spaces: string) => "&nbsp;".repeat(spaces.length))
      .replace(/>/gm, "\\>")
      .replace(/\n/g, "\n\n");
    return this;
  }

  appendMarkdown(text: string): this {
    this.value += text;
    return this;
  }

  appendCodeblock(text: string, language = ""): this {
    this.value += `\n\`\`\`${language}\n${text}\n\`\`\`\n`;
    return this;
  }
}

export class Position {
  constructor(
    readonly line: number,
    readonly character: number,
  ) {}
}

export class Range {
  constructor(
    readonly start: Position,
    readonly end: Position,
  ) {}

  get isEmpty(): boolean {
    return this.start.line === this.end.line && this.start.character === this.end.character;
  }
}

export class Selection extends Range {}

export class FileSystemError extends Error {
  static FileNotFound(file?: { toString(): string }): FileSystemError {
    return new FileSystemError(String(file), "FileNotFound");
  }

  static NoPermissions(file?: { toString(): string }): FileSystemError {
    return new FileSystemError(String(file), "NoPermissions");
  }

  static Unavailable(file?: { toString(): string }): FileSystemError {
    return new FileSystemError(String(file), "Unavailable");
  }

  constructor(
    message: string,
    readonly code = "Unknown",
  ) {
    super(message);
    this.name = `${code} (FileSystemError)`;
  }
}

export class TabInputWebview {
  constructor(readonly viewType: string) {}
}

export const TaskScope = { Global: 1, Workspace: 2 };

export class CustomExecution {
  constructor(readonly callback: (resolved: vscode.TaskDefinition) => Thenable<vscode.Pseudoterminal>) {}
}

export class Task {
  constructor(
    readonly definition: vscode.TaskDefinition,
    readonly scope: vscode.WorkspaceFolder | vscode.TaskScope | undefined,
    readonly name: string,
    readonly source: string,
    readonly execution?: unknown,
    readonly problemMatchers: string | string[] = [],
  ) {}
}
export class McpStdioServerDefinition {
  cwd: unknown;

  constructor(
    readonly label: string,
    public command: string,
    public args: string[] = [],
    public env: Record<string, string | number | null> = {},
    public version?: string,
  ) {}
}

export class LanguageModelTextPart {
  constructor(readonly value: string) {}
}

export class LanguageModelToolResult {
  constructor(readonly content: unknown[]) {}
}
