import * as l10n from "@vscode/l10n";
import type { DeploymentHref } from "../../coder/api/deployment";
import type { TokenId } from "../../core/token/tokenText";
import { runCommand } from "../../platform/commands";
import { copyText } from "../../platform/outside/clipboard";
import { ListedToken } from "../../presentation/token/listedToken";
import type { TokenContext } from "../../presentation/token/tokenContext";
import type { Survey } from "../../tokens/audit/survey";
import type { Proofs } from "../../tokens/proof/proofs";
import { TokensPanel, type TokensPanelServices } from "../tokensPanel";
import { commandFor } from "./actions";
import { detailsContract, type DetailsPart, type FromDetailsPage, type ToDetailsPage } from "./contract";
import { detailsOf } from "./detailsOf";

export type DetailsServices = TokensPanelServices & { readonly proofs: Pick<Proofs, "of"> };

/** The token on the page; its name stays visible when the token is gone. */
export type DetailsToken = {
  readonly href: DeploymentHref;
  readonly tokenId: TokenId;
  readonly name: string;
};

/** Everything about one token. Its buttons run the commands of its row. */
export class DetailsPanel extends TokensPanel<FromDetailsPage, ToDetailsPage> {
  #shown: ListedToken | undefined;
  /** The part that the page should scroll to and has not reached yet. */
  #at: DetailsPart | undefined;

  readonly #services: DetailsServices;
  #token: DetailsToken;

  /**
   * @param token the token to show.
   * @param onDispose called when the panel closes.
   * @param how the part to scroll to, and whether the focus stays where it is.
   */
  constructor(
    services: DetailsServices,
    token: DetailsToken,
    onDispose: () => void,
    { at, keepsFocus = false }: { readonly at?: DetailsPart | undefined; readonly keepsFocus?: boolean } = {},
  ) {
    super(
      services,
      token.href,
      { ...subjectOf(token), page: "details", contract: detailsContract, doing: "Token Details", keepsFocus },
      onDispose,
    );
    this.#services = services;
    this.#token = token;
    this.#at = at;
  }

  /** Whether it shows this token. */
  shows({ href, tokenId }: Pick<DetailsToken, "href" | "tokenId">): boolean {
    return this.#token.href === href && this.#token.tokenId === tokenId;
  }

  /** Shows another token in the same tab. */
  turn(token: DetailsToken): void {
    this.#token = token;
    this.#shown = undefined;
    this.#at = undefined;
    this.turnTo(token.href, subjectOf(token));
  }

  /** Brings the panel to the front. @param at the part to scroll to. */
  override reveal(at?: DetailsPart, keepsFocus = false): void {
    super.reveal(at, keepsFocus);
    if (at === undefined) return;
    this.#at = at;
    this.#services.errors.inBackground("Token Details", () => this.show());
  }

  protected async receive(message: FromDetailsPage): Promise<void> {
    if (message.type === "copyResourceId") await copyText(message.id);
    else if (message.type === "arrived") this.#at = undefined;
    else if (message.type === "act" && this.#shown) await runCommand(commandFor(message.action), this.#shown);
  }

  protected override timesIn({ tokens }: Survey): readonly Date[] {
    const key = tokens.find((token) => token.key.id === this.#token.tokenId)?.key;
    return key ? [key.createdAt, key.expiresAt, ...(key.lastUsed ? [key.lastUsed] : [])] : [];
  }

  protected draw({ loaded, tokens }: Survey, context: TokenContext): ToDetailsPage {
    const token = tokens.find(({ key }) => key.id === this.#token.tokenId);
    const proof = this.#services.proofs.of(this.#token.href, this.#token.tokenId);
    this.#shown = token && new ListedToken(token, context);
    return this.#shown
      ? { type: "show", details: detailsOf(this.#shown, proof), ...(this.#at && { at: this.#at }) }
      : this.absent(l10n.t("It's no longer among the tokens on {0}.", loaded.session.deployment.host));
  }
}

function subjectOf({ name }: DetailsToken): { readonly title: string; readonly heading: string } {
  return { title: l10n.t("Token {0}", name), heading: name };
}
