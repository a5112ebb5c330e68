import assert from "node:assert/strict";
import * as vscode from "vscode";
import { ErrorDoor } from "../../../../src/platform/errors";
import type { TreeNode } from "../../../../src/views/tree/treeNode";
import { type Painting, TreeShell } from "../../../../src/views/tree/treeShell";
import { until } from "../../../host/until";
import { memoryLog } from "../../../support/memory";
import { host, useVscode } from "../../../support/vscode/host";

class Shell extends TreeShell {
  constructor(
    readonly painting: Painting,
    readonly loads: string[],
  ) {
    super("coderAccess.workspaces", "Showing it", new ErrorDoor(memoryLog()));
    this.begin();
  }

  override load(): Promise<Painting> {
    this.loads.push("loaded");
    return Promise.resolve(this.painting);
  }

  find(label: string): Promise<boolean> {
    return this.select((node) => node.toItem().label === label);
  }
}

describe("the shell of a view", () => {
  useVscode();
  const rowNamed = (label: string, below?: readonly TreeNode[]): TreeNode => {
    const { None, Expanded } = vscode.TreeItemCollapsibleState;
    return {
      parent: undefined,
      toItem: () => new vscode.TreeItem(label, below ? Expanded : None),
      tooltip: () => `about ${label}`,
      ...(below ? { children: () => below } : {}),
    };
  };
  let looks: boolean[];
  let roots: readonly TreeNode[];
  let isLoading: boolean;
  let listeners: (() => void)[];
  let shell: Shell;
  beforeEach(() => {
    [looks, roots, listeners, isLoading] = [[], [rowNamed("a")], [], false];
    shell = new Shell(
      {
        get isLoading() {
          return isLoading;
        },
        look: (isInSight) => void looks.push(isInSight),
        onDidChange: (listener) => (listeners.push(listener), []),
        paint: () =>
          Promise.resolve({ roots, message: `${roots.length} rows`, description: "", lasts: 60_000 }),
      },
      [],
    );
  });
  afterEach(() => shell.dispose());
  const labels = async () => (await shell.getChildren()).map((node) => node.toItem().label);
  const shows = (message: string) =>
    until(
      () => (host.trees[0]?.view.message === message ? true : undefined),
      () => String(host.trees[0]?.view.message),
      5_000,
    );
  const hidden = () => host.trees[0]?.show(false);

  it("loads what paints when it is first seen, once, and tells it who looks", async () => {
    host.trees[0]?.show(true);
    await shows("1 rows");
    assert.deepEqual([await labels(), shell.loads, looks.at(-1)], [["a"], ["loaded"], true]);
    hidden();
    assert.equal(looks.at(-1), false);
    assert.deepEqual(shell.loads, ["loaded"]);
  });

  it("makes the rows of each group in a turn of its own, since VS Code asks for all groups at once", async () => {
    host.trees[0]?.show(true);
    await shows("1 rows");
    let turn = 0;
    let ticking = setImmediate(() => undefined);
    const tick = () => {
      turn += 1;
      ticking = setImmediate(tick);
    };
    tick();
    const madeIn: number[] = [];
    const group = (label: string): TreeNode => ({
      ...rowNamed(label, []),
      children: () => {
        madeIn.push(turn);
        return [rowNamed(`below ${label}`)];
      },
    });
    for (const one of [group("first"), group("second"), group("third")]) await shell.getChildren(one);
    clearImmediate(ticking);
    assert.equal(new Set(madeIn).size, 3, `in turns ${madeIn.join(", ")}`);
  });

  it("paints anew what has changed", async () => {
    host.trees[0]?.show(true);
    await shows("1 rows");
    roots = [rowNamed("a"), rowNamed("b")];
    for (const listener of listeners) listener();
    await shows("2 rows");
    assert.deepEqual(await labels(), ["a", "b"]);
  });

  it("shows progress while something is being asked for, and ends it", async () => {
    host.trees[0]?.show(true);
    await shows("1 rows");
    isLoading = true;
    await shell.paint();
    assert.deepEqual(
      host.progress.map(({ isOver }) => isOver),
      [false],
    );
    isLoading = false;
    await shell.paint();
    await until(
      () => (host.progress[0]?.isOver === true ? true : undefined),
      () => "it went on",
      5_000,
    );
    assert.equal(host.progress.length, 1);
  });

  it("makes a tooltip when the pointer rests on a row", async () => {
    const row = rowNamed("a");
    const item = await shell.resolveTreeItem(shell.getTreeItem(row), row);
    assert.ok(item.tooltip !== undefined);
  });

  it("selects a row, also below an open group, and says when it is not there", async () => {
    roots = [rowNamed("group", [rowNamed("below")])];
    host.trees[0]?.show(true);
    await shows("1 rows");
    const revealed: TreeNode[] = [];
    Object.assign(host.trees[0]?.view ?? {}, {
      reveal: (node: TreeNode) => Promise.resolve(void revealed.push(node)),
    });
    assert.equal(await shell.find("below"), true);
    assert.deepEqual(
      revealed.map((node) => node.toItem().label),
      ["below"],
    );
    assert.equal(await shell.find("nowhere"), false);
  });
});
