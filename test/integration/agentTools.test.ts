import assert from "node:assert/strict";
import * as vscode from "vscode";

describe("the tools for agents in VS Code", () => {
  before(async () => {
    await vscode.extensions.getExtension("coder-access.coder-access")?.activate();
  });

  const invoke = async (name: string, input: object) => {
    const result = await vscode.lm.invokeTool(name, { input, toolInvocationToken: undefined });
    return result.content.map((part) => (part as vscode.LanguageModelTextPart).value).join("");
  };

  it("are known to VS Code, each with what a model has to give", () => {
    const ours = vscode.lm.tools.filter(({ name }) => name.startsWith("coder_"));
    assert.deepEqual(ours.map(({ name }) => name).sort(), ["coder_explain_access", "coder_run_command"]);
    for (const { inputSchema } of ours) assert.match(JSON.stringify(inputSchema), /"arguments"/);
  });

  it("explain a command without asking anybody", async () => {
    const answer = await invoke("coder_explain_access", { arguments: ["templates", "list"] });
    assert.match(answer, /scopes template:read\nallow list template:\*/);
  });

  it("run nothing while nobody is signed in, and say so", async () => {
    const answer = await invoke("coder_run_command", { arguments: ["list"], purpose: "To look" });
    assert.match(answer, /isn't signed in/);
  });
});
