import * as l10n from "@vscode/l10n";
import * as vscode from "vscode";
import { quietly } from "../../platform/background";
import { setContext } from "../../platform/contextKeys";
import type { ErrorDoor } from "../../platform/errors";
import { lazy } from "../../platform/lazy";
import { withProgress } from "../../platform/shown/progress";
import { makeTreeView, tooltipOf } from "../../platform/shown/treeItems";
import type { TokensNode } from "./nodes/tokensNode";
import type { TokensPainter, TokensViewServices } from "./tokensPainter";
import type { TokensPicture } from "./tokensPicture";
import type { ShownTokens, ViewOptions } from "./viewOptions";

/** What is in sight is painted again after this time at the latest, ms. */
const repaintEvery = 5 * 60_000;

/**
 * The shell of the Tokens view. What it shows is worked out by tokensPainter.ts, which is loaded when the view is first
 * seen.
 */
export class TokensView implements vscode.TreeDataProvider<TokensNode>, ShownTokens, vscode.Disposable {
  readonly #repaint = new vscode.EventEmitter<undefined>();
  readonly #view: vscode.TreeView<TokensNode>;
  readonly #subscriptions: { dispose(): unknown }[] = [];
  readonly #busy = new Map<string, string>();
  readonly #shown = new Map<string, number>();
  #painter: TokensPainter | undefined;
  #picture: TokensPicture | undefined;
  #painting = new AbortController();
  #ticking: NodeJS.Timeout | undefined;
  #options: ViewOptions = { isGrouped: true, sort: "attention", filter: "", showsExpired: false };
  #endProgress: (() => void) | undefined;
  /** Loads what paints, once. */
  readonly #open: () => Promise<TokensPainter>;

  readonly onDidChangeTreeData = this.#repaint.event;

  readonly #errors: ErrorDoor;
  readonly #loadServices: () => Promise<TokensViewServices>;

  constructor(errors: ErrorDoor, loadServices: () => Promise<TokensViewServices>) {
    this.#errors = errors;
    this.#loadServices = loadServices;

    this.#open = lazy(() => this.#load());
    this.#view = makeTreeView("coderAccess.tokens", {
      treeDataProvider: this,
      canSelectMany: true,
      showCollapseAll: true,
    });
    this.#whenFirstVisible(async () => (await this.#open()).look());
  }

  async getChildren(parent?: TokensNode): Promise<TokensNode[]> {
    return [...((parent ? await parent.children?.() : this.#picture?.roots) ?? [])];
  }

  getTreeItem(node: TokensNode): vscode.TreeItem {
    return node.toItem();
  }

  resolveTreeItem(item: vscode.TreeItem, node: TokensNode): vscode.TreeItem {
    const tooltip = node.tooltip();
    if (tooltip !== undefined) item.tooltip = tooltipOf(tooltip);
    return item;
  }

  getParent(node: TokensNode): TokensNode | undefined {
    return node.parent;
  }

  /** Whether the person sees it. */
  get isInSight(): boolean {
    return this.#view.visible;
  }

  get shownAs(): ViewOptions {
    return this.#options;
  }

  async show(change: Partial<ViewOptions>): Promise<void> {
    const painter = await this.#open();
    this.#options = { ...this.#options, ...change };
    setContext("coderAccess.showsExpired", this.#options.showsExpired);
    setContext("coderAccess.grouped", this.#options.isGrouped);
    setContext("coderAccess.filtered", this.#options.filter !== "");
    await painter.remember(this.#options);
    await this.paint();
  }

  async showMore(list: string): Promise<void> {
    const { rowsAtOnce } = await this.#open();
    this.#shown.set(list, (this.#shown.get(list) ?? rowsAtOnce) + rowsAtOnce);
    await this.paint();
  }

  markBusy(ids: readonly string[], words: string): vscode.Disposable {
    for (const id of ids) this.#busy.set(id, words);
    this.#paintSoon();
    return new vscode.Disposable(() => {
      for (const id of ids) this.#busy.delete(id);
      this.#paintSoon();
    });
  }

  /** Paints what is known: after tokens were read, a session changed, or a secret came or went. */
  async paint(): Promise<void> {
    if (!this.#painter) return;
    // A later painting knows more; this one must not come after it.
    this.#painting.abort();
    const { signal } = (this.#painting = new AbortController());
    this.#showProgress(this.#painter.isLoading);
    const looks = () => ({
      options: this.#options,
      shownOf: (list: string) => this.#shown.get(list),
      busyWith: (id: string) => this.#busy.get(id),
      isInSight: this.isInSight,
    });
    const painted = await this.#painter.paint(looks, signal);
    if (!painted) return;
    const { picture, showsEverybodys, lasts } = painted;
    this.#picture = picture;
    setContext("coderAccess.tokens", picture.face);
    setContext("coderAccess.showsEverybodys", showsEverybodys);
    this.#view.message = picture.message;
    this.#view.description = picture.description;
    this.#view.badge = badgeOf(picture.attention);
    this.#repaint.fire(undefined);
    this.#paintLater(lasts);
  }

  dispose(): void {
    clearTimeout(this.#ticking);
    this.#painting.abort();
    vscode.Disposable.from(...this.#subscriptions).dispose();
    this.#view.dispose();
    this.#repaint.dispose();
  }

  async #load(): Promise<TokensPainter> {
    const [services, { TokensPainter }] = await Promise.all([
      this.#loadServices(),
      import("./tokensPainter"),
    ]);
    const painter = (this.#painter = new TokensPainter(services, this.#errors));
    this.#options = painter.recall();
    setContext("coderAccess.grouped", this.#options.isGrouped);
    this.#subscriptions.push(
      ...painter.onDidChange(() => this.#paintSoon()),
      this.#view.onDidChangeVisibility(({ visible }) => {
        // Nothing was painted while nobody looked, and time went on.
        if (visible) this.#paintSoon();
      }),
    );
    await this.paint();
    return painter;
  }

  #paintSoon(): void {
    this.#errors.inBackground("Showing the tokens", () => this.paint());
  }

  /** Paints again when the words about a time in sight are true no more. */
  #paintLater(lasts: number): void {
    clearTimeout(this.#ticking);
    this.#ticking = setTimeout(
      () => {
        if (this.isInSight) this.#paintSoon();
      },
      Math.min(repaintEvery, lasts),
    );
    this.#ticking.unref();
  }

  #whenFirstVisible(start: () => Promise<void>): void {
    const guarded = () => this.#errors.inBackground("Showing the tokens", start);
    if (this.#view.visible) {
      guarded();
      return;
    }
    const waiting = this.#view.onDidChangeVisibility(({ visible }) => {
      if (!visible) return;
      waiting.dispose();
      guarded();
    });
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
          { in: { viewId: "coderAccess.tokens" } },
          () => new Promise<void>((resolve) => (this.#endProgress = resolve)),
        ),
      );
    }
  }
}

function badgeOf(attention: number): vscode.ViewBadge | undefined {
  if (attention === 0) return undefined;
  const tooltip =
    attention === 1 ? l10n.t("1 token needs attention") : l10n.t("{0} tokens need attention", attention);
  return { value: attention, tooltip };
}
