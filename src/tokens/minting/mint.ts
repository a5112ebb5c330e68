import type { Catalog } from "../../core/catalog/catalog";
import { lazy } from "../../platform/lazy";
import { Signal } from "../../platform/signal";
import type { SignedIn } from "../../session/sessionState";
import type { TokenRequest } from "../key/tokenRequest";
import type { WaitingSecret } from "../secrets/waitingSecret";
import type { MintAndCheck, MintPlaces } from "./mintAndCheck";
import type { MintIntent } from "./mintIntent";
import type { CheckOutcome, MintOutcome } from "./mintOutcome";

/** Creates tokens as a transaction; what it does at each step, mintAndCheck.ts, is loaded when one is created. */
export class Mint {
  readonly #lost = new Signal<undefined>();
  readonly #steps: () => Promise<MintAndCheck>;

  constructor(places: MintPlaces) {
    this.#steps = lazy(async () => {
      const { MintAndCheck } = await import("./mintAndCheck");
      return new MintAndCheck(places, () => this.#lost.tell(undefined));
    });
  }

  /** Fires when an answer was lost, so that its token must be looked for. */
  readonly onDidLose = this.#lost.listen;

  /** Mints one token; see {@link MintAndCheck.mint}. */
  async mint(session: SignedIn, catalog: Catalog, request: TokenRequest): Promise<MintOutcome> {
    return (await this.#steps()).mint(session, catalog, request);
  }

  /** Reads a new token back and compares it with what was asked for; see {@link MintAndCheck.check}. */
  async check(
    session: SignedIn,
    catalog: Catalog,
    intent: MintIntent,
    secret: WaitingSecret,
    isSafe: boolean,
  ): Promise<CheckOutcome> {
    return (await this.#steps()).check(session, catalog, intent, secret, isSafe);
  }

  /** The person has the secret, or nobody needs it any more; see {@link MintAndCheck.delivered}. @throws NotWritten */
  async delivered(id: string): Promise<void> {
    await (await this.#steps()).delivered(id);
  }
}
