import { open } from "node:fs/promises";
import * as l10n from "@vscode/l10n";
import * as vscode from "vscode";
import { plainUrl } from "../../../coder/address/plainUrl";
import type { Secret } from "../../../core/token/secret";
import { Cancelled, Explained } from "../../../platform/errors";
import { confirm } from "../../../platform/shown/notify";
import { askForFile, askForText, pickItem } from "../../../platform/shown/quickInputs";
import { isVariableName, setVariable } from "../../../tokens/file/envFile";
import { type NotText, readFileText } from "../../../tokens/file/fileText";
import { agreesToTracking } from "./agreesToTracking";

const usualName = "CODER_SESSION_TOKEN";
const urlName = "CODER_URL";

/**
 * Writes a secret and its deployment into an `.env` file that the person chooses, the secret under a name that
 * they can change.
 * @param url the deployment's URL.
 * @param secret the secret to write.
 * @param title the title of the questions, which names the token.
 * @returns the file and the name.
 * @throws Cancelled if the person dismisses a question.
 * @throws Explained if the file has unsaved changes, is not UTF-8 text, or changes meanwhile; none of its
 * bytes are changed then.
 */
export async function writeToFile(
  url: string,
  secret: Secret,
  title: string,
): Promise<{ readonly file: string; readonly name: string }> {
  const file = await chooseFile(title);
  const name = await chooseName(title);
  const relative = vscode.workspace.asRelativePath(file);
  if (hasUnsavedChanges(file))
    throw new Explained(l10n.t("{0} has unsaved changes. Save it first.", relative));
  const before = await bytesOf(file);
  const withUrl = setVariable(textOf(before, relative), urlName, plainUrl(url));
  const { text, replaced } = setVariable(withUrl.text, name, secret.expose());
  if (!(await agreesToTracking(file))) throw new Cancelled();
  const lost = [
    ...(withUrl.replaced === undefined ? [] : [urlName]),
    ...(replaced === undefined ? [] : [name]),
  ];
  if (lost.length > 0 && !(await agreesToReplace(relative, lost))) throw new Cancelled();
  const now = await bytesOf(file);
  if (hasUnsavedChanges(file) || !isSame(before, now))
    throw new Explained(l10n.t("{0} was just changed by something else. Try again.", relative));
  if (now === undefined && file.scheme === "file") await createPrivate(file.fsPath);
  await vscode.workspace.fs.writeFile(file, Buffer.from(text));
  return { file: relative, name };
}

type FileItem = vscode.QuickPickItem & { readonly file: vscode.Uri | undefined };

async function chooseFile(title: string): Promise<vscode.Uri> {
  const found = await vscode.workspace.findFiles("**/.env*", "**/node_modules/**", 20);
  const usual = (vscode.workspace.workspaceFolders ?? []).map(({ uri }) => vscode.Uri.joinPath(uri, ".env"));
  const isFound = (file: vscode.Uri) => found.some((other) => other.toString() === file.toString());
  const items: FileItem[] = [
    ...usual.filter((file) => !isFound(file)).map((file) => itemOf(file, l10n.t("new file"))),
    ...found.sort((a, b) => a.path.length - b.path.length).map((file) => itemOf(file, "")),
    {
      label: l10n.t("Another file…"),
      iconPath: new vscode.ThemeIcon("folder-opened"),
      file: undefined,
    },
  ];
  const picked =
    items.length === 1
      ? items[0]
      : await pickItem(items, {
          title,
          placeHolder: l10n.t("Select a file"),
        });
  if (!picked) throw new Cancelled();
  const file = picked.file ?? (await askForFile({ title, saveLabel: l10n.t("Write Secret") }));
  if (!file) throw new Cancelled();
  return file;
}

function itemOf(file: vscode.Uri, description: string): FileItem {
  const label = vscode.workspace.asRelativePath(file);
  return { label, description, iconPath: new vscode.ThemeIcon("file"), file };
}

async function chooseName(title: string): Promise<string> {
  const name = await askForText({
    title,
    value: usualName,
    prompt: l10n.t("Name of the environment variable for the secret"),
    validateInput: (text) =>
      text === urlName
        ? l10n.t("CODER_URL is the address of the deployment. Choose another name.")
        : isVariableName(text)
          ? undefined
          : l10n.t("Use letters, digits, and _. Don't start with a digit."),
  });
  if (name === undefined) throw new Cancelled();
  return name;
}

function agreesToReplace(file: string, names: readonly string[]): Promise<boolean> {
  return confirm(
    names.length === 1
      ? l10n.t("Replace {0} in {1}?", names.join(), file)
      : l10n.t("Replace {0} and {1} in {2}?", ...names, file),
    names.length === 1
      ? l10n.t("The existing value will be replaced.")
      : l10n.t("The existing values will be replaced."),
    names.length === 1 ? l10n.t("Replace Value") : l10n.t("Replace Values"),
  );
}

function hasUnsavedChanges(file: vscode.Uri): boolean {
  return vscode.workspace.textDocuments.some(
    ({ uri, isDirty }) => isDirty && uri.toString() === file.toString(),
  );
}

async function bytesOf(file: vscode.Uri): Promise<Uint8Array | undefined> {
  try {
    return await vscode.workspace.fs.readFile(file);
  } catch (error) {
    if (error instanceof vscode.FileSystemError && error.code === "FileNotFound") return undefined;
    throw error;
  }
}

function isSame(before: Uint8Array | undefined, now: Uint8Array | undefined): boolean {
  return before === undefined || now === undefined ? before === now : Buffer.compare(before, now) === 0;
}

function textOf(bytes: Uint8Array | undefined, file: string): string {
  const read = readFileText(bytes ?? new Uint8Array());
  if (typeof read === "string") throw new Explained(whyNotText(read, file));
  return read.text;
}

function whyNotText(why: NotText, file: string): string {
  switch (why) {
    case "utf16":
      return l10n.t("{0} is saved as UTF-16 or isn't a text file. Nothing was changed.", file);
    case "notUtf8":
      return l10n.t("{0} isn't saved as UTF-8. Save it with that encoding first. Nothing was changed.", file);
    case "tooLarge":
      return l10n.t("{0} is too large for an environment file. Nothing was changed.", file);
  }
}

/** VS Code creates files that everybody on the machine can read; only the person may read this one. */
async function createPrivate(file: string): Promise<void> {
  const opened = await open(file, "ax", 0o600);
  await opened.close();
}
