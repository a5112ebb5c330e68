import * as l10n from "@vscode/l10n";
import type * as vscode from "vscode";
import { setContext } from "../../platform/contextKeys";
import type { ErrorDoor } from "../../platform/errors";
import { shownNumber } from "../../platform/time/times";
import { type Painting, type ShownPicture, TreeShell } from "../tree/treeShell";
import type { TokensPainter, TokensViewServices } from "./tokensPainter";
import type { ShownTokens, ViewOptions } from "./viewOptions";

/**
 * The shell of the Tokens view. tokensPainter.ts, which loads when the view is first visible, computes what
 * it shows.
 */
export class TokensView extends TreeShell implements ShownTokens {
  readonly #shown = new Map<string, number>();
  #painter: TokensPainter | undefined;
  #options: ViewOptions = { isGrouped: true, sort: "attention", filter: "", showsExpired: false };

  readonly #loadServices: () => Promise<TokensViewServices>;

  constructor(errors: ErrorDoor, loadServices: () => Promise<TokensViewServices>) {
    super("coderAccess.tokens", "Showing the tokens", errors);
    this.#loadServices = loadServices;
    this.begin();
  }

  get shownAs(): ViewOptions {
    return this.#options;
  }

  async show(change: Partial<ViewOptions>): Promise<void> {
    await this.opened();
    this.#options = { ...this.#options, ...change };
    setContext("coderAccess.showsExpired", this.#options.showsExpired);
    setContext("coderAccess.grouped", this.#options.isGrouped);
    setContext("coderAccess.filtered", this.#options.filter !== "");
    await this.#painter?.remember(this.#options);
    await this.paint();
  }

  async showMore(list: string): Promise<void> {
    await this.opened();
    const rowsAtOnce = this.#painter?.rowsAtOnce ?? 0;
    this.#shown.set(list, (this.#shown.get(list) ?? rowsAtOnce) + rowsAtOnce);
    await this.paint();
  }

  protected async load(): Promise<Painting> {
    const [services, { TokensPainter }] = await Promise.all([
      this.#loadServices(),
      import("./tokensPainter"),
    ]);
    const painter = (this.#painter = new TokensPainter(services, this.errors));
    this.#options = painter.recall();
    setContext("coderAccess.grouped", this.#options.isGrouped);
    let isFirst = true;
    return {
      get isLoading() {
        return painter.isLoading;
      },
      // Later, the view shows what is known; tokens change when somebody acts on them.
      look: () => (isFirst ? ((isFirst = false), painter.look()) : undefined),
      onDidChange: (listener) => painter.onDidChange(listener),
      paint: (signal) => this.#paintWith(painter, signal),
    };
  }

  async #paintWith(painter: TokensPainter, signal: AbortSignal): Promise<ShownPicture | undefined> {
    const looks = () => ({
      options: this.#options,
      shownOf: (list: string) => this.#shown.get(list),
      busyWith: (id: string) => this.busyWith(id),
      isInSight: this.isInSight,
    });
    const painted = await painter.paint(looks, signal);
    if (!painted) return undefined;
    const { picture, showsEverybodys, maySeeEverybodys, lasts } = painted;
    setContext("coderAccess.tokens", picture.face);
    setContext("coderAccess.showsEverybodys", showsEverybodys);
    setContext("coderAccess.maySeeEverybodys", maySeeEverybodys);
    const { roots, message, description, attention } = picture;
    return { roots, message, description, badge: badgeOf(attention), lasts };
  }
}

function badgeOf(attention: number): vscode.ViewBadge | undefined {
  if (attention === 0) return undefined;
  const tooltip =
    attention === 1
      ? l10n.t("1 token needs attention")
      : l10n.t("{0} tokens need attention", shownNumber(attention));
  return { value: attention, tooltip };
}
