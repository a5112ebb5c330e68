// What `vscode` is in unit tests (esbuild.js): the parts of it that our code uses, behaving like VS Code's.
// It shows nothing; what would be on screen is in `host`, which also answers for the person.
import { readFile, rm, stat, writeFile } from "node:fs/promises";
import path from "node:path";
import type * as vscode from "vscode";
import manifest from "../../../package.json";
import { disposable } from "./events";
import { host } from "./host";
import { FileSystemError, UIKind } from "./values";

export { CancellationError, CancellationTokenSource, Disposable, EventEmitter } from "./events";
export { Uri } from "./uri";
export * from "./values";
export { window } from "./window";

export const version = "1.105.0";

const defaults: Record<string, { readonly default?: unknown }> =
  manifest.contributes.configuration.properties;

/** Texts in English, with `{0}` and `{name}` filled in. */
export const l10n = {
  get bundle() {
    return host.bundle;
  },
  uri: undefined,
  t: (given: string | { message: string; args?: unknown }, ...rest: unknown[]): string => {
    const message = typeof given === "string" ? given : given.message;
    const values = typeof given === "string" ? rest : [given.args].flat();
    const [first] = values;
    const named = typeof first === "object" && first !== null ? first : values;
    return message.replaceAll(/\{(\w+)\}/g, (whole, name: string) =>
      name in named ? String((named as Record<string, unknown>)[name]) : whole,
    );
  },
} satisfies Partial<typeof vscode.l10n>;

export const commands = {
  registerCommand: (command: string, callback: (...args: unknown[]) => unknown) => {
    if (host.commands.has(command)) throw new Error(`command '${command}' already exists`);
    host.commands.set(command, callback);
    return disposable(() => host.commands.delete(command));
  },
  /** Runs a registered command; records a command of VS Code's own, and fails for any other. */
  executeCommand: async <T>(command: string, ...args: unknown[]): Promise<T> => {
    const ours = host.commands.get(command);
    if (ours) return (await ours(...args)) as T;
    if (command === "setContext") host.contextKeys.set(String(args[0]), args[1]);
    else if (command.startsWith("coderAccess.") && !host.acceptsAnyCommand)
      throw new Error(`command '${command}' not found`);
    else host.executed.push({ command, args });
    return undefined as T;
  },
} satisfies Partial<typeof vscode.commands>;

export const env = {
  get language() {
    return host.language;
  },
  get remoteName() {
    return host.remoteName;
  },
  appName: "Visual Studio Code",
  appHost: "desktop",
  uriScheme: "vscode",
  uiKind: UIKind.Desktop as never,
  get shell() {
    return host.shell;
  },
  clipboard: {
    readText: () => Promise.resolve(host.clipboard),
    writeText: (text: string) => {
      host.clipboard = text;
      return Promise.resolve();
    },
  },
  openExternal: (target: vscode.Uri) => {
    host.opened.push(target.toString(true));
    return Promise.resolve(true);
  },
} satisfies Partial<typeof vscode.env>;

function getConfiguration(section?: string): never {
  const nameOf = (key: string) => (section === undefined ? key : `${section}.${key}`);
  const inspect = (key: string) => {
    const name = nameOf(key);
    return { key: name, defaultValue: defaults[name]?.default, ...host.settings.get(name) };
  };
  const get = (key: string, fallback?: unknown) => {
    const { workspaceFolderValue, workspaceValue, globalValue, defaultValue } = {
      ...({} as { workspaceFolderValue?: unknown; workspaceValue?: unknown; globalValue?: unknown }),
      ...inspect(key),
    };
    return workspaceFolderValue ?? workspaceValue ?? globalValue ?? defaultValue ?? fallback;
  };
  const update = (key: string, value: unknown) => {
    host.set(nameOf(key), value);
    return Promise.resolve();
  };
  return { inspect, get, has: (key: string) => get(key) !== undefined, update } as never;
}

/** Reports file system errors the way VS Code does. */
async function onDisk<T>(file: vscode.Uri, work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === "ENOENT") throw FileSystemError.FileNotFound(file);
    if (code === "EACCES" || code === "EPERM") throw FileSystemError.NoPermissions(file);
    throw error;
  }
}

export const workspace = {
  get isTrusted() {
    return host.isTrusted;
  },
  get workspaceFolders() {
    return host.workspaceFolders;
  },
  get textDocuments() {
    return host.textDocuments;
  },
  getConfiguration,
  onDidChangeConfiguration: ((...given) =>
    host.configuration.event(...given)) as vscode.Event<vscode.ConfigurationChangeEvent>,
  onDidChangeTextDocument: ((...given) =>
    host.textDocument.event(...given)) as vscode.Event<vscode.TextDocumentChangeEvent>,
  asRelativePath: (file: string | vscode.Uri) => {
    const whole = typeof file === "string" ? file : file.fsPath;
    const folder = host.workspaceFolders?.find(({ uri }) => whole.startsWith(uri.fsPath + path.sep));
    return folder ? path.relative(folder.uri.fsPath, whole) : whole;
  },
  openTextDocument: (options?: { content?: string; language?: string }) => {
    host.documents.push({ content: options?.content ?? "", language: options?.language });
    return Promise.resolve({ getText: () => options?.content ?? "" } as vscode.TextDocument);
  },
  findFiles: () => Promise.resolve([...host.foundFiles]),
  fs: {
    readFile: (file: vscode.Uri) => onDisk(file, readFile(file.fsPath)),
    writeFile: (file: vscode.Uri, content: Uint8Array) => onDisk(file, writeFile(file.fsPath, content)),
    delete: (file: vscode.Uri) => onDisk(file, rm(file.fsPath)),
    stat: async (file: vscode.Uri) => {
      const { mtimeMs, ctimeMs, size } = await onDisk(file, stat(file.fsPath));
      return { type: 1, mtime: mtimeMs, ctime: ctimeMs, size };
    },
    isWritableFileSystem: (scheme: string) => (scheme === "file" ? true : undefined),
  },
};

export const languages = {
  // VS Code itself has no language for CSV.
  getLanguages: () => Promise.resolve(["plaintext", "json", "markdown"]),
} satisfies Partial<typeof vscode.languages>;

export const extensions = {
  getExtension: (id: string) => host.extensions.get(id) as never,
} satisfies Partial<typeof vscode.extensions>;

export const lm = {
  registerMcpServerDefinitionProvider: (id: string, provider: vscode.McpServerDefinitionProvider) => {
    host.mcpProviders.set(id, provider as never);
    return disposable(() => host.mcpProviders.delete(id));
  },
  registerTool: (name: string, tool: vscode.LanguageModelTool<unknown>) => {
    host.tools.set(name, tool);
    return disposable(() => host.tools.delete(name));
  },
} satisfies Partial<typeof vscode.lm>;

export const authentication = {
  registerAuthenticationProvider: (id: string, _label: string, provider: vscode.AuthenticationProvider) => {
    host.providers.set(id, provider);
    return disposable(() => host.providers.delete(id));
  },
  getAccounts: async (id: string) =>
    (await host.providers.get(id)?.getSessions(undefined, {}))?.map(({ account }) => account) ?? [],
  getSession: async (id: string, scopes: unknown) =>
    (await host.providers.get(id)?.getSessions(scopes as readonly string[], {}))?.[0] as never,
} satisfies Partial<typeof vscode.authentication>;

export const tasks = {
  registerTaskProvider: (type: string, provider: vscode.TaskProvider) => {
    host.taskProviders.set(type, provider);
    return disposable(() => host.taskProviders.delete(type));
  },
} satisfies Partial<typeof vscode.tasks>;
