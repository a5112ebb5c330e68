import * as l10n from "@vscode/l10n";
import * as vscode from "vscode";
import { quietly } from "../../platform/background";
import { setContext } from "../../platform/contextKeys";
import type { ErrorDoor } from "../../platform/errors";
import { lazy } from "../../platform/lazy";
import { withProgress } from "../../platform/shown/progress";
import { makeTreeView, tooltipOf } from "../../platform/shown/treeItems";
import { trueFor } from "../../platform/time/calendar";
import { serverNow } from "../../session/serverTime";
import type { Sessions } from "../../session/sessions";
import type { SignedIn } from "../../session/sessionState";
import type { IsExempt } from "../../tokens/expiring/endsSoon";
import type { ToldTokens } from "../../tokens/expiring/toldTokens";
import type { KeptSecrets } from "../../tokens/secrets/keptSecrets";
import type { Retirements } from "../../tokens/retiring/retirements";
import type { TokenStores } from "../../tokens/list/tokenStores";
import type { Vault } from "../../tokens/secrets/vault";
import type { Endings } from "./endings";
import { readMarks } from "../../presentation/tokenMarks";
import type { Survey } from "../../tokens/audit/survey";
import type { Surveys } from "../../tokens/audit/surveys";
import type { TokensNode } from "./nodes/tokensNode";
import type { DeploymentState, PictureFacts } from "./pictureFacts";
import type { TokensPicture } from "./tokensPicture";
import type { ViewOptions } from "./viewOptions";

/** What the view needs once it is looked at. */
export type TokensViewServices = {
  readonly sessions: Sessions;
  readonly tokens: TokenStores;
  readonly vault: Vault;
  readonly surveys: Surveys;
  readonly retirements: Pick<Retirements, "of" | "onDidChange">;
  readonly kept: Pick<KeptSecrets, "list">;
  readonly told: ToldTokens;
  readonly isExempt: IsExempt;
  /** Keeps what the person chose about the view, and what they were told. */
  readonly memory: vscode.Memento;
};

/** What is in sight is painted again after this time at the latest, ms. */
const repaintEvery = 5 * 60_000;

/** The parts that are loaded when the view is first seen. */
type Painter = TokensViewServices & {
  readonly endings: Endings;
  readonly paint: (facts: PictureFacts, signal: AbortSignal) => Promise<TokensPicture>;
  readonly remember: (options: ViewOptions) => Promise<void>;
  readonly rowsAtOnce: number;
};

/**
 * The shell of the Tokens view. What it shows is worked out by tokensPicture.ts, which is loaded when the view is first
 * seen.
 */
export class TokensView implements vscode.TreeDataProvider<TokensNode>, vscode.Disposable {
  readonly #repaint = new vscode.EventEmitter<undefined>();
  readonly #view: vscode.TreeView<TokensNode>;
  readonly #subscriptions: { dispose(): unknown }[] = [];
  readonly #busy = new Map<string, string>();
  readonly #shown = new Map<string, number>();
  #painter: Painter | undefined;
  #picture: TokensPicture | undefined;
  #painting = new AbortController();
  #ticking: NodeJS.Timeout | undefined;
  #options: ViewOptions = { isGrouped: true, sort: "attention", filter: "", showsExpired: false };
  #endProgress: (() => void) | undefined;
  /** Loads what paints, once. */
  readonly #open: () => Promise<Painter>;

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
    this.#whenFirstVisible(async () => {
      const { tokens } = await this.#open();
      await tokens.refresh("shown");
    });
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

  /** How the tokens are shown at the moment. */
  get shownAs(): ViewOptions {
    return this.#options;
  }

  /** Shows the tokens otherwise. */
  async show(change: Partial<ViewOptions>): Promise<void> {
    const { remember } = await this.#open();
    this.#options = { ...this.#options, ...change };
    setContext("coderAccess.showsExpired", this.#options.showsExpired);
    setContext("coderAccess.grouped", this.#options.isGrouped);
    setContext("coderAccess.filtered", this.#options.filter !== "");
    await remember(this.#options);
    await this.paint();
  }

  /** Shows more rows of a long list. */
  async showMore(list: string): Promise<void> {
    const { rowsAtOnce } = await this.#open();
    this.#shown.set(list, (this.#shown.get(list) ?? rowsAtOnce) + rowsAtOnce);
    await this.paint();
  }

  /**
   * Has the rows of tokens say that something is being done with them.
   * @param ids what tells the tokens apart.
   * @param words what is done: "Expiring…".
   * @returns ends it.
   */
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
    const { sessions, tokens, surveys, endings, paint, rowsAtOnce } = this.#painter;
    // A later painting knows more; this one must not come after it.
    this.#painting.abort();
    const { signal } = (this.#painting = new AbortController());
    const known = sessions.all.map((session) => ({ session, state: tokens.of(session).current }));
    this.#showProgress(known.some(({ state }) => state.kind === "loading"));
    const [marks, ...states] = await Promise.all([
      readMarks(
        this.#painter,
        known.map(({ session }) => session.deployment.href),
      ),
      ...known.map(async ({ session, state }) => ({
        session,
        state,
        survey: state.last && (await surveys.of(state.last)),
      })),
    ]);
    if (signal.aborted) return;
    // Who does not look at the view is told by a notification.
    if (this.isInSight) await this.#errors.guard("Noting what was told", () => endings.take(states));
    if (isAborted(signal)) return;
    const facts = {
      states,
      marks,
      options: this.#options,
      nowAt: serverNow,
      shownOf: (list: string) => this.#shown.get(list) ?? rowsAtOnce,
      busyWith: (id: string) => this.#busy.get(id),
      isToTell: (id: string) => endings.has(id),
      explain: (error: unknown) => this.#errors.explain(error).message,
    };
    try {
      this.#picture = await paint(facts, signal);
    } catch (error) {
      if (isAborted(signal)) return;
      throw error;
    }
    setContext("coderAccess.tokens", this.#picture.face);
    setContext(
      "coderAccess.showsEverybodys",
      states.some(({ state }) => state.last?.isEverybodys === true),
    );
    this.#view.message = this.#picture.message;
    this.#view.description = this.#picture.description;
    this.#view.badge = badgeOf(this.#picture.attention);
    this.#repaint.fire(undefined);
    this.#paintLater(states);
  }

  dispose(): void {
    clearTimeout(this.#ticking);
    this.#painting.abort();
    vscode.Disposable.from(...this.#subscriptions).dispose();
    this.#view.dispose();
    this.#repaint.dispose();
  }

  async #load(): Promise<Painter> {
    const [services, { tokensPicture, rowsAtOnce }, { Endings }, { recallOptions, rememberOptions }] =
      await Promise.all([
        this.#loadServices(),
        import("./tokensPicture"),
        import("./endings"),
        import("./viewOptions"),
      ]);
    const { memory, tokens, sessions, surveys, retirements, told, isExempt } = services;
    this.#painter = {
      ...services,
      endings: new Endings(told, isExempt),
      paint: tokensPicture,
      remember: (options) => rememberOptions(memory, options),
      rowsAtOnce,
    };
    this.#options = recallOptions(memory);
    setContext("coderAccess.grouped", this.#options.isGrouped);
    const repaint = () => this.#paintSoon();
    this.#subscriptions.push(
      tokens.onDidChange(repaint),
      sessions.onDidChange(repaint),
      surveys.onDidLearn(repaint),
      retirements.onDidChange(repaint),
      this.#view.onDidChangeVisibility(({ visible }) => {
        // Nothing was painted while nobody looked, and time went on.
        if (visible) repaint();
      }),
    );
    await this.paint();
    return this.#painter;
  }

  #paintSoon(): void {
    this.#errors.inBackground("Showing the tokens", () => this.paint());
  }

  /** Paints again when the words about a time in sight are true no more. */
  #paintLater(states: readonly DeploymentState[]): void {
    clearTimeout(this.#ticking);
    const wait = Math.min(repaintEvery, ...states.map(({ session, survey }) => wordsLast(session, survey)));
    this.#ticking = setTimeout(() => {
      if (this.isInSight) this.#paintSoon();
    }, wait);
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

/** For how long the words about times of tokens stay true, in ms, a second at least. */
function wordsLast(session: SignedIn, survey: Survey | undefined): number {
  const now = serverNow(session);
  let least = Infinity;
  for (const { key } of survey?.tokens ?? []) {
    least = Math.min(
      least,
      trueFor(key.expiresAt, now),
      key.lastUsed ? trueFor(key.lastUsed, now) : Infinity,
    );
  }
  return Math.max(1_000, least);
}

/** Awaiting changes what the compiler believes of a signal. */
function isAborted({ aborted }: AbortSignal): boolean {
  return aborted;
}

function badgeOf(attention: number): vscode.ViewBadge | undefined {
  if (attention === 0) return undefined;
  const tooltip =
    attention === 1 ? l10n.t("1 token needs attention") : l10n.t("{0} tokens need attention", attention);
  return { value: attention, tooltip };
}
