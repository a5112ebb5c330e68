import * as l10n from "@vscode/l10n";
import * as vscode from "vscode";
import type { DeploymentHref } from "../coder/api/deployment";
import type { ErrorDoor } from "../platform/errors";
import type { Log } from "../platform/log";
import { trueFor } from "../platform/time/calendar";
import { type TokenContext } from "../presentation/token/tokenContext";
import { tokenContext } from "../presentation/token/tokenMarks";
import { type MarkSources, readMarks } from "../presentation/token/tokenMarks";
import { serverNow } from "../session/serverTime";
import type { Sessions } from "../session/sessions";
import type { SignedIn } from "../session/sessionState";
import type { Survey } from "../tokens/audit/survey";
import type { Surveys } from "../tokens/audit/surveys";
import type { TokenStores } from "../tokens/list/tokenStores";
import type { Retirements } from "../tokens/retiring/retirements";
import { type PanelOptions, WebviewPanel } from "./webviewPanel";

export type TokensPanelServices = MarkSources & {
  readonly extensionUri: vscode.Uri;
  readonly log: Log;
  readonly errors: ErrorDoor;
  readonly sessions: Sessions;
  readonly tokens: TokenStores;
  readonly surveys: Surveys;
  readonly retirements: Pick<Retirements, "of" | "onDidChange">;
};

/** How soon, and how late, to redraw a page because time has passed, in ms. */
const shortestWait = 5_000;
const longestWait = 3_600_000;

/** There is nothing to show, and the reason. */
export type Absent = { readonly type: "absent"; readonly title: string; readonly sentence: string };

type Options<FromPage, ToPage> = Pick<PanelOptions<FromPage, ToPage>, "page" | "title" | "contract"> & {
  /** The heading of the page if there is nothing to show. */
  readonly heading: string;
  /** The name of the work, for the log. */
  readonly doing: string;
};

/** A panel about tokens of one deployment. It is redrawn whenever more is known about them. */
export abstract class TokensPanel<FromPage extends { readonly type: string }, ToPage>
  implements vscode.Disposable
{
  readonly #panel: WebviewPanel<FromPage, ToPage | Absent>;
  #showings = 0;
  #ticking: NodeJS.Timeout | undefined;

  readonly #following: TokensPanelServices;
  readonly #href: DeploymentHref;
  readonly #options: Options<FromPage, ToPage | Absent>;

  constructor(
    following: TokensPanelServices,
    href: DeploymentHref,
    options: Options<FromPage, ToPage | Absent>,
    onDispose: () => void,
  ) {
    this.#following = following;
    this.#href = href;
    this.#options = options;

    const { tokens, sessions, surveys, retirements } = following;
    const show = () => this.#guarded(() => this.show());
    const watching = vscode.Disposable.from(
      tokens.onDidChange(show),
      sessions.onDidChange(show),
      surveys.onDidLearn(show),
      retirements.onDidChange(show),
    );
    this.#panel = new WebviewPanel(following.extensionUri, following.log, {
      ...options,
      onMessage: (message) =>
        this.#guarded(() => (message.type === "ready" ? this.#begin() : this.receive(message))),
      onDispose: () => {
        watching.dispose();
        clearTimeout(this.#ticking);
        onDispose();
      },
    });
  }

  /** Brings the panel to the front. */
  reveal(): void {
    this.#panel.reveal();
  }

  dispose(): void {
    this.#panel.dispose();
  }

  /** Who is signed in there. */
  protected get session(): SignedIn | undefined {
    return this.#following.sessions.at(this.#href);
  }

  /** Handles the page's messages other than `ready`. */
  protected abstract receive(message: FromPage): Promise<void>;

  /** Builds the message from what is known. The result is dropped if a later call knows more. */
  protected abstract draw(survey: Survey, context: TokenContext): ToPage | Absent | Promise<ToPage | Absent>;

  /** @returns the message that there is nothing to show. */
  protected absent(sentence: string): Absent {
    return { type: "absent", title: this.#options.heading, sentence };
  }

  protected async show(): Promise<void> {
    const { tokens, surveys } = this.#following;
    const showing = ++this.#showings;
    const { session } = this;
    if (!session) {
      this.#panel.send(this.absent(l10n.t("You're not signed in to this deployment.")));
      return;
    }
    const loaded = tokens.of(session).current.last;
    if (!loaded) return;
    const [survey, marks] = await Promise.all([surveys.of(loaded), readMarks(this.#following, [this.#href])]);
    if (showing !== this.#showings) return;
    const message = await this.draw(survey, tokenContext(survey, marks, serverNow(session)));
    if (showing !== this.#showings) return;
    this.#panel.send(message);
    this.#showLater(this.timesIn(survey), serverNow(session));
  }

  /** The times that the page describes in words: it is redrawn when a phrase becomes outdated. */
  protected timesIn({ tokens }: Survey): readonly Date[] {
    return tokens.flatMap(({ key }) => [key.expiresAt, ...(key.lastUsed ? [key.lastUsed] : [])]);
  }

  #showLater(times: readonly Date[], now: Date): void {
    clearTimeout(this.#ticking);
    const wait = times.reduce((least, time) => Math.min(least, trueFor(time, now)), longestWait);
    this.#ticking = setTimeout(() => this.#guarded(() => this.show()), Math.max(shortestWait, wait));
    this.#ticking.unref();
  }

  /** If nobody has opened the view yet, the tokens have not been fetched. */
  async #begin(): Promise<void> {
    const { session } = this;
    try {
      if (session) await this.#following.tokens.of(session).loaded();
    } finally {
      // If the deployment does not answer, show what was last known.
      await this.show();
    }
  }

  #guarded(run: () => Promise<void>): void {
    this.#following.errors.inBackground(this.#options.doing, run);
  }
}
