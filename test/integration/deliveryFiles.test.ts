import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import * as vscode from "vscode";
import { Secret } from "../../src/core/token/secret";
import { Cancelled, Explained } from "../../src/platform/errors";
import { agreesToTracking } from "../../src/webviews/delivery/ways/agreesToTracking";
import { LastEditor } from "../../src/webviews/delivery/ways/insertAtCursor";
import { writeToFile } from "../../src/webviews/delivery/ways/writeToFile";
import { until } from "../host/until";

const secret = "abcdefghij-0123456789ABCDEFGHIJKL";

/** Answers VS Code's questions as a person would, and notes what was asked. */
class Person implements vscode.Disposable {
  readonly asked: string[] = [];
  readonly #window = {
    ...pick(vscode.window, "showQuickPick", "showSaveDialog", "showInputBox", "showWarningMessage"),
  };

  /** @param answers the file to write, and what happens before each confirmation, which is agreed to unless it says no. */
  constructor(answers: { file?: string; beforeConfirming?: () => Promise<boolean> | boolean }) {
    Object.assign(vscode.window, {
      showQuickPick: async (items: Thenable<readonly { file?: unknown }[]>) =>
        (await items).find(({ file }) => file === undefined),
      showSaveDialog: () => Promise.resolve(vscode.Uri.file(answers.file ?? "")),
      showInputBox: ({ value }: vscode.InputBoxOptions) => Promise.resolve(value),
      showWarningMessage: async (question: string, { detail }: vscode.MessageOptions, verb: string) => {
        this.asked.push(`${question} ${detail ?? ""}`);
        return (await (answers.beforeConfirming ?? (() => true))()) ? verb : undefined;
      },
    });
  }

  dispose(): void {
    Object.assign(vscode.window, this.#window);
  }
}

function pick<T, K extends keyof T>(from: T, ...keys: K[]): Pick<T, K> {
  return Object.fromEntries(keys.map((key) => [key, from[key]])) as unknown as Pick<T, K>;
}

describe("a secret that goes into a file", () => {
  let folder: string;
  let person: Person;
  const at = (name: string) => path.join(folder, name);

  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), "coder-access-files-"));
    person = new Person({ file: at(".env") });
  });
  afterEach(() => {
    person.dispose();
    rmSync(folder, { recursive: true, force: true });
  });

  it("changes its value alone, in a file with several line ends and a comment", async () => {
    writeFileSync(at(".env"), 'A=1\r\nCODER_SESSION_TOKEN="old" # note\nB=José\n');
    await writeToFile("https://coder.example.com", new Secret(secret), "title");
    assert.equal(
      readFileSync(at(".env"), "utf8"),
      `A=1\r\nCODER_SESSION_TOKEN=${secret} # note\nB=José\nCODER_URL=https://coder.example.com\n`,
    );
    assert.equal(person.asked.length, 1);
  });

  const refused: readonly (readonly [string, Buffer, RegExp])[] = [
    ["UTF-16", Buffer.from("\uFEFFCODER_SESSION_TOKEN=old\r\n", "utf16le"), /\.env is saved as UTF-16/],
    ["Latin-1", Buffer.from("NAME=José\n", "latin1"), /\.env isn't saved as UTF-8\./],
    ["a size that no such file has", Buffer.alloc(2 * 1024 * 1024, "A"), /\.env is too large/],
  ];
  for (const [what, bytes, sentence] of refused) {
    it(`does not, and changes not one byte, where the file has ${what}`, async () => {
      writeFileSync(at(".env"), bytes);
      await assert.rejects(writeToFile("https://coder.example.com", new Secret(secret), "title"), (error) => {
        assert.ok(error instanceof Explained);
        assert.match(error.message, sentence);
        return true;
      });
      assert.deepEqual(readFileSync(at(".env")), bytes);
      assert.deepEqual(person.asked, []);
    });
  }

  it("does not where the file was changed while the person was asked", async () => {
    writeFileSync(at(".env"), "CODER_SESSION_TOKEN=old\n");
    person.dispose();
    const change = () => {
      writeFileSync(at(".env"), "CODER_SESSION_TOKEN=old\nNEW=1\n");
      return true;
    };
    person = new Person({ file: at(".env"), beforeConfirming: change });
    await assert.rejects(
      writeToFile("https://coder.example.com", new Secret(secret), "title"),
      /just changed by something else/,
    );
    assert.equal(readFileSync(at(".env"), "utf8"), "CODER_SESSION_TOKEN=old\nNEW=1\n");
  });

  it("does not where the person says no to a file that git tracks", async () => {
    execFileSync("git", ["-C", folder, "init"], { stdio: "ignore" });
    person.dispose();
    person = new Person({ file: at(".env"), beforeConfirming: () => false });
    await assert.rejects(writeToFile("https://coder.example.com", new Secret(secret), "title"), Cancelled);
    assert.match(person.asked.join("\n"), /^Write a secret to .*\.env\?/);
    assert.throws(() => readFileSync(at(".env")), /ENOENT/);
  });

  it("is a question wherever git cannot be asked: in remote and virtual folders too", async () => {
    for (const scheme of ["vscode-remote", "vscode-vfs", "memfs", "vscode-userdata"]) {
      const file = vscode.Uri.from({ scheme, authority: "box", path: "/home/me/app/.env" });
      assert.equal(await agreesToTracking(file), true);
    }
    assert.equal(person.asked.length, 4);
    for (const question of person.asked)
      assert.match(question, /Couldn't check whether Git ignores this file/);
  });

  it("is no question in a new document, unless that has the name of a tracked file", async () => {
    assert.equal(await agreesToTracking(vscode.Uri.parse("untitled:Untitled-1")), true);
    assert.equal(person.asked.length, 0);
    execFileSync("git", ["-C", folder, "init"], { stdio: "ignore" });
    await agreesToTracking(vscode.Uri.file(at("new.env")).with({ scheme: "untitled" }));
    assert.equal(person.asked.length, 1);
  });
});

describe("a secret that is inserted at the cursor", () => {
  let last: LastEditor;
  let document: vscode.TextDocument;
  let panel: vscode.WebviewPanel;

  beforeEach(async () => {
    last = new LastEditor();
    document = await vscode.workspace.openTextDocument({ content: "one\ntoken: HERE\nthree\n" });
    const editor = await vscode.window.showTextDocument(document, vscode.ViewColumn.One);
    await select(editor, new vscode.Selection(1, 7, 1, 11));
    panel = vscode.window.createWebviewPanel("cover", "cover", vscode.ViewColumn.One);
    await until(
      () => (vscode.window.visibleTextEditors.length === 0 ? true : undefined),
      () => "The panel does not cover the editor.",
    );
  });
  afterEach(async () => {
    last.dispose();
    panel.dispose();
    await vscode.window.showTextDocument(document);
    await vscode.commands.executeCommand("workbench.action.revertAndCloseActiveEditor");
  });

  /** Selects, and waits until everybody was told. */
  const select = async (editor: vscode.TextEditor, selection: vscode.Selection) => {
    const told = new Promise<void>((resolve) => {
      const watching = vscode.window.onDidChangeTextEditorSelection(({ selections }) => {
        if (selections[0]?.isEqual(selection) !== true) return;
        watching.dispose();
        resolve();
      });
    });
    editor.selection = selection;
    await told;
  };
  const change = async (range: vscode.Range, text: string) => {
    const edit = new vscode.WorkspaceEdit();
    edit.replace(document.uri, range, text);
    assert.ok(await vscode.workspace.applyEdit(edit));
  };

  it("goes where the cursor was, though the text before it changed under the panel", async () => {
    await change(new vscode.Range(0, 0, 0, 3), "# a\n# b\nONE");
    await change(new vscode.Range(4, 0, 4, 5), "drei");
    await last.insert(new Secret(secret), agreesToTracking);
    assert.equal(document.getText(), `# a\n# b\nONE\ntoken: ${secret}\ndrei\n`);
  });

  it("goes nowhere when the text changed right there, until the cursor was put somewhere again", async () => {
    await change(new vscode.Range(1, 8, 1, 9), "xx");
    await assert.rejects(last.insert(new Secret(secret), agreesToTracking), /was changed at the cursor/);
    assert.ok(!document.getText().includes(secret));
    const editor = await vscode.window.showTextDocument(document, vscode.ViewColumn.One);
    await select(editor, new vscode.Selection(2, 0, 2, 5));
    await last.insert(new Secret(secret), agreesToTracking);
    assert.equal(document.getText(), `one\ntoken: HxxRE\n${secret}\n`);
  });
});
