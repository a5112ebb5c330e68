import * as l10n from "@vscode/l10n";
import * as vscode from "vscode";
import type { Secret } from "../../../core/token/secret";
import { Cancelled, Explained } from "../../../platform/errors";
import { follow, type Range } from "./trackedRange";

/**
 * Remembers the last used editor, since a panel takes the focus from it, and the cursor's position: the file
 * may change while the panel covers it.
 */
export class LastEditor implements vscode.Disposable {
  #document: vscode.TextDocument | undefined;
  /** Undefined if a change overlapped it. */
  #place: Range | undefined;
  readonly #watching = vscode.Disposable.from(
    vscode.window.onDidChangeActiveTextEditor((editor) => this.#note(editor)),
    vscode.window.onDidChangeTextEditorSelection(({ textEditor }) => this.#note(textEditor)),
    vscode.workspace.onDidChangeTextDocument((event) => this.#follow(event)),
  );

  constructor() {
    this.#note(vscode.window.activeTextEditor);
  }

  /**
   * Inserts a secret at the cursor, replacing the selection there.
   * @param agrees asks whether a file that git tracks may have the secret; see agreesToTracking.ts.
   * @returns the file name.
   * @throws Explained if no editor was used yet, it was closed, it is read-only, or the text was changed at
   * the cursor.
   * @throws Cancelled if the person declines to put a secret into a file that git tracks.
   */
  async insert(secret: Secret, agrees: (file: vscode.Uri) => Promise<boolean>): Promise<string> {
    const document = this.#document;
    if (!document || document.isClosed) {
      throw new Explained(
        l10n.t("Open a file, place the cursor where the secret should go, then try again."),
      );
    }

    if (!(await agrees(document.uri))) throw new Cancelled();
    const name = vscode.workspace.asRelativePath(document.uri);
    const place = this.#document === document ? this.#place : undefined;
    if (!place) {
      throw new Explained(
        l10n.t(
          "{0} was changed at the cursor. Place the cursor where the secret should go, then try again.",
          name,
        ),
      );
    }
    const selection = new vscode.Selection(document.positionAt(place.start), document.positionAt(place.end));
    const editor = await vscode.window.showTextDocument(document, { selection });
    // The editor's own selection has followed any change made while it was being shown.
    if (!(await editor.edit((edit) => edit.replace(editor.selection, secret.expose()))))
      throw new Explained(l10n.t("This editor is read-only."));

    return name;
  }

  dispose(): void {
    this.#watching.dispose();
  }

  #note(editor: vscode.TextEditor | undefined): void {
    // Output channels such as the log are read-only, so the person cannot have meant them.
    if (!editor || editor.document.uri.scheme === "output") return;
    const { document, selection } = editor;
    this.#document = document;
    this.#place = { start: document.offsetAt(selection.start), end: document.offsetAt(selection.end) };
  }

  #follow({ document, contentChanges }: vscode.TextDocumentChangeEvent): void {
    if (document !== this.#document) return;
    for (const change of contentChanges) this.#place = this.#place && follow(this.#place, change);
  }
}
