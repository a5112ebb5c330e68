import * as vscode from "vscode";
import { copyText } from "../../platform/clipboard";
import { runCommand } from "../../platform/commands";
import type { ErrorDoor } from "../../platform/errors";
import type { Log } from "../../platform/log";
import type { Sessions } from "../../session/sessions";
import type { Retirements } from "../../tokens/retirements";
import type { TokenStores } from "../../tokens/tokenStores";
import type { Surveys } from "../../views/tokens/surveys";
import { TokenNode } from "../../views/tokens/tokenNode";
import { WebviewPanel } from "../webviewPanel";
import { commandFor } from "./actions";
import { detailsContract, type FromDetailsPage, type ToDetailsPage } from "./contract";
import { detailsOf } from "./detailsOf";

export type DetailsServices = {
  readonly extensionUri: vscode.Uri;
  readonly log: Log;
  readonly errors: ErrorDoor;
  readonly sessions: Sessions;
  readonly tokens: TokenStores;
  readonly surveys: Surveys;
  readonly retirements: Pick<Retirements, "of" | "onDidChange">;
};

/** Which token is shown; its name stays in sight when the token is gone. */
export type DetailsToken = { readonly href: string; readonly tokenId: string; readonly name: string };

/** Everything about one token. It follows what is known of the token, and its buttons are the commands of its row. */
export class DetailsPanel implements vscode.Disposable {
  private readonly panel: WebviewPanel<FromDetailsPage, ToDetailsPage>;
  private node: TokenNode | undefined;
  private showings = 0;

  constructor(
    private readonly services: DetailsServices,
    private readonly token: DetailsToken,
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
      page: "details",
      title: vscode.l10n.t("Token {0}", token.name),
      contract: detailsContract,
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
    void this.services.errors.guard("Token Details", run);
  }

  private async receive(message: FromDetailsPage): Promise<void> {
    switch (message.type) {
      case "ready":
        await this.begin();
        return;
      case "act":
        if (this.node) await runCommand(commandFor(message.action), this.node);
        return;
      case "copyResourceId":
        await copyText(message.id);
    }
  }

  /** Nobody may have looked at the view yet, and so at the tokens. */
  private async begin(): Promise<void> {
    const session = this.services.sessions.at(this.token.href);
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
    const session = sessions.at(this.token.href);
    const loaded = session && tokens.of(session).current.last;
    const title = this.token.name;
    if (!session) {
      const sentence = vscode.l10n.t("You are not signed in to its deployment.");
      this.panel.send({ type: "absent", title, sentence });
    }
    if (!loaded) return;
    const survey = await surveys.of(loaded);
    // A later look knows more.
    if (showing !== this.showings) return;
    const token = survey.tokens.find(({ key }) => key.id === this.token.tokenId);
    if (!token) {
      this.node = undefined;
      const sentence = vscode.l10n.t("It is not among the tokens at {0} any more.", session.deployment.host);
      this.panel.send({ type: "absent", title, sentence });
      return;
    }
    this.node = new TokenNode(token, {
      loaded,
      names: survey.names,
      now: new Date(),
      isWaiting: () => false,
      isKept: () => false,
      retirementOf: (id) => this.services.retirements.of(this.token.href, id),
      busyWith: () => undefined,
    });
    this.panel.send({ type: "show", details: detailsOf(this.node) });
  }
}
