import * as vscode from "vscode";
import { setContext } from "../../platform/contextKeys";
import type { ErrorDoor } from "../../platform/errors";
import type { LoadedTokens, TokensState, TokenStore } from "../../tokens/tokenStore";
import type { Vault } from "../../tokens/vault";
import type { TokenNode } from "./tokenNode";

/** What the view needs once it is looked at. */
export type TokensViewServices = {
  readonly tokens: TokenStore;
  readonly vault: Vault;
};

/** Fills the Tokens view: signed out, loading, failed, empty and data are five different things. */
export class TokensView implements vscode.TreeDataProvider<TokenNode>, vscode.Disposable {
  private readonly repaint = new vscode.EventEmitter<undefined>();
  private readonly view: vscode.TreeView<TokenNode>;
  private services: TokensViewServices | undefined;
  private nodes: TokenNode[] = [];
  private showsExpired = false;
  private endProgress: (() => void) | undefined;

  readonly onDidChangeTreeData = this.repaint.event;

  constructor(
    private readonly errors: ErrorDoor,
    loadServices: () => Promise<TokensViewServices>,
  ) {
    this.view = vscode.window.createTreeView("coderAccess.tokens", {
      treeDataProvider: this,
      canSelectMany: false,
      showCollapseAll: false,
    });
    this.whenFirstVisible(async () => {
      const services = await loadServices();
      this.services = services;
      services.tokens.onDidChange(() => void this.repaintKnown());
      await services.tokens.refresh("shown");
    });
  }

  getChildren(parent?: TokenNode): TokenNode[] {
    return parent ? [] : this.nodes;
  }

  getTreeItem(node: TokenNode): vscode.TreeItem {
    return node.toItem();
  }

  resolveTreeItem(item: vscode.TreeItem, node: TokenNode): vscode.TreeItem {
    item.tooltip = node.tooltip();
    return item;
  }

  getParent(): undefined {
    return undefined;
  }

  /** Shows or hides tokens that have expired. */
  async setShowsExpired(shows: boolean): Promise<void> {
    this.showsExpired = shows;
    setContext("coderAccess.showsExpired", shows);
    await this.repaintKnown();
  }

  /** Paints what is known: after tokens were read, or a secret came or went. */
  async repaintKnown(): Promise<void> {
    if (this.services) await this.show(this.services.tokens.current);
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

  private async show(state: TokensState): Promise<void> {
    this.showProgress(state.kind === "loading");
    const last = "last" in state ? state.last : undefined;
    const nodes = last ? await this.nodesOf(last) : [];
    if (this.services?.tokens.current !== state) return;
    this.nodes = nodes;
    setContext("coderAccess.tokens", faceOf(state, this.nodes.length));
    this.view.message = this.messageOf(state);
    this.view.description = last
      ? vscode.l10n.t("{0} at {1}", last.session.record.username, last.session.deployment.host)
      : "";
    this.repaint.fire(undefined);
  }

  /** The view's own progress bar, from the first loading state to the next other one. */
  private showProgress(isLoading: boolean): void {
    if (!isLoading) {
      this.endProgress?.();
      this.endProgress = undefined;
    } else if (!this.endProgress) {
      const { promise, resolve } = deferred();
      this.endProgress = resolve;
      void vscode.window.withProgress({ location: { viewId: "coderAccess.tokens" } }, () => promise);
    }
  }

  private async nodesOf(loaded: LoadedTokens): Promise<TokenNode[]> {
    const { tokenRows } = await import("./tokenRows");
    const waiting = (await this.services?.vault.list()) ?? [];
    return tokenRows(loaded, waiting, this.showsExpired, new Date());
  }

  /** A line above the rows: an outage is told beside the last good data, never instead of it. */
  private messageOf(state: TokensState): string {
    if (state.kind !== "failed") return "";
    const sentence = this.errors.explain(state.error).message;
    if (!state.last) return sentence;
    const time = new Intl.DateTimeFormat(vscode.env.language, { timeStyle: "short" });
    return vscode.l10n.t("{0} Shown as of {1}.", sentence, time.format(state.last.at));
  }
}

function deferred(): { promise: Promise<void>; resolve: () => void } {
  let resolve: () => void = () => undefined;
  const promise = new Promise<void>((done) => (resolve = done));
  return { promise, resolve };
}

function faceOf(state: TokensState, rows: number): "loading" | "error" | "empty" | "data" {
  if (rows > 0) return "data";
  if (state.kind === "failed") return "error";
  return state.kind === "loaded" ? "empty" : "loading";
}
