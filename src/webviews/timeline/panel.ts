import * as vscode from "vscode";
import type { ErrorDoor } from "../../platform/errors";
import type { Log } from "../../platform/log";
import type { SignedIn } from "../../session/sessionState";
import type { Sessions } from "../../session/sessions";
import { arrangeTokens } from "../../tokens/audit/arrange";
import { inSlices } from "../../tokens/audit/slices";
import type { Retirements } from "../../tokens/retirements";
import type { TokenStores } from "../../tokens/tokenStores";
import type { RowContext } from "../../views/tokens/rowContext";
import type { Surveys } from "../../views/tokens/surveys";
import { WebviewPanel } from "../webviewPanel";
import { type FromTimelinePage, timelineContract, type ToTimelinePage } from "./contract";
import { timelineOf } from "./timelineOf";

export type TimelineServices = {
  readonly extensionUri: vscode.Uri;
  readonly log: Log;
  readonly errors: ErrorDoor;
  readonly sessions: Sessions;
  readonly tokens: TokenStores;
  readonly surveys: Surveys;
  readonly retirements: Pick<Retirements, "of" | "onDidChange">;
  readonly openDetails: (session: SignedIn, tokenId: string) => void;
};

/** So many rows are drawn at once; the rest comes when it is asked for. */
const rowsAtOnce = 300;

/** The lives of all tokens of a deployment. It follows what is known of them. */
export class TimelinePanel implements vscode.Disposable {
  private readonly panel: WebviewPanel<FromTimelinePage, ToTimelinePage>;
  private showings = 0;
  private most = rowsAtOnce;

  constructor(
    private readonly services: TimelineServices,
    private readonly href: string,
    onDispose: () => void,
  ) {
    const { tokens, sessions, surveys, retirements } = services;
    const show = () => this.guarded(() => this.show());
    const watching = vscode.Disposable.from(
      tokens.onDidChange(show),
      sessions.onDidChange(show),
      surveys.onDidLearn(show),
      retirements.onDidChange(show),
    );
    this.panel = new WebviewPanel(services.extensionUri, services.log, {
      page: "timeline",
      title: vscode.l10n.t("Token Timeline"),
      contract: timelineContract,
      onMessage: (message) => this.guarded(() => this.receive(message)),
      onDispose: () => {
        watching.dispose();
        onDispose();
      },
    });
  }

  reveal(): void {
    this.panel.reveal();
  }

  dispose(): void {
    this.panel.dispose();
  }

  private guarded(run: () => Promise<void>): void {
    void this.services.errors.guard("Token Timeline", run);
  }

  private async receive(message: FromTimelinePage): Promise<void> {
    switch (message.type) {
      case "ready":
        await this.begin();
        return;
      case "open": {
        const session = this.services.sessions.at(this.href);
        if (session) this.services.openDetails(session, message.id);
        return;
      }
      case "showMore":
        this.most += rowsAtOnce;
        await this.show();
    }
  }

  /** Nobody may have looked at the view yet, and so at the tokens. */
  private async begin(): Promise<void> {
    const session = this.services.sessions.at(this.href);
    try {
      if (session) await this.services.tokens.of(session).loaded();
    } finally {
      // When the deployment does not answer, what was last known is shown.
      await this.show();
    }
  }

  private async show(): Promise<void> {
    const { sessions, tokens, surveys } = this.services;
    const showing = ++this.showings;
    const session = sessions.at(this.href);
    const loaded = session && tokens.of(session).current.last;
    if (!session) {
      const title = vscode.l10n.t("Token Timeline");
      const sentence = vscode.l10n.t("You are not signed in to this deployment.");
      this.panel.send({ type: "absent", title, sentence });
    }
    if (!loaded) return;
    const { tokens: audited, names } = await surveys.of(loaded);
    const groups = await inSlices(
      arrangeTokens(audited, {
        sort: "expiry",
        filter: "",
        showsExpired: true,
        textOf: () => "",
        isFirst: () => false,
      }),
    );
    // A later look knows more.
    if (showing !== this.showings) return;
    const context: RowContext = {
      loaded,
      names,
      now: new Date(),
      isWaiting: () => false,
      isKept: () => false,
      retirementOf: (id) => this.services.retirements.of(this.href, id),
      busyWith: () => undefined,
    };
    this.panel.send({ type: "show", timeline: timelineOf(groups, context, this.most) });
  }
}
