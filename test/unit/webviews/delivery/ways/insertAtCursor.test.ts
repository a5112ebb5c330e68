import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import * as vscode from "vscode";
import { Secret } from "../../../../../src/core/token/secret";
import { Cancelled, Explained } from "../../../../../src/platform/errors";
import { agreesToTracking } from "../../../../../src/webviews/delivery/ways/agreesToTracking";
import { LastEditor } from "../../../../../src/webviews/delivery/ways/insertAtCursor";
import { host, pressing, useVscode } from "../../../../support/vscode/host";

const secret = "abcdefghij-0123456789ABCDEFGHIJKL";

/** A document of one line, which an editor can write. */
class Line {
  isClosed = false;
  isWritable = true;

  constructor(
    public text: string,
    readonly uri = vscode.Uri.parse("untitled:Untitled-1"),
  ) {}

  offsetAt({ character }: vscode.Position): number {
    return character;
  }

  positionAt(offset: number): vscode.Position {
    return new vscode.Position(0, offset);
  }

  /** Somebody writes into it, and VS Code tells of it. */
  change(rangeOffset: number, rangeLength: number, text: string): void {
    this.text = this.text.slice(0, rangeOffset) + text + this.text.slice(rangeOffset + rangeLength);
    host.textDocument.fire({
      document: this as unknown as vscode.TextDocument,
      contentChanges: [{ rangeOffset, rangeLength, text }],
    } as unknown as vscode.TextDocumentChangeEvent);
  }

  /** An editor of it with this selected. */
  editor(start: number, end = start): vscode.TextEditor {
    const selection = new vscode.Selection(this.positionAt(start), this.positionAt(end));
    const edit = (work: (builder: { replace(range: vscode.Range, text: string): void }) => void) => {
      if (this.isWritable) {
        work({
          replace: (range, text) => this.change(this.offsetAt(range.start), this.lengthOf(range), text),
        });
      }
      return Promise.resolve(this.isWritable);
    };
    return { document: this, selection, edit } as unknown as vscode.TextEditor;
  }

  private lengthOf({ start, end }: vscode.Range): number {
    return this.offsetAt(end) - this.offsetAt(start);
  }
}

describe("a secret that goes to the cursor", () => {
  useVscode();
  let last: LastEditor;
  let line: Line;
  const { showTextDocument } = vscode.window;

  beforeEach(() => {
    line = new Line("token: HERE;");
    host.activeTextEditor = line.editor(7, 11);
    const show = (document: unknown, { selection }: vscode.TextDocumentShowOptions) =>
      Promise.resolve(
        (document as Line).editor(selection?.start.character ?? 0, selection?.end.character ?? 0),
      );
    Object.assign(vscode.window, { showTextDocument: show });
    last = new LastEditor();
  });
  afterEach(() => {
    last.dispose();
    Object.assign(vscode.window, { showTextDocument });
  });
  const refused = async (sentence: RegExp) => {
    const before = line.text;
    await assert.rejects(last.insert(new Secret(secret), agreesToTracking), (error) => {
      assert.ok(error instanceof Explained);
      assert.match(error.message, sentence);
      return true;
    });
    assert.equal(line.text, before);
  };

  it("takes the place of what is selected there, though a panel has the focus now", async () => {
    host.editor.fire(undefined);
    assert.match(await last.insert(new Secret(secret), agreesToTracking), /Untitled-1$/);
    assert.equal(line.text, `token: ${secret};`);
  });

  it("follows the cursor, and the text around it", async () => {
    host.editorSelection.fire({
      textEditor: line.editor(0),
    } as unknown as vscode.TextEditorSelectionChangeEvent);
    line.change(7, 4, "there");
    await last.insert(new Secret(secret), agreesToTracking);
    assert.equal(line.text, `${secret}token: there;`);
  });

  it("follows what was written before it while the panel covers it, and nothing of another file", async () => {
    line.change(0, 5, "my token");
    new Line("another").change(0, 7, "");
    await last.insert(new Secret(secret), agreesToTracking);
    assert.equal(line.text, `my token: ${secret};`);
  });

  it("is the last editor's, and not that of a log", async () => {
    const other = new Line("x");
    host.editor.fire(new Line("log", vscode.Uri.parse("output:coder")).editor(0));
    host.editor.fire(other.editor(1));
    host.editor.fire(new Line("log", vscode.Uri.parse("output:coder")).editor(0));
    await last.insert(new Secret(secret), agreesToTracking);
    assert.deepEqual([other.text, line.text], [`x${secret}`, "token: HERE;"]);
  });

  it("goes nowhere when no editor was used yet, or it was closed", async () => {
    line.isClosed = true;
    await refused(/^Open a file, place the cursor where the secret should go/);
    last.dispose();
    host.activeTextEditor = undefined;
    last = new LastEditor();
    line.isClosed = false;
    await refused(/^Open a file/);
  });

  it("goes nowhere when the text was changed where the cursor was, until it is put there again", async () => {
    line.change(8, 1, "xxx");
    await refused(/was changed at the cursor\. Place the cursor/);
    line.change(0, 0, "> ");
    await refused(/was changed at the cursor/);
    host.editor.fire(line.editor(0));
    await last.insert(new Secret(secret), agreesToTracking);
    assert.equal(line.text, `${secret}> token: HxxxRE;`);
  });

  it("says when the editor cannot be written", async () => {
    line.isWritable = false;
    await refused(/^This editor is read-only\.$/);
  });

  it("is no longer watched for once it is disposed of", () => {
    last.dispose();
    for (const emitter of [host.editor, host.editorSelection, host.textDocument])
      assert.equal(emitter.listeners, 0);
  });

  describe("of a file that git tracks", () => {
    let folder: string;
    beforeEach(() => {
      folder = mkdtempSync(path.join(tmpdir(), "coder-access-cursor-"));
      execFileSync("git", ["-C", folder, "init"], { stdio: "ignore" });
      line = new Line("A=", vscode.Uri.file(path.join(folder, ".env")));
      host.editor.fire(line.editor(2));
    });
    afterEach(() => rmSync(folder, { recursive: true, force: true }));

    it("needs a yes", async () => {
      await assert.rejects(last.insert(new Secret(secret), agreesToTracking), Cancelled);
      assert.equal(line.text, "A=");
      host.answer = pressing("Write Secret");
      await last.insert(new Secret(secret), agreesToTracking);
      assert.equal(line.text, `A=${secret}`);
    });

    it("goes nowhere when another editor came in between", async () => {
      const other = new Line("x");
      host.answer = (shown) => {
        host.editor.fire(other.editor(1));
        return pressing("Write Secret")(shown);
      };
      await refused(/was changed at the cursor/);
      assert.equal(other.text, "x", "nobody said yes to that one");
    });
  });
});
