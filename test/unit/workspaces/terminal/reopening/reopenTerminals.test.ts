import assert from "node:assert/strict";
import type { DeploymentUrl } from "../../../../../src/coder/api/deployment";
import type { ShellTerminal } from "../../../../../src/platform/shown/shellTerminals";
import type {
  LeftTerminals,
  OpenTerminal,
} from "../../../../../src/workspaces/terminal/reopening/openTerminals";
import { reopenTerminals } from "../../../../../src/workspaces/terminal/reopening/reopenTerminals";
import { host, useVscode } from "../../../../support/vscode/host";

const id = "00000000-0000-4000-8000-000000000001";
const alpha: OpenTerminal = {
  deployment: "https://coder.example.com",
  userId: "alice-id",
  workspaceId: id,
  workspaceName: "alpha",
  shell: { reconnect: id, agentId: id, columns: 80, rows: 24, seenAt: 0 },
};

describe("opening terminals in workspaces anew", () => {
  useVscode();
  let looks: LeftTerminals[];
  let looked: number;
  let ending: AbortController;
  const none = { left: [], othersLive: false };
  beforeEach(() => {
    looked = 0;
    ending = new AbortController();
  });
  const made: string[] = [];
  const make = (deployment: DeploymentUrl, { workspaceName }: OpenTerminal): ShellTerminal => {
    made.push(deployment.href);
    const nothing = () => undefined;
    const shell = { begin: nothing, type: nothing, resize: nothing, close: nothing, leave: nothing };
    return { name: workspaceName, icon: "terminal", shell };
  };
  const reopen = () => {
    const takeOver = () => Promise.resolve(looks[looked++] ?? none);
    const open = { takeOver } as unknown as Parameters<typeof reopenTerminals>[0]["open"];
    return reopenTerminals({ open, make, signal: ending.signal }, [0, 1, 1, 1]);
  };

  it("shows them, and leaves the person where they are", async () => {
    looks = [{ left: [alpha], othersLive: false }];
    await reopen();
    assert.deepEqual(
      host.terminals.map(({ options, isShown, hasFocus }) => [options.name, isShown, hasFocus]),
      [["alpha", true, false]],
    );
    assert.equal(looked, 1, "nobody else has any");
  });

  it("waits a little for the window before, whose process may be about to end", async () => {
    looks = [{ left: [], othersLive: true }, { left: [alpha], othersLive: true }, none];
    await reopen();
    assert.equal(host.terminals.length, 1);
    assert.equal(looked, 3);
    looked = 0;
    looks = Array.from({ length: 9 }, () => ({ left: [], othersLive: true }));
    await reopen();
    assert.equal(looked, 4, "it gives up after a while");
  });

  it("opens none at an address that is not the one that a deployment has", async () => {
    looks = [
      {
        left: [
          { ...alpha, deployment: "https://coder.example.com/" },
          { ...alpha, deployment: "file:///etc" },
          { ...alpha, deployment: "" },
        ],
        othersLive: false,
      },
    ];
    await reopen();
    assert.equal(host.terminals.length, 0);
  });

  it("opens none once its window goes", async () => {
    looks = [{ left: [alpha], othersLive: false }];
    ending.abort();
    await reopen();
    assert.deepEqual([looked, host.terminals.length], [0, 0]);
  });
});
