// Apart from the usual checks, this file guards the doors: each external thing is accessed through one
// module.
import js from "@eslint/js";
import simpleImportSort from "eslint-plugin-simple-import-sort";
import tseslint from "typescript-eslint";
import { docstringForm, docstrings } from "./scripts/eslint/docstrings.mjs";
import { noFloatingListeners } from "./scripts/eslint/noFloatingListeners.mjs";
import { readonlyTypes } from "./scripts/eslint/readonlyTypes.mjs";

/** A door: what only `home` may use, how a second door would look, and where the first one is. */
const doors = [
  {
    home: ["src/platform/commands.ts"],
    selector:
      "MemberExpression[object.property.name='commands'][property.name=/^register(TextEditor)?Command$/]",
    message: "Commands are registered in platform/commands.ts.",
  },
  {
    home: ["src/platform/contextKeys.ts"],
    selector: "Literal[value='setContext']",
    message: "Context keys are set in platform/contextKeys.ts.",
  },
  {
    home: ["src/extension.ts", "src/platform/time/times.ts", "src/webviews/webviewPanel.ts"],
    selector: "MemberExpression[object.name='vscode'][property.name='l10n']",
    message: "Texts are translated by @vscode/l10n, which knows nothing of VS Code.",
  },
  {
    home: ["src/platform/time/times.ts"],
    selector: "MemberExpression[object.property.name='env'][property.name='language']",
    message: "The language of what is shown is decided by platform/time/times.ts.",
  },
  {
    home: [],
    selector:
      ":matches(NewExpression, CallExpression)[callee.object.name='Intl'][callee.property.name!='DateTimeFormat'][arguments.length=0], MemberExpression[property.name=/^toLocale(|Date|Time)String$/]",
    message: "Dates and numbers are formatted in the language of platform/time/times.ts.",
  },
  {
    home: ["src/platform/keyring/secretStore.ts"],
    selector: "MemberExpression[property.name='secrets']",
    message: "Secrets are read and written in platform/keyring/secretStore.ts.",
  },
  {
    home: ["src/platform/settings.ts"],
    selector: "MemberExpression[property.name='getConfiguration']",
    message: "Settings are read in platform/settings.ts.",
  },
  {
    home: ["src/platform/log.ts"],
    selector: "MemberExpression[property.name='createOutputChannel']",
    message: "The log is opened in platform/log.ts.",
  },
  {
    home: ["src/platform/shown/notify.ts"],
    selector: "MemberExpression[property.name=/^show(Error|Warning|Information)Message$/]",
    message: "Notifications are shown by platform/shown/notify.ts and platform/errors.ts.",
  },
  {
    home: ["src/platform/shown/progress.ts"],
    selector: "MemberExpression[property.name='withProgress']",
    message: "Progress is shown by platform/shown/progress.ts.",
  },
  {
    home: ["src/platform/shown/quickInputs.ts"],
    selector:
      "MemberExpression[property.name=/^(show(QuickPick|InputBox|SaveDialog|OpenDialog|WorkspaceFolderPick)|create(QuickPick|InputBox))$/]",
    message: "Quick picks, input boxes and dialogs are opened by platform/shown/quickInputs.ts.",
  },
  {
    home: ["src/platform/statusBar.ts"],
    selector: "MemberExpression[property.name=/^(setStatusBarMessage|createStatusBarItem)$/]",
    message: "The status bar is written by platform/statusBar.ts.",
  },
  {
    home: ["src/platform/shown/treeItems.ts", "src/platform/shown/tooltips.ts"],
    selector:
      ":matches(NewExpression[callee.property.name=/^(TreeItem|MarkdownString)$/], NewExpression[callee.name=/^(TreeItem|MarkdownString)$/], MemberExpression[property.name=/^(createTreeView|registerTreeDataProvider)$/])",
    message: "Trees, their rows and their tooltips are made by platform/shown/treeItems.ts.",
  },
  {
    home: ["src/platform/shown/documents.ts"],
    selector: "CallExpression[callee.property.name='openTextDocument']:has(> ObjectExpression)",
    message: "Texts to read are opened by platform/shown/documents.ts.",
  },
  {
    home: [
      "src/platform/launcher/launchedTerminals.ts",
      "src/platform/shown/shellTerminals.ts",
      "src/platform/shown/terminals.ts",
    ],
    selector: "MemberExpression[property.name='createTerminal']",
    message:
      "Terminals are opened by platform/shown/terminals.ts, shellTerminals.ts and launcher/launchedTerminals.ts.",
  },
  {
    home: ["src/platform/outside/browser.ts"],
    selector: "MemberExpression[property.name='openExternal']",
    message: "Links are opened by platform/outside/browser.ts.",
  },
  {
    home: ["src/platform/outside/clipboard.ts"],
    selector: "MemberExpression[property.name='clipboard']",
    message: "The clipboard is used in platform/outside/clipboard.ts.",
  },
  {
    home: ["src/platform/models/offerMcpServers.ts", "src/platform/models/offerTool.ts"],
    selector: "MemberExpression[property.name='lm']",
    message: "Language models get servers and tools in platform/models.",
  },
  {
    home: ["src/webviews/webviewPanel.ts"],
    selector: "MemberExpression[property.name='createWebviewPanel']",
    message: "Webviews are made by webviews/webviewPanel.ts.",
  },
  {
    home: ["src/webviews/webviewPanel.ts", "src/webviews/page/host.ts"],
    selector: "MemberExpression[property.name='postMessage']",
    message: "Messages go through webviews/webviewPanel.ts (host) and webviews/page/host.ts (page).",
  },
  {
    home: ["src/webviews/page/host.ts"],
    selector: "Identifier[name='acquireVsCodeApi']",
    message: "The page talks to its host through webviews/page/host.ts.",
  },
];

/**
 * The files that may take the text out of a Secret: to send it, to store it, or to hand it to the person or
 * wherever they said; and those that must know it, in order to find or mask it in other texts.
 */
doors.push({
  home: [
    "src/core/token/pastedToken.ts",
    "src/coder/endpoints/users.ts",
    "src/coder/http/answer/redactor.ts",
    "src/coder/http/request/requestHeaders.ts",
    "src/leases/processEnvironment.ts",
    "src/platform/keyring/keptSecret.ts",
    "src/platform/launcher/launchPipe.ts",
    "src/lending/lentSessions.ts",
    "src/session/keys/endedSessions.ts",
    "src/tokens/secrets/seal.ts",
    "src/webviews/delivery/panel.ts",
    "src/webviews/delivery/snippets.ts",
    "src/webviews/delivery/ways/clipboardGuard.ts",
    "src/webviews/delivery/ways/insertAtCursor.ts",
    "src/webviews/delivery/ways/writeToFile.ts",
    "src/webviews/signIn/page/tokenBox.ts",
  ],
  selector:
    ":matches(MemberExpression[property.name='expose'], MemberExpression[property.value='expose'], ObjectPattern > Property[key.name='expose'])",
  message: "The text of a secret is taken out only where it has to go: see the list in eslint.config.mjs.",
});

/** These have no home: other ways of importing zod, and `private`, are wrong everywhere. */
doors.push(
  {
    home: [],
    selector: ":matches(PropertyDefinition, MethodDefinition, TSParameterProperty)[accessibility='private']",
    message: "Write #name: it is private at run time too.",
  },
  {
    home: [],
    selector: "ImportDeclaration[source.value=/^zod(?!.mini$)/]",
    message: 'Write import * as z from "zod/mini": the whole of zod is five times as large.',
  },
  {
    home: [],
    selector: "ImportDeclaration[source.value='zod/mini'] > :not(ImportNamespaceSpecifier, Literal)",
    message: 'Write import * as z from "zod/mini": the z object cannot be tree-shaken.',
  },
);

const axiosDoor = {
  name: "axios",
  message: "HTTP goes through coder/http/request/sender.ts.",
};
const socketDoor = {
  name: "ws",
  message: "Sockets are opened in coder/http/socket.",
};
const doorRules = doors.map((door) => ({
  files: ["src/**/*.ts"],
  ignores: door.home,
  door,
}));

/**
 * ESLint takes one `no-restricted-syntax` per file, so each file gets the doors for which it is not a home.
 */
const homes = [...new Set(doors.flatMap((door) => door.home))];
const restricted = (file) => [
  "error",
  ...doorRules
    .filter(({ door }) => !door.home.includes(file))
    .map(({ door: { selector, message } }) => ({ selector, message })),
];

const ours = {
  rules: {
    "docstring-form": docstringForm,
    docstrings,
    "no-floating-listeners": noFloatingListeners,
    "readonly-types": readonlyTypes,
  },
};

export default tseslint.config(
  { ignores: ["dist", "out", "node_modules", ".vscode-test"] },
  js.configs.recommended,
  {
    // One dialect, which `npm run lint -- --fix` writes: sorted imports, and braces around a body of more
    // than one line.
    plugins: { "simple-import-sort": simpleImportSort },
    rules: {
      "simple-import-sort/imports": ["error", { groups: [["^\\u0000", "^node:", "^@?\\w", "^", "^\\."]] }],
      "simple-import-sort/exports": "error",
      curly: ["error", "multi-or-nest", "consistent"],
    },
  },
  {
    files: ["**/*.ts"],
    extends: [tseslint.configs.strictTypeChecked, tseslint.configs.stylisticTypeChecked],
    plugins: { ours },
    languageOptions: {
      parserOptions: {
        project: ["tsconfig.json", "src/webviews/page/tsconfig.json"],
        tsconfigRootDir: import.meta.dirname,
      },
    },
    rules: {
      "ours/docstring-form": "error",
      "@typescript-eslint/prefer-readonly": "error",
      "@typescript-eslint/consistent-type-imports": "error",
      "@typescript-eslint/switch-exhaustiveness-check": "error",
      "@typescript-eslint/no-non-null-assertion": "error",
      "@typescript-eslint/restrict-template-expressions": ["error", { allowNumber: true }],
      "@typescript-eslint/no-confusing-void-expression": ["error", { ignoreArrowShorthand: true }],
      "@typescript-eslint/consistent-type-definitions": "off",
      "@typescript-eslint/dot-notation": "off",
      "no-console": "error",
      eqeqeq: "error",
    },
  },
  {
    files: ["src/**/*.ts"],
    rules: {
      "max-lines": ["error", { max: 300, skipBlankLines: true, skipComments: true }],
      "no-restricted-imports": ["error", { paths: [axiosDoor, socketDoor] }],
      "no-restricted-syntax": restricted(""),
      // platform/background.ts watches work that nobody waits for; `void` would only hide it.
      "@typescript-eslint/no-floating-promises": ["error", { ignoreVoid: false, checkThenables: true }],
      "ours/no-floating-listeners": "error",
      "ours/docstrings": "error",
      "ours/readonly-types": "error",
    },
  },
  ...homes.map((file) => ({ files: [file], rules: { "no-restricted-syntax": restricted(file) } })),
  {
    files: ["src/coder/http/request/sender.ts"],
    rules: { "no-restricted-imports": ["error", { paths: [socketDoor] }] },
  },
  {
    files: ["src/coder/http/socket/**/*.ts"],
    rules: { "no-restricted-imports": ["error", { paths: [axiosDoor] }] },
  },
  {
    files: ["src/core/**/*.ts"],
    rules: {
      "no-restricted-imports": ["error", { paths: [axiosDoor, socketDoor, "zod", "zod/mini", "vscode"] }],
    },
  },
  {
    files: ["test/**/*.ts"],
    rules: {
      "no-restricted-syntax": [
        "error",
        {
          selector: "ImportDeclaration[source.value=/^\\..*\\.js$/]",
          message: "Import without the ending of the file.",
        },
      ],
      "@typescript-eslint/no-unused-expressions": "off",
      "@typescript-eslint/no-floating-promises": "error",
    },
  },
  {
    files: ["test/**/*.main.ts", "test/bench/**/*.ts"],
    rules: { "no-console": "off" },
  },
  {
    files: ["**/*.{js,mjs,cjs}"],
    languageOptions: {
      globals: {
        process: "readonly",
        console: "readonly",
        require: "readonly",
        module: "readonly",
        URL: "readonly",
        setTimeout: "readonly",
        clearTimeout: "readonly",
        fetch: "readonly",
        AbortController: "readonly",
        Buffer: "readonly",
        __dirname: "readonly",
      },
    },
  },
);
