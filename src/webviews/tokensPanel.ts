import * as l10n from "@vscode/l10n";
import * as vscode from "vscode";
import type { DeploymentHref } from "../coder/api/deployment";
import { runCommand } from "../platform/commands";
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
import type { Absent } from "./page/contract";
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

/** What a panel is about. */
type Subject = {
  /** The title of its tab; the deployment is added where several are signed in to. */
  readonly title: string;
  /** The heading of the page if there is nothing to show. */
  readonly heading: string;
};

type Options<FromPage, ToPage> = Subject &
  Pick<PanelOptions<FromPage, ToPage>, "page" | "contract" | "keepsFocus"> & {
    /** The name of the work, for the log. */
    readonly doing: string;
  };

/** A panel about tokens of one deployment. It is redrawn whenever more is known about them. */
export abstract class TokensPanel<FromPage extends { readonly type: string }, ToPage>
  implements vscode.Disposable
{
  readonly #panel: WebviewPanel<FromPage, ToPage | Absent>;
  #showings = 0;
  #isClosed = false;
  #ticking: NodeJS.Timeout | undefined;

  readonly #following: TokensPanelServices;
  #href: DeploymentHref;
  #subject: Subject;
  /** Whose tokens were asked for. */
  #asked: SignedIn | undefined;
  readonly #doing: string;

  constructor(
    following: TokensPanelServices,
    href: DeploymentHref,
    options: Options<FromPage, ToPage | Absent>,
    onDispose: () => void,
  ) {
    this.#following = following;
    this.#href = href;
    this.#subject = options;
    this.#doing = options.doing;

    const { tokens, sessions, surveys, retirements } = following;
    const show = () => this.#guarded(() => this.show());
    const watching = vscode.Disposable.from(
      tokens.onDidChange(show),
      sessions.onDidChange(() =>
        this.#guarded(() => (this.#asked === this.session ? this.show() : this.#begin())),
      ),
      surveys.onDidLearn(show),
      retirements.onDidChange(show),
    );
    this.#panel = new WebviewPanel(following.extensionUri, following.log, {
      ...options,
      title: this.#title(),
      onMessage: (message) => this.#guarded(() => this.#answer(message)),
      onDispose: () => {
        this.#isClosed = true;
        watching.dispose();
        clearTimeout(this.#ticking);
        onDispose();
      },
    });
  }

  /** Brings the panel to the front. @param keepsFocus whether the focus stays where it is. */
  reveal(_at?: string, keepsFocus = false): void {
    this.#panel.reveal(keepsFocus);
  }

  dispose(): void {
    this.#panel.dispose();
  }

  /** Who is signed in there. */
  protected get session(): SignedIn | undefined {
    return this.#following.sessions.at(this.#href);
  }

  /** Handles the page's messages other than `ready` and `signIn`. */
  protected abstract receive(message: FromPage): Promise<void>;

  /** Builds the message from what is known. The result is dropped if a later call knows more. */
  protected abstract draw(survey: Survey, context: TokenContext): ToPage | Absent | Promise<ToPage | Absent>;

  /** @returns the message that there is nothing to show. */
  protected absent(sentence: string): Absent {
    return { type: "absent", title: this.#subject.heading, sentence };
  }

  /** From now on the panel is about something else. */
  protected turnTo(href: DeploymentHref, subject: Subject): void {
    this.#href = href;
    this.#subject = subject;
    this.#panel.entitle(this.#title());
    this.#guarded(() => this.#begin());
  }

  protected async show(): Promise<void> {
    if (this.#isClosed) return;
    const { tokens, surveys, errors } = this.#following;
    const showing = ++this.#showings;
    const isOver = () => this.#isClosed || showing !== this.#showings;
    const { session } = this;
    this.#panel.entitle(this.#title());
    if (!session) {
      const host = new URL(this.#href).host;
      this.#panel.send({
        ...this.absent(l10n.t("You're not signed in to {0}.", host)),
        signIn: l10n.t("Sign In"),
      });
      return;
    }
    const state = tokens.of(session).current;
    const loaded = state.last;
    if (!loaded) {
      if (state.kind === "failed") this.#panel.send(this.absent(errors.explain(state.error).message));
      return;
    }
    const [survey, marks] = await Promise.all([surveys.of(loaded), readMarks(this.#following, [this.#href])]);
    if (isOver()) return;
    const message = await this.draw(survey, tokenContext(survey, marks, serverNow(session)));
    if (isOver()) return;
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
    this.#asked = session;
    let failure: unknown;
    try {
      if (session) await this.#following.tokens.of(session).loaded();
    } catch (error) {
      failure = error;
    }
    // If the deployment does not answer, show what was last known.
    await this.show();
    if (failure === undefined || !session || this.#isClosed) return;
    const { tokens, errors } = this.#following;
    if (tokens.of(session).current.last) errors.show(this.#doing, failure);
    // The page itself says why there is nothing.
    else errors.note(this.#doing, failure);
  }

  async #answer(message: FromPage): Promise<void> {
    if (message.type === "ready") await this.#begin();
    else if (message.type === "signIn") await runCommand("coderAccess.session.signIn", this.#href);
    else await this.receive(message);
  }

  /** Two deployments may have tokens of the same name, and each has a timeline. */
  #title(): string {
    const deployments = new Set([
      this.#href,
      ...this.#following.sessions.all.map((one) => one.deployment.href),
    ]);
    const { title } = this.#subject;
    return deployments.size > 1 ? `${title} · ${new URL(this.#href).host}` : title;
  }

  #guarded(run: () => Promise<void>): void {
    this.#following.errors.inBackground(this.#doing, run);
  }
}
