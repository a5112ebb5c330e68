import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";

/** Settings of the demo: no message of VS Code itself covers a button when the servers of the demo open their ports. */
export const demoSettings = {
  "remote.autoForwardPorts": false,
  "remote.restoreForwardedPorts": false,
  "remote.otherPortsAttributes": { onAutoForward: "ignore" },
};

const id = "coder-access.demo";
const version = "0.0.1";

/**
 * What the demo opens, so that Coder Access is what one sees first: its view, and the walkthrough that VS Code itself opens
 * for an extension that was just installed.
 */
const program = `const { commands } = require("vscode");
exports.activate = async () => {
  await commands.executeCommand("workbench.action.openWalkthrough", "coder-access.coder-access#start", false);
  await commands.executeCommand("workbench.view.extension.coderAccess");
};
`;

/**
 * Adds an extension that opens the view and the walkthrough to a folder of extensions; it belongs to the demo, not to the
 * product.
 * @param extensions a folder in which VS Code has installed something.
 */
export function addDemoExtension(extensions: string): void {
  const name = `${id}-${version}`;
  const folder = path.join(extensions, name);
  mkdirSync(folder, { recursive: true });
  const manifest = {
    name: "demo",
    publisher: "coder-access",
    version,
    engines: { vscode: "^1.100.0" },
    main: "./main.js",
    activationEvents: ["onStartupFinished"],
  };
  writeFileSync(path.join(folder, "package.json"), JSON.stringify(manifest));
  writeFileSync(path.join(folder, "main.js"), program);
  const listFile = path.join(extensions, "extensions.json");
  const list = JSON.parse(readFileSync(listFile, "utf8")) as { identifier: { id: string } }[];
  const location = { $mid: 1, path: folder, scheme: "file" };
  const entry = { identifier: { id }, version, location, relativeLocation: name, metadata: { pinned: true } };
  const others = list.filter(({ identifier }) => identifier.id !== id);
  writeFileSync(listFile, JSON.stringify([...others, entry]));
}
