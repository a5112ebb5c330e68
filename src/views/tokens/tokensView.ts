import * as vscode from "vscode";
import { setContext } from "../../platform/contextKeys";
import type { ErrorDoor } from "../../platform/errors";
import type { Sessions } from "../../session/sessions";
import type { TokenStores } from "../../tokens/tokenStores";
import type { Vault } from "../../tokens/vault";
import type { TokensNode } from "./tokensNode";
import type { TokensPicture } from "./tokensPicture";

/** What the view needs once it is looked at. */
export type TokensViewServices = {
  readonly sessions: Sessions;
  readonly tokens: TokenStores;
  readonly vault: Vault;
};

/**
 * The shell of the Tokens view. What it shows is worked out by tokensPicture.ts, which is loaded when the view is first
 * seen.
 */
export class TokensView implements vscode.TreeDataProvider<TokensNode>, vscode.Disposable {
  private readonly repaint = new vscode.EventEmitter<undefined>();
  private readonly view: vscode.TreeView<TokensNode>;
  private services: TokensViewServices | undefined;
  private picture: TokensPicture | undefined;
  private paintings = 0;
  private showsExpired = false;
  private endProgress: (() => void) | undefined;

  readonly onDidChangeTreeData = this.repaint.event;

  constructor(
    private readonly errors: ErrorDoor,
    loadServices: () => Promise<TokensViewServices>,
  ) {
    this.view = vscode.window.createTreeView("coderAccess.tokens", { treeDataProvider: this });
    this.whenFirstVisible(async () => {
      const services = await loadServices();
      this.services = services;
      services.tokens.onDidChange(() => void this.paint());
      services.sessions.onDidChange(() => void this.paint());
      await this.paint();
      await services.tokens.refresh("shown");
    });
  }

  getChildren(parent?: TokensNode): TokensNode[] {
    return [...((parent ? parent.children : this.picture?.roots) ?? [])];
  }

  getTreeItem(node: TokensNode): vscode.TreeItem {
    return node.toItem();
  }

  resolveTreeItem(item: vscode.TreeItem, node: TokensNode): vscode.TreeItem {
    item.tooltip = node.tooltip();
    return item;
  }

  getParent(node: TokensNode): TokensNode | undefined {
    return this.picture?.roots.find(({ children }) => children?.includes(node));
  }

  /** Shows or hides tokens that have expired. */
  async setShowsExpired(shows: boolean): Promise<void> {
    this.showsExpired = shows;
    setContext("coderAccess.showsExpired", shows);
    await this.paint();
  }

  /** Paints what is known: after tokens were read, a session changed, or a secret came or went. */
  async paint(): Promise<void> {
    if (!this.services) return;
    const { sessions, tokens, vault } = this.services;
    const painting = ++this.paintings;
    const [{ tokensPicture }, waiting] = await Promise.all([import("./tokensPicture"), vault.list()]);
    // A later painting knows more; this one must not come after it.
    if (painting !== this.paintings) return;
    const states = sessions.all.map((session) => ({ session, state: tokens.of(session).current }));
    this.picture = tokensPicture({
      states,
      waiting,
      showsExpired: this.showsExpired,
      now: new Date(),
      explain: (error) => this.errors.explain(error).message,
    });
    this.showProgress(states.some(({ state }) => state.kind === "loading"));
    setContext("coderAccess.tokens", this.picture.face);
    this.view.message = this.picture.message;
    this.view.description = this.picture.description;
    this.repaint.fire(undefined);
  }

  dispose(): void {
    this.view.dispose();
    this.repaint.dispose();
  }

  private whenFirstVisible(start: () => Promise<void>): void {
    const guarded = () => void this.errors.guard("Showing the tokens", start);
    if (this.view.visible) {
      guarded();
      return;
    }
    const waiting = this.view.onDidChangeVisibility(({ visible }) => {
      if (!visible) return;
      waiting.dispose();
      guarded();
    });
  }

  /** The view's own progress bar, from the first loading state to the next other one. */
  private showProgress(isLoading: boolean): void {
    if (!isLoading) {
      this.endProgress?.();
      this.endProgress = undefined;
    } else if (!this.endProgress) {
      void vscode.window.withProgress(
        { location: { viewId: "coderAccess.tokens" } },
        () => new Promise<void>((resolve) => (this.endProgress = resolve)),
      );
    }
  }
}
