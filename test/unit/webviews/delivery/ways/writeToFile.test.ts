import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import * as vscode from "vscode";
import { Secret } from "../../../../../src/core/token/secret";
import { Cancelled, Explained } from "../../../../../src/platform/errors";
import { writeToFile } from "../../../../../src/webviews/delivery/ways/writeToFile";
import { host, type Shown, useVscode } from "../../../../support/vscode/host";

const secret = "abcdefghij-0123456789ABCDEFGHIJKL";
const replace = "Replace CODER_SESSION_TOKEN in .env?";

describe("writing a secret to a file", () => {
  useVscode();
  let folder: string;
  /** What the person does at each question; else they take what is there. */
  let person: (shown: Shown) => ReturnType<typeof host.answer>;
  const at = (name: string) => path.join(folder, name);
  const uri = (name: string) => vscode.Uri.file(at(name));
  const text = (name = ".env") => readFileSync(at(name), "utf8");
  const write = () => writeToFile("https://coder.example.com", new Secret(secret), "Write Secret of deploy");

  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), "coder-access-write-"));
    host.workspaceFolders = [{ uri: vscode.Uri.file(folder), name: "app", index: 0 }];
    person = ({ kind, choices }) => (kind === "inputBox" ? "CODER_SESSION_TOKEN" : choices[0]);
    host.answer = (shown) => person(shown);
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  /** The person leaves one question and answers the others. */
  function leave(kind: Shown["kind"]): void {
    const usual = person;
    person = (shown) => (shown.kind === kind ? undefined : usual(shown));
  }
  const refused = async (sentence: RegExp) =>
    assert.rejects(write, (error) => {
      assert.ok(error instanceof Explained);
      assert.match(error.message, sentence);
      assert.ok(!error.message.includes(secret));
      return true;
    });

  it("makes a new file that nobody else on the machine can read", async () => {
    assert.deepEqual(await write(), { file: ".env", name: "CODER_SESSION_TOKEN" });
    assert.equal(text(), `CODER_URL=https://coder.example.com\nCODER_SESSION_TOKEN=${secret}\n`);
    if (process.platform !== "win32") assert.equal(statSync(at(".env")).mode & 0o777, 0o600);
    assert.ok(!JSON.stringify(host.shown).includes(secret));
  });

  it("offers the files that are there, the nearest first, a new one, and any other", async () => {
    host.foundFiles = [uri("deep/er/.env.local"), uri(".env.test")];
    leave("quickPick");
    await assert.rejects(write, Cancelled);
    assert.deepEqual(host.shown[0]?.choices, [".env", ".env.test", "deep/er/.env.local", "Another file…"]);
    host.foundFiles.push(uri(".env"));
    await assert.rejects(write, Cancelled);
    assert.deepEqual(host.shown[1]?.choices.slice(0, 2), [".env", ".env.test"], "what is there is not new");
  });

  it("asks for any file at once where no folder is open, and nothing happens when that is left", async () => {
    host.workspaceFolders = undefined;
    person = ({ kind }) => (kind === "saveDialog" ? uri("other.env") : "TOKEN");
    assert.deepEqual(await write(), { file: at("other.env"), name: "TOKEN" });
    assert.equal(text("other.env"), `CODER_URL=https://coder.example.com\nTOKEN=${secret}\n`);
    leave("saveDialog");
    await assert.rejects(write, Cancelled);
    assert.ok(!host.shown.some(({ kind }) => kind === "quickPick"));
  });

  it("takes no name that a shell would not, and writes nothing when the name is left", async () => {
    const usual = person;
    for (const name of ["", "1TOKEN", "A B", "A=1", "A\nB", "$(x)", "CODER_URL", undefined]) {
      person = (shown) => (shown.kind === "inputBox" ? name : usual(shown));
      await assert.rejects(write, Cancelled, name);
    }
    assert.equal(existsSync(at(".env")), false);
  });

  it("changes the value alone, after a yes that names the variable and the file", async () => {
    writeFileSync(at(".env"), 'A=1\r\nCODER_SESSION_TOKEN="old" # note\nB=José\n');
    await write();
    assert.equal(
      text(),
      `A=1\r\nCODER_SESSION_TOKEN=${secret} # note\nB=José\nCODER_URL=https://coder.example.com\n`,
    );
    assert.deepEqual(
      host.shown.filter(({ kind }) => kind === "warning").map(({ message }) => message),
      [replace],
    );
    await write();
    assert.equal(host.messages.filter((message) => message === replace).length, 1, "the same is no other");
  });

  it("asks once for both, where the file is for another deployment", async () => {
    writeFileSync(at(".env"), "CODER_URL=https://other.example.com\nCODER_SESSION_TOKEN=old\n");
    await write();
    assert.equal(text(), `CODER_URL=https://coder.example.com\nCODER_SESSION_TOKEN=${secret}\n`);
    const asked = host.shown.filter(({ kind }) => kind === "warning").map(({ message }) => message);
    assert.deepEqual(asked, ["Replace CODER_URL and CODER_SESSION_TOKEN in .env?"]);
  });

  it("leaves the other value without that yes", async () => {
    writeFileSync(at(".env"), "CODER_SESSION_TOKEN=old\n");
    leave("warning");
    await assert.rejects(write, Cancelled);
    assert.equal(text(), "CODER_SESSION_TOKEN=old\n");
  });

  it("writes nothing to a file that git tracks without a yes", async () => {
    execFileSync("git", ["-C", folder, "init"], { stdio: "ignore" });
    leave("warning");
    await assert.rejects(write, Cancelled);
    assert.equal(existsSync(at(".env")), false);
    assert.equal(host.messages.at(-1), "Write a secret to .env?");
  });

  it("does not touch a file with changes that are not saved, whenever they came", async () => {
    writeFileSync(at(".env"), "CODER_SESSION_TOKEN=old\n");
    const unsaved = { uri: uri(".env"), isDirty: true } as vscode.TextDocument;
    host.textDocuments = [
      { ...unsaved, isDirty: false },
      { ...unsaved, uri: uri("other") },
    ];
    const usual = person;
    person = (shown) => {
      if (shown.message === replace) host.textDocuments = [unsaved];
      return usual(shown);
    };
    await refused(/^\.env was just changed by something else\./);
    await refused(/^\.env has unsaved changes\. Save it first\.$/);
    assert.equal(text(), "CODER_SESSION_TOKEN=old\n");
  });

  for (const [what, change] of [
    ["was changed", (file: string) => writeFileSync(file, "CODER_SESSION_TOKEN=old\nNEW=1\n")],
    ["is gone", (file: string) => rmSync(file)],
  ] as const) {
    it(`does not touch a file that ${what} while the person was asked`, async () => {
      writeFileSync(at(".env"), "CODER_SESSION_TOKEN=old\n");
      const usual = person;
      let after: string | undefined;
      person = (shown) => {
        if (shown.message === replace) {
          change(at(".env"));
          after = existsSync(at(".env")) ? text() : undefined;
        }
        return usual(shown);
      };
      await refused(/^\.env was just changed by something else\./);
      assert.equal(existsSync(at(".env")) ? text() : undefined, after);
    });
  }

  for (const [what, bytes, sentence] of [
    ["UTF-16", Buffer.from("\uFEFFA=1\r\n", "utf16le"), /is saved as UTF-16/],
    ["Latin-1", Buffer.from("NAME=José\n", "latin1"), /isn't saved as UTF-8\. Save it with/],
    ["megabytes", Buffer.alloc(2 * 1024 * 1024, "A"), /is too large for an environment file/],
  ] as const) {
    it(`changes not one byte of a file of ${what}, and asks nothing of it`, async () => {
      writeFileSync(at(".env"), bytes);
      await refused(sentence);
      assert.deepEqual(readFileSync(at(".env")), bytes);
      assert.ok(!host.shown.some(({ kind }) => kind === "warning"));
    });
  }

  it("fails as reading does, rather than to take a file that cannot be read for a new one", async () => {
    mkdirSync(at(".env"));
    await assert.rejects(write, /EISDIR/);
    const { fs } = vscode.workspace;
    const usual = { ...fs };
    const fault = vscode.FileSystemError.NoPermissions(uri(".env"));
    try {
      Object.assign(fs, { readFile: () => Promise.reject(fault) });
      await assert.rejects(write, fault);
    } finally {
      Object.assign(fs, usual);
    }
    assert.ok(statSync(at(".env")).isDirectory());
  });
});
