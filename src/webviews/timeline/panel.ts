import * as l10n from "@vscode/l10n";
import type { DeploymentHref } from "../../coder/api/deployment";
import type { TokenId } from "../../core/token/tokenText";
import { inSlices } from "../../platform/time/slices";
import type { TokenContext } from "../../presentation/token/tokenContext";
import type { SignedIn } from "../../session/sessionState";
import { arrangeTokens } from "../../tokens/audit/arrange";
import type { Survey } from "../../tokens/audit/survey";
import { TokensPanel, type TokensPanelServices } from "../tokensPanel";
import { type FromTimelinePage, timelineContract, type ToTimelinePage } from "./contract";
import { timelineOf } from "./timelineOf";

export type TimelineServices = TokensPanelServices & {
  readonly openDetails: (session: SignedIn, tokenId: TokenId) => void;
};

/** How many rows are drawn at once; the rest follows on request. */
const rowsAtOnce = 300;

/** The lifetimes of all tokens of a deployment. */
export class TimelinePanel extends TokensPanel<FromTimelinePage, ToTimelinePage> {
  #most = rowsAtOnce;

  readonly #services: TimelineServices;

  constructor(services: TimelineServices, href: DeploymentHref, onDispose: () => void) {
    const title = l10n.t("Token Timeline");
    super(
      services,
      href,
      { page: "timeline", title, heading: title, contract: timelineContract, doing: "Token Timeline" },
      onDispose,
    );
    this.#services = services;
  }

  protected async receive(message: FromTimelinePage): Promise<void> {
    if (message.type === "open") {
      if (this.session) this.#services.openDetails(this.session, message.id);
    } else {
      this.#most += rowsAtOnce;
      await this.show();
    }
  }

  protected async draw({ tokens }: Survey, context: TokenContext): Promise<ToTimelinePage> {
    const groups = await inSlices(
      arrangeTokens(tokens, {
        sort: "expiry",
        query: undefined,
        showsExpired: true,
        textOf: () => "",
        isFirst: ({ key }) => context.isWaiting(key.id),
      }),
    );
    return { type: "show", timeline: timelineOf(groups, context, this.#most) };
  }
}
