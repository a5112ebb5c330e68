import assert from "node:assert/strict";
import path from "node:path";
import { ESLint } from "eslint";

const root = process.cwd();

/** A second door, the place where somebody might cut it, and a word of what the linter answers. */
const secondDoors: readonly [code: string, place: string, answer: string][] = [
  [
    'import * as vscode from "vscode";\nvscode.commands.registerCommand("x", () => undefined);',
    "commands/handlers.ts",
    "commands.ts",
  ],
  [
    'import * as vscode from "vscode";\nvoid vscode.commands.executeCommand("setContext", "a", 1);',
    "views/tokens/tokensView.ts",
    "contextKeys.ts",
  ],
  [
    'import type { ExtensionContext } from "vscode";\nexport const get = (context: ExtensionContext) => context.secrets.get("x");',
    "session/sessions.ts",
    "secretStore.ts",
  ],
  [
    'import * as vscode from "vscode";\nvscode.workspace.getConfiguration("x");',
    "session/deployments/offeredDeployments.ts",
    "settings.ts",
  ],
  [
    'import * as vscode from "vscode";\nexport const language = vscode.env.language;',
    "platform/time/calendar.ts",
    "times.ts",
  ],
  ["export const number = new Intl.NumberFormat();", "platform/time/calendar.ts", "times.ts"],
  ["export const text = new Date().toLocaleString();", "platform/time/calendar.ts", "times.ts"],
  ['import * as vscode from "vscode";\nvscode.window.createOutputChannel("x");', "services.ts", "log.ts"],
  [
    'import * as vscode from "vscode";\nvoid vscode.window.showErrorMessage("x");',
    "tokens/minting/mint.ts",
    "errors.ts",
  ],
  [
    'import * as vscode from "vscode";\nvoid vscode.window.showWarningMessage("x");',
    "platform/errors.ts",
    "notify.ts",
  ],
  [
    'import { window } from "vscode";\nvoid window.showInformationMessage("x");',
    "commands/session/signOut.ts",
    "notify.ts",
  ],
  [
    'import * as vscode from "vscode";\nvoid vscode.window.withProgress({ location: 15 }, () => Promise.resolve());',
    "commands/tokens/verifyToken.ts",
    "progress.ts",
  ],
  ...["showQuickPick([])", "createQuickPick()", "showInputBox()", "createInputBox()", "showSaveDialog()"].map(
    (call): [string, string, string] => [
      `import * as vscode from "vscode";\nvoid vscode.window.${call};`,
      "views/quickForm/quickSteps.ts",
      "quickInputs.ts",
    ],
  ),
  ...['setStatusBarMessage("x")', 'createStatusBarItem("x")'].map((call): [string, string, string] => [
    `import * as vscode from "vscode";\nvscode.window.${call};`,
    "session/expiryStatus.ts",
    "statusBar.ts",
  ]),
  ...["new vscode.TreeItem(x)", "new vscode.MarkdownString(x)", "vscode.window.createTreeView(x, y)"].map(
    (made): [string, string, string] => [
      `import * as vscode from "vscode";\nexport const make = (x: string, y: never) => ${made};`,
      "views/tokens/nodes/tokenNode.ts",
      "treeItems.ts",
    ],
  ),
  [
    'import { TreeItem } from "vscode";\nexport const item = new TreeItem("x");',
    "views/tokens/nodes/tokenNode.ts",
    "treeItems.ts",
  ],
  [
    'import * as vscode from "vscode";\nvoid vscode.workspace.openTextDocument({ content: "x" });',
    "commands/tokens/ending/endReport.ts",
    "documents.ts",
  ],
  [
    'import * as vscode from "vscode";\nvscode.window.createTerminal("x");',
    "webviews/delivery/ways/openTerminal.ts",
    "terminals.ts",
  ],
  [
    'import * as vscode from "vscode";\nvoid vscode.env.clipboard.writeText("x");',
    "webviews/delivery/panel.ts",
    "clipboard.ts",
  ],
  [
    'import * as vscode from "vscode";\nvoid vscode.env.openExternal(vscode.Uri.parse("x"));',
    "webviews/signIn/panel.ts",
    "browser.ts",
  ],
  [
    'import * as vscode from "vscode";\nvscode.lm.registerTool("x", {} as never);',
    "agents/offerAgents.ts",
    "platform/models",
  ],
  [
    'import * as vscode from "vscode";\nvscode.window.createWebviewPanel("x", "x", 1);',
    "webviews/signIn/panel.ts",
    "webviewPanel.ts",
  ],
  [
    "export const start = (work: () => Promise<void>) => {\n  void work();\n};",
    "session/expiryStatus.ts",
    "Promises must be awaited",
  ],
  [
    "export const start = (work: () => Promise<void>) => setTimeout(work, 1);",
    "session/expiryStatus.ts",
    "Promise returned in function argument where a void return was expected",
  ],
  ...["async () => {}", "() => Promise.resolve()", "work"].map((listener): [string, string, string] => [
    `import type { Event } from "vscode";\nexport const follow = (onDidChange: Event<string>, work: () => Promise<void> | undefined) => [work, onDidChange(${listener})];`,
    "session/expiryStatus.ts",
    "platform/background.ts",
  ]),
  ['console.log("x");', "tokens/minting/mint.ts", "console"],
  ...["secret.expose()", 'secret["expose"]()', "(({ expose }) => expose)(secret)"].map(
    (taken): [string, string, string] => [
      `import type { Secret } from "./core/token/secret";\nexport const take = (secret: Secret) => ${taken};`,
      "services.ts",
      "text of a secret",
    ],
  ),
  ...["`of ${secret}`", '"of " + secret'].map((text): [string, string, string] => [
    `import type { Secret } from "./core/token/secret";\nexport const say = (secret: Secret) => ${text};`,
    "services.ts",
    "Invalid",
  ]),
  [
    'import axios from "axios";\nvoid axios.get("x");',
    "session/deployments/probe.ts",
    "coder/http/request/sender.ts",
  ],
  ...["endpoints/streams/openTerminal.ts", "http/request/sender.ts"].map((file): [string, string, string] => [
    'import { WebSocket } from "ws";\nnew WebSocket("ws://x").close();',
    `coder/${file}`,
    "coder/http/socket",
  ]),
  [
    'import axios from "axios";\nvoid axios.get("x");',
    "coder/http/socket/handshake.ts",
    "coder/http/request/sender.ts",
  ],
  ['import * as z from "zod";\nz.string();', "coder/endpoints/users.ts", "zod/mini"],
  ['import { z } from "zod/mini";\nz.string();', "coder/endpoints/users.ts", "tree-shaken"],
  ["export class Turn {\n  private count = 0;\n}", "core/grant/scope.ts", "#name"],
  ['import * as vscode from "vscode";\nvoid vscode.env;', "core/grant/scope.ts", "vscode"],
];

describe("the linter", function () {
  // The first text takes the types of all sources with it.
  this.timeout(60_000);

  const eslint = new ESLint({
    cwd: root,
    overrideConfig: {
      languageOptions: {
        parserOptions: {
          // With CI=true the parser would take the types from the file on disk, not from the text it is given.
          disallowAutomaticSingleRunInference: true,
          // Without the tests, whose types nothing here needs.
          project: [path.join(root, "test", "unit", "architecture", "doors.tsconfig.json")],
        },
      },
    },
  });

  for (const [code, place, answer] of secondDoors) {
    it(`refuses a second door: ${answer}`, async () => {
      const [result] = await eslint.lintText(code, { filePath: path.join(root, "src", place) });
      const messages = result?.messages.map(({ message }) => message) ?? [];
      assert.ok(
        messages.some((message) => message.includes(answer)),
        messages.join("\n"),
      );
    });
  }
});
