import assert from "node:assert/strict";
import { parseDeploymentUrl } from "../../../../src/coder/address/deploymentUrl";
import { workspaceOfWindow } from "../../../../src/workspaces/opening/windowWorkspace";

function isAt(found: ReturnType<typeof workspaceOfWindow>, ...addresses: readonly string[]): boolean[] {
  return addresses.map((address) => {
    const deployment = parseDeploymentUrl(address);
    assert.ok(deployment.ok && found);
    return found.isAt(deployment.value);
  });
}

describe("the workspace that a window belongs to", () => {
  const inside = { CODER: "true", CODER_WORKSPACE_NAME: "alpha", CODER_WORKSPACE_OWNER_NAME: "alice" };

  it("is named by the folder that Coder's own extension opened, in every editor", () => {
    for (const [authority, owner, name] of [
      ["ssh-remote+coder-vscode.coder.example.com--alice--alpha", "alice", "alpha"],
      ["ssh-remote+coder-vscode.coder.example.com--alice--alpha.main", "alice", "alpha"],
      ["ssh-remote+coder-cursor.coder.example.com--bob-2--my-box.gpu", "bob-2", "my-box"],
      ["ssh-remote+coder-vscode.xn--cder-jua.example--alice--alpha.main", "alice", "alpha"],
    ] as const) {
      const found = workspaceOfWindow(["", authority], {});
      assert.deepEqual([found?.owner, found?.name], [owner, name], authority);
    }
    const found = workspaceOfWindow(["ssh-remote+coder-vscode.coder.example.com--alice--alpha.main"], inside);
    assert.deepEqual(
      isAt(found, "https://coder.example.com", "https://coder.example.com:8443/base", "https://example.com"),
      [true, true, false],
    );
  });

  it("is named by what an agent puts into the environment", () => {
    const found = workspaceOfWindow([], { ...inside, CODER_AGENT_URL: "https://coder.example.com/" });
    assert.deepEqual([found?.owner, found?.name], ["alice", "alpha"]);
    assert.deepEqual(isAt(found, "https://coder.example.com", "https://coder.example.com:8443"), [
      true,
      false,
    ]);
    const chosen = { CODER_URL: "https://b.example.com", CODER_AGENT_URL: "https://a.example.com" };
    const other = workspaceOfWindow([], { ...inside, ...chosen });
    assert.deepEqual(isAt(other, "https://b.example.com", "https://a.example.com"), [true, false]);
    // Where the environment names no deployment, those where the person is signed in are asked.
    assert.deepEqual(isAt(workspaceOfWindow([], inside), "https://any.example.com"), [true]);
    assert.equal(workspaceOfWindow([], { CODER_WORKSPACE_NAME: "alpha" })?.owner, "me");
  });

  it("is none outside, or where the name is none that a workspace has", () => {
    for (const authority of [
      "",
      "wsl+ubuntu",
      "ssh-remote+example.com",
      "ssh-remote+coder-vscode.coder.example.com",
      "ssh-remote+coder-vscode.coder.example.com--alpha",
      "ssh-remote+coder-vscode.coder.example.com--../..--alpha",
      "ssh-remote+coder-vscode.coder.example.com--alice--al%2fpha",
      "dev-container+coder-vscode.coder.example.com--alice--alpha",
    ])
      assert.equal(workspaceOfWindow([authority], {}), undefined, authority);
    for (const name of ["", "../users", "a b", "a/b", "-a", "a?x=1"])
      assert.equal(workspaceOfWindow([], { ...inside, CODER_WORKSPACE_NAME: name }), undefined, name);
    assert.equal(workspaceOfWindow([], { ...inside, CODER_WORKSPACE_OWNER_NAME: "../" }), undefined);
    assert.equal(workspaceOfWindow([], {}), undefined);
  });
});
