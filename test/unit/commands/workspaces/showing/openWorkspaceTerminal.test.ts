import assert from "node:assert/strict";
import type * as vscode from "vscode";
import {
  chooseTerminal,
  openWorkspaceTerminal,
} from "../../../../../src/commands/workspaces/showing/openWorkspaceTerminal";
import { Cancelled } from "../../../../../src/platform/errors";
import { ListedWorkspace } from "../../../../../src/presentation/workspace/listedWorkspace";
import { host, pressing, useVscode } from "../../../../support/vscode/host";
import { sessionAt } from "../../../views/pictureSupport";
import { agent, noon, stopped, workspace } from "../../../workspaces/workspaceSupport";
import { sessionsOf } from "../../commandSupport";

const queued = workspace("late", { build: { status: "pending" }, job: { status: "pending" }, agents: [] });
const deleted = workspace("gone", { build: { transition: "delete", status: "deleted" }, agents: [] });

describe("opening a terminal in a workspace", () => {
  useVscode();
  const session = sessionAt("coder.example.com", 0);
  const two = workspace("two", { agents: [{ name: "main" }, { name: "gpu" }] });
  const all = [workspace("alpha"), two, stopped("beta"), queued, deleted].map(
    (one) => new ListedWorkspace({ ...one, ownerId: session.record.userId }, session, noon),
  );
  const row = (name: string) => {
    const listed = all.find((one) => one.name === name);
    assert.ok(listed);
    return { listed };
  };

  let made: unknown[];
  let did: string[];
  beforeEach(() => {
    made = [];
    did = [];
  });
  const services = {
    sessions: sessionsOf(session),
    workspaces: { of: () => Promise.resolve(all), changed: () => Promise.resolve() },
    makeTerminal: (_session: unknown, { name }: { readonly name: string }, agentName?: string) => {
      made.push([name, agentName]);
      const shell = {
        begin: () => void did.push("begin"),
        type: (text: string) => void did.push(`type ${text}`),
        resize: (columns: number, rows: number) => void did.push(`resize ${columns}x${rows}`),
        close: () => void did.push("close"),
        leave: () => void did.push("leave"),
      };
      return Promise.resolve({ name: `$(bug) ${name}`, icon: "terminal", shell });
    },
  };

  it("opens the one of a row, which begins once it is shown, and holds no secret where VS Code keeps it", async () => {
    await openWorkspaceTerminal(services, row("alpha"));
    assert.deepEqual(made, [["alpha", undefined]]);
    const [terminal] = host.terminals;
    assert.ok(terminal?.isShown);
    const { pty, ...options } = terminal.options as vscode.ExtensionTerminalOptions;
    assert.deepEqual(Object.keys(options).sort(), ["iconPath", "isTransient", "name"]);
    assert.ok(!options.name.includes("$(bug)"));
    assert.deepEqual(did, []);
    pty.open({ columns: 90, rows: 20 });
    pty.handleInput?.("x");
    pty.setDimensions?.({ columns: 91, rows: 21 });
    pty.close();
    assert.deepEqual(did, ["resize 90x20", "begin", "type x", "resize 91x21", "close"]);
  });

  it("asks for one that has a terminal, or will have one", async () => {
    host.answer = pressing("late");
    await openWorkspaceTerminal(services, undefined);
    assert.deepEqual(made, [["late", undefined]]);
    assert.deepEqual(host.shown[0]?.choices, ["alpha", "two", "beta", "late"]);
  });

  it("asks which agent where there are several, and takes the one of a row", async () => {
    host.answer = pressing("gpu");
    await openWorkspaceTerminal(services, row("two"));
    await openWorkspaceTerminal(services, { about: { ...row("two"), agent: agent({ name: "main" }) } });
    assert.deepEqual(made, [
      ["two", "gpu"],
      ["two", "main"],
    ]);
    host.answer = () => undefined;
    await assert.rejects(chooseTerminal(services, row("two")), Cancelled);
  });

  it("starts one that doesn't run once the person agreed, and nothing before", async () => {
    await assert.rejects(openWorkspaceTerminal(services, row("beta")), Cancelled);
    assert.deepEqual([made, host.executed], [[], []]);
    host.answer = pressing("Start");
    await openWorkspaceTerminal(services, row("beta"));
    assert.deepEqual(host.executed, [
      { command: "coderAccess.workspaces.startWorkspace", args: [row("beta").listed] },
    ]);
    assert.deepEqual(made, [["beta", undefined]]);
  });
});
