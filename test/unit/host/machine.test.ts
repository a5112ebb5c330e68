import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { readMachine } from "../../host/machine";

describe("what a machine has for the demo and the tests", () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), "coder-access-machine-"));
    mkdirSync(path.join(folder, ".vscode-test"));
  });
  afterEach(() => rmSync(folder, { recursive: true }));
  const vscode = { node: "/node", codeServer: "/code-server" };
  const record = (parts: object) =>
    writeFileSync(path.join(folder, ".vscode-test", "machine.json"), JSON.stringify(parts));

  it("is enough for the demo without a browser, as on a fresh clone", () => {
    record({ vscode });
    assert.deepEqual(readMachine("vscode", folder), vscode);
  });

  it("is told by name when it is missing, with the command that installs it", () => {
    assert.throws(() => readMachine("vscode", folder), /^Unable: No VS Code .* npm run test:prepare$/);
    record({ vscode });
    assert.throws(() => readMachine("browser", folder), /^Unable: No browser .* npm run test:prepare$/);
  });
});
