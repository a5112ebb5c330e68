import * as vscode from "vscode";
import { Rejected } from "../../../coder";
import { Cancelled, Explained } from "../../../platform/errors";
import type { Log } from "../../../platform/log";
import type { SignedIn } from "../../../session/sessionState";
import type { Mint } from "../../../tokens/mint";
import type { TokenStores } from "../../../tokens/tokenStores";
import type { WaitingSecret } from "../../../tokens/vault";
import { agreesToPower } from "../agreesToPower";
import type { Draft } from "../contract";
import { explainOutcome } from "../explainOutcome";
import { type Form, loadForm } from "../form";
import { FormKnowledge } from "../formKnowledge";
import { freeName } from "../../../tokens/freeName";
import { QuickForm } from "./quickForm";
import { runSteps } from "./runSteps";
import { showSlow } from "./showSlow";

/** What creating a token in quick picks takes. */
export type QuickServices = {
  readonly log: Log;
  readonly mint: Pick<Mint, "mint">;
  readonly tokens: TokenStores;
  readonly openDelivery: (secret: WaitingSecret, isSafe: boolean) => void;
};

/**
 * Creates a token by keyboard alone: the same questions, checks, minting and delivery as in the form.
 * @param session who wants a token, and where.
 * @throws Cancelled when the person leaves; nothing was sent. CoderError or Explained when it did not work.
 */
export async function createQuickly(services: QuickServices, session: SignedIn): Promise<void> {
  const { host } = session.deployment;
  const closing = new AbortController();
  try {
    const form = await showSlow(
      vscode.l10n.t("Asking {0} what it offers", host),
      loadForm(session, closing.signal),
      () => closing.abort(),
    );
    const knowledge = new FormKnowledge(session, closing.signal, services.log);
    // It is known by the time of the review, and not waited for.
    void knowledge.learnRoles(form);
    await fillInAndMint(services, session, form, knowledge, form.emptyDraft);
  } catch (error) {
    if (closing.signal.aborted) throw new Cancelled();
    throw error;
  } finally {
    closing.abort();
  }
}

async function fillInAndMint(
  services: QuickServices,
  session: SignedIn,
  form: Form,
  knowledge: FormKnowledge,
  given: Draft,
): Promise<void> {
  const quick = new QuickForm(form, knowledge);
  const draft = await runSteps(given.name === "" ? quick.first : quick.again, given);
  const { request } = quick.check(draft);
  if (request === undefined || !(await agreesToPower(form.catalog, request))) return;
  try {
    const outcome = await showSlow(
      vscode.l10n.t("Creating {0}", request.name),
      services.mint.mint(session, form.catalog, request),
    );
    void services.tokens.of(session).refresh("changed");
    if (outcome.kind === "minted") {
      services.openDelivery(outcome.secret, outcome.isSafe);
      return;
    }
    const submitAgain = () => fillInAndMint(services, session, form, knowledge, draft);
    const { sentence, steps } = explainOutcome(outcome, session, { submitAgain });
    throw new Explained(sentence, steps);
  } catch (error) {
    if (!(error instanceof Rejected && error.isConflict)) throw error;
    // Taken since the names were read: the question for the name comes again, with a free one.
    const takenNames = [...form.takenNames, request.name];
    const renamed = { ...draft, name: freeName(request.name, takenNames) };
    await fillInAndMint(services, session, { ...form, takenNames }, knowledge, renamed);
  }
}
