import type { SmallExtension } from "./smallExtension";

/** Settings of the demo: no message of VS Code itself covers a button when the servers of the demo open their ports. */
export const demoSettings = {
  "remote.autoForwardPorts": false,
  "remote.restoreForwardedPorts": false,
  "remote.otherPortsAttributes": { onAutoForward: "ignore" },
};

/**
 * What the demo opens, so that Coder Access is what one sees first: its view, and the walkthrough that VS Code itself opens
 * for an extension that was just installed.
 */
export const demoExtension: SmallExtension = {
  id: "coder-access.demo",
  program: `const { commands } = require("vscode");
exports.activate = async () => {
  await commands.executeCommand("workbench.action.openWalkthrough", "coder-access.coder-access#start", false);
  await commands.executeCommand("workbench.view.extension.coderAccess");
};
`,
};
