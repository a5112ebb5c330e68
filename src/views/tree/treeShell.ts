import * as vscode from "vscode";
import { quietly } from "../../platform/background";
import type { ErrorDoor } from "../../platform/errors";
import { lazy } from "../../platform/lazy";
import { withProgress } from "../../platform/shown/progress";
import { makeTreeView, tooltipOf } from "../../platform/shown/treeItems";
import type { TreeNode } from "./treeNode";

/** What is in sight is painted again after this time at the latest, ms. */
const repaintEvery = 5 * 60_000;

/** What a view shows at one moment. */
export type ShownPicture = {
  readonly roots: readonly TreeNode[];
  /** The line above the rows. */
  readonly message: string;
  /** Beside the view's name. */
  readonly description: string;
  readonly badge?: vscode.ViewBadge | undefined;
  /** For how long the words about times stay true, in ms. */
  readonly lasts: number;
};

/** What works out what a view shows; it is loaded when the view is first seen. */
export type Painting = {
  /** Whether what is shown is being asked for. */
  readonly isLoading: boolean;
  /** Somebody looks, or looks no more; also told when the view is seen for the first time. */
  readonly look: (isInSight: boolean) => unknown;
  readonly onDidChange: (listener: () => void) => readonly { dispose(): unknown }[];
  /** Paints what is known now; undefined when a later picture is wanted, which ends the signal. */
  readonly paint: (signal: AbortSignal) => Promise<ShownPicture | undefined>;
};

/**
 * The shell of a view: a tree whose rows are worked out by code that is loaded when it is first seen. A later picture never comes
 * after a newer one, and is painted anew when its words about time are true no more.
 */
export abstract class TreeShell implements vscode.TreeDataProvider<TreeNode>, vscode.Disposable {
  readonly #repaint = new vscode.EventEmitter<TreeNode | undefined>();
  readonly #subscriptions: { dispose(): unknown }[] = [];
  #painting: Painting | undefined;
  #roots: readonly TreeNode[] = [];
  #running = new AbortController();
  #ticking: NodeJS.Timeout | undefined;
  #endProgress: (() => void) | undefined;
  readonly #busy = new Map<string, string>();
  readonly #open: () => Promise<Painting>;
  readonly #id: string;
  readonly #doing: string;

  protected readonly view: vscode.TreeView<TreeNode>;
  protected readonly errors: ErrorDoor;

  readonly onDidChangeTreeData = this.#repaint.event;

  /**
   * @param id of the view in package.json.
   * @param doing what it does, for the log: "Showing the tokens".
   * @param errors where failures go.
   */
  constructor(id: string, doing: string, errors: ErrorDoor) {
    this.#id = id;
    this.#doing = doing;
    this.errors = errors;
    this.#open = lazy(() => this.#load());
    this.view = makeTreeView(id, { treeDataProvider: this, canSelectMany: true, showCollapseAll: true });
  }

  /** Loads what paints. */
  protected abstract load(): Promise<Painting>;

  async getChildren(parent?: TreeNode): Promise<TreeNode[]> {
    return [...((parent ? await parent.children?.() : this.#roots) ?? [])];
  }

  getTreeItem(node: TreeNode): vscode.TreeItem {
    return node.toItem();
  }

  resolveTreeItem(item: vscode.TreeItem, node: TreeNode): vscode.TreeItem {
    const tooltip = node.tooltip();
    if (tooltip !== undefined) item.tooltip = tooltipOf(tooltip);
    return item;
  }

  getParent(node: TreeNode): TreeNode | undefined {
    return node.parent;
  }

  /** The rows that are selected. */
  get selected(): readonly TreeNode[] {
    return this.view.selection;
  }

  /** Whether the person sees it. */
  get isInSight(): boolean {
    return this.view.visible;
  }

  /** Paints what is known: after something was read, a session changed, or a secret came or went. */
  async paint(): Promise<void> {
    const painting = this.#painting;
    if (!painting) return;
    // A later painting knows more; this one must not come after it.
    this.#running.abort();
    const { signal } = (this.#running = new AbortController());
    this.#showProgress(painting.isLoading);
    const picture = await painting.paint(signal);
    if (!picture) return;
    this.#roots = picture.roots;
    this.view.message = picture.message;
    this.view.description = picture.description;
    this.view.badge = picture.badge;
    this.#repaint.fire(undefined);
    this.#paintLater(picture.lasts);
  }

  /**
   * Has rows say that something is being done with what they show.
   * @param ids of what they show.
   * @param words what is being done.
   * @returns ends it.
   */
  markBusy(ids: readonly string[], words: string): vscode.Disposable {
    for (const id of ids) this.#busy.set(id, words);
    this.paintSoon();
    return new vscode.Disposable(() => {
      for (const id of ids) this.#busy.delete(id);
      this.paintSoon();
    });
  }

  dispose(): void {
    clearTimeout(this.#ticking);
    this.#running.abort();
    vscode.Disposable.from(...this.#subscriptions).dispose();
    this.view.dispose();
    this.#repaint.dispose();
  }

  /** To be called once the view is made: it begins when it is first seen. */
  protected begin(): void {
    const start = () =>
      this.errors.inBackground(this.#doing, async () => {
        await (await this.#open()).look(true);
      });
    if (this.view.visible) {
      start();
      return;
    }
    const waiting = this.view.onDidChangeVisibility(({ visible }) => {
      if (!visible) return;
      waiting.dispose();
      start();
    });
    this.#subscriptions.push(waiting);
  }

  /** Has what paints loaded, also when nobody has seen the view. */
  protected async opened(): Promise<void> {
    await this.#open();
  }

  /**
   * Selects the first row that is meant, among the roots and what stands below open groups.
   * @param isMeant tells the row.
   * @returns false when it is not there.
   */
  protected async select(isMeant: (node: TreeNode) => boolean): Promise<boolean> {
    const groups = [...this.#roots];
    for (let node = groups.shift(); node; node = groups.shift()) {
      if (isMeant(node)) {
        await this.view.reveal(node, { select: true, focus: true });
        return true;
      }
      const { collapsibleState } = node.toItem();
      if (collapsibleState === vscode.TreeItemCollapsibleState.Expanded)
        groups.push(...((await node.children?.()) ?? []));
    }
    return false;
  }

  /** Has the rows below one read again, which is the same row as before. */
  protected readBelow(node: TreeNode): void {
    this.#repaint.fire(node);
  }

  /** What is being done with the thing of this id, if anything. */
  protected busyWith(id: string): string | undefined {
    return this.#busy.get(id);
  }

  protected paintSoon(): void {
    this.errors.inBackground(this.#doing, () => this.paint());
  }

  async #load(): Promise<Painting> {
    const painting = (this.#painting = await this.load());
    this.#subscriptions.push(
      ...painting.onDidChange(() => this.paintSoon()),
      this.view.onDidChangeVisibility(({ visible }) => {
        painting.look(visible);
        // Nothing was painted while nobody looked, and time went on.
        if (visible) this.paintSoon();
      }),
    );
    this.#subscriptions.push(this.view.onDidCollapseElement(({ element }) => element.closed?.()));
    await this.paint();
    return painting;
  }

  /** Paints again when the words about a time in sight are true no more. */
  #paintLater(lasts: number): void {
    clearTimeout(this.#ticking);
    this.#ticking = setTimeout(
      () => {
        if (this.isInSight) this.paintSoon();
      },
      Math.min(repaintEvery, lasts),
    );
    this.#ticking.unref();
  }

  /** The view's own progress bar, from the first loading state to the next other one. */
  #showProgress(isLoading: boolean): void {
    if (!isLoading) {
      this.#endProgress?.();
      this.#endProgress = undefined;
    } else if (!this.#endProgress) {
      quietly(
        "Showing progress",
        withProgress(
          { in: { viewId: this.#id } },
          () => new Promise<void>((resolve) => (this.#endProgress = resolve)),
        ),
      );
    }
  }
}
