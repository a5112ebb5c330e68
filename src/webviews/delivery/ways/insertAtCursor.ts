import * as vscode from "vscode";
import { Cancelled, Explained } from "../../../platform/errors";
import { agreesToTracking } from "./agreesToTracking";

/** Remembers the editor that was last used, since a panel takes the focus from it. */
export class LastEditor implements vscode.Disposable {
  #document = vscode.window.activeTextEditor?.document;
  #selection = vscode.window.activeTextEditor?.selection;
  readonly #watching = vscode.Disposable.from(
    vscode.window.onDidChangeActiveTextEditor((editor) => this.#note(editor)),
    vscode.window.onDidChangeTextEditorSelection(({ textEditor }) => this.#note(textEditor)),
  );

  /**
   * Inserts a text at the cursor, in place of what is selected there.
   * @returns the name of the file.
   * @throws Explained when no editor was used yet, or it was closed, or it cannot be written.
   * @throws Cancelled when the person does not want a secret in a file that git tracks.
   */
  async insert(text: string): Promise<string> {
    const document = this.#document;
    const selection = this.#selection;
    if (!document || document.isClosed || !selection) {
      throw new Explained(
        vscode.l10n.t("Open a file, put the cursor where it should go, then press it again."),
      );
    }
    if (!(await agreesToTracking(document.uri))) throw new Cancelled();
    const editor = await vscode.window.showTextDocument(document, { selection });
    if (!(await editor.edit((edit) => edit.replace(selection, text)))) {
      throw new Explained(vscode.l10n.t("This editor cannot be written."));
    }
    return vscode.workspace.asRelativePath(document.uri);
  }

  dispose(): void {
    this.#watching.dispose();
  }

  #note(editor: vscode.TextEditor | undefined): void {
    // The log and the like cannot be written and were not meant.
    if (!editor || editor.document.uri.scheme === "output") return;
    this.#document = editor.document;
    this.#selection = editor.selection;
  }
}
