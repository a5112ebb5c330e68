import * as vscode from "vscode";
import { quietly } from "../../platform/background";
import type { ErrorDoor } from "../../platform/errors";
import { lazy } from "../../platform/lazy";
import { withProgress } from "../../platform/shown/progress";
import { makeTreeView } from "../../platform/shown/treeItems";
import type { TreeNode } from "./treeNode";

/** A visible view is repainted after this time at the latest, ms. */
const repaintEvery = 5 * 60_000;

/** What a view shows at one moment. */
export type ShownPicture = {
  readonly roots: readonly TreeNode[];
  /** The line above the rows. */
  readonly message: string;
  /** Shown beside the view's name. */
  readonly description: string;
  readonly badge?: vscode.ViewBadge | undefined;
  /** How long its phrases about times stay true, in ms. */
  readonly lasts: number;
};

/** The code that computes what a view shows; it loads when the view is first visible. */
export type Painting = {
  /** Whether the view's data is being fetched. */
  readonly isLoading: boolean;
  /** Called when the view becomes visible or hidden; also when it is visible for the first time. */
  readonly look: (isInSight: boolean) => unknown;
  readonly onDidChange: (listener: () => void) => readonly { dispose(): unknown }[];
  /** Paints the current state; undefined if a later picture is requested, which aborts the signal. */
  readonly paint: (signal: AbortSignal) => Promise<ShownPicture | undefined>;
};

/**
 * The shell of a view: a tree whose rows are computed by code that loads when the view is first visible. An
 * older picture never replaces a newer one, and the view is repainted when its phrases about times become
 * outdated.
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
  readonly #hovered = new Map<string, TreeNode>();
  readonly #open: () => Promise<Painting>;
  readonly #id: string;
  readonly #doing: string;

  protected readonly view: vscode.TreeView<TreeNode>;
  protected readonly errors: ErrorDoor;

  readonly onDidChangeTreeData = this.#repaint.event;

  /**
   * @param id the ID of the view in package.json.
   * @param doing the name of the work, for the log: "Showing the tokens".
   * @param errors receives failures.
   */
  constructor(id: string, doing: string, errors: ErrorDoor) {
    this.#id = id;
    this.#doing = doing;
    this.errors = errors;
    this.#open = lazy(() => this.#load());
    this.view = makeTreeView(id, { treeDataProvider: this, canSelectMany: true, showCollapseAll: true });
  }

  /** Loads the code that paints. */
  protected abstract load(): Promise<Painting>;

  async getChildren(parent?: TreeNode): Promise<TreeNode[]> {
    // VS Code asks for the rows of all groups at once; making them all in one turn would hold up everybody.
    await new Promise(setImmediate);
    return [...((parent ? await parent.children?.() : this.#roots) ?? [])];
  }

  getTreeItem(node: TreeNode): vscode.TreeItem {
    return node.toItem();
  }

  async resolveTreeItem(item: vscode.TreeItem, node: TreeNode): Promise<vscode.TreeItem> {
    const [tooltip, { tooltipOf }] = await Promise.all([
      node.tooltip(),
      import("../../platform/shown/tooltips"),
    ]);
    if (tooltip !== undefined) item.tooltip = tooltipOf(tooltip);
    if (item.id !== undefined) this.#hovered.set(item.id, node);
    return item;
  }

  /** Returns the row with an ID whose tooltip was shown; undefined if there was none. */
  rowHovered(id: string): TreeNode | undefined {
    return this.#hovered.get(id);
  }

  getParent(node: TreeNode): TreeNode | undefined {
    return node.parent;
  }

  /** The selected rows. */
  get selected(): readonly TreeNode[] {
    return this.view.selection;
  }

  /** Whether the view is visible. */
  get isInSight(): boolean {
    return this.view.visible;
  }

  /**
   * Paints the current state: call it after data was read, a session changed, or a secret was added or
   * removed.
   */
  async paint(): Promise<void> {
    const painting = this.#painting;
    if (!painting) return;
    // A later painting knows more, so this one must not replace it.
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
   * Marks rows as busy.
   * @param ids the IDs of what they show.
   * @param words the action in progress.
   * @returns a handle that removes the mark.
   */
  markBusy(ids: readonly string[], words: string): { dispose(): void } {
    for (const id of ids) this.#busy.set(id, words);
    this.paintSoon();
    return {
      dispose: () => {
        for (const id of ids) this.#busy.delete(id);
        this.paintSoon();
      },
    };
  }

  dispose(): void {
    clearTimeout(this.#ticking);
    this.#running.abort();
    for (const subscription of this.#subscriptions) subscription.dispose();
    this.view.dispose();
    this.#repaint.dispose();
  }

  /** Call this once the view is constructed: it starts when it is first visible. */
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

  /** Loads the code that paints, even if nobody has seen the view. */
  protected async opened(): Promise<void> {
    await this.#open();
  }

  /**
   * Selects the first matching row among the roots and the rows below expanded groups.
   * @param isMeant whether a row matches.
   * @returns false if there is none.
   */
  protected async select(isMeant: (node: TreeNode) => boolean): Promise<boolean> {
    const groups = [...this.#roots];
    // Takes what is added meanwhile, too.
    for (const node of groups) {
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

  /** Makes VS Code read the rows below one again; the row itself stays the same. */
  protected readBelow(node: TreeNode): void {
    this.#repaint.fire(node);
  }

  /** Returns the action in progress for an ID, if any. */
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
        // Nothing was painted while the view was hidden, and time has passed.
        if (visible) this.paintSoon();
      }),
    );
    this.#subscriptions.push(this.view.onDidCollapseElement(({ element }) => element.closed?.()));
    await this.paint();
    return painting;
  }

  /** Repaints when a phrase about a visible time becomes outdated. */
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

  /** Shows the view's own progress bar while its state is loading. */
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
