import * as l10n from "@vscode/l10n";
import { isOfKind } from "../../coder/errors/isOfKind";
import type { Draft } from "../../drafting/draft/draft";
import type { Form } from "../../drafting/form/form";
import { FormKnowledge } from "../../drafting/form/formKnowledge";
import { loadForm } from "../../drafting/form/loadForm";
import { agreesToPower } from "../../drafting/outcome/agreesToPower";
import type { MintAndDeliver } from "../../drafting/outcome/making";
import { quietly } from "../../platform/background";
import { Explained } from "../../platform/errors";
import { withLateProgress } from "../../platform/lateProgress";
import type { Log } from "../../platform/log";
import type { SignedIn } from "../../session/sessionState";
import type { Owner } from "../../tokens/key/tokenRequest";
import { freeName } from "../../tokens/minting/freeName";
import { QuickForm } from "./quickForm";
import { runSteps } from "./runSteps";

/** What creating a token in quick picks needs. */
export type QuickServices = { readonly log: Log; readonly mintAndDeliver: MintAndDeliver };

/**
 * Creates a token by keyboard alone: with the same questions, checks, minting and delivery as the form.
 * @param session who wants a token, and where.
 * @throws Cancelled if the person dismisses a question, with nothing sent; CoderError or Explained if it
 * failed.
 */
export async function createQuickly(services: QuickServices, session: SignedIn): Promise<void> {
  const { host } = session.deployment;
  const closing = new AbortController();
  try {
    const knowledge = new FormKnowledge(session, closing.signal, services.log);
    const load = async (owner?: Owner): Promise<Form> => {
      const form = await withLateProgress(l10n.t("Loading options from {0}", host), (signal) =>
        loadForm(session, signal, owner),
      );
      // The result arrives before the review, so we do not wait for it.
      quietly("Learning what the form knows", knowledge.learnFor(form));
      return form;
    };
    const form = await load();
    const quick = new QuickForm(form, knowledge, await knowledge.resources(), load);
    await fillInAndMint(services, session, quick, form.emptyDraft);
  } finally {
    closing.abort();
  }
}

async function fillInAndMint(
  services: QuickServices,
  session: SignedIn,
  quick: QuickForm,
  given: Draft,
): Promise<void> {
  const draft = await runSteps(given.name === "" ? quick.first : quick.again, given);
  const { request } = quick.check(draft);
  const { catalog } = quick.form;
  if (request === undefined || !(await agreesToPower(catalog, request))) return;
  try {
    const submitAgain = () => fillInAndMint(services, session, quick, draft);
    const failure = await withLateProgress(
      l10n.t("Creating {0}", request.name),
      () => services.mintAndDeliver({ session, catalog, request }, submitAgain),
      { cancellable: false },
    );
    if (failure) throw new Explained(failure.sentence, failure.steps);
  } catch (error) {
    if (!(isOfKind(error, "rejected") && error.isConflict)) throw error;
    // Somebody took the name since we read the names: ask for the name again and offer a free one.
    const takenNames = [...quick.form.takenNames, request.name];
    quick.form = { ...quick.form, takenNames };
    await fillInAndMint(services, session, quick, { ...draft, name: freeName(request.name, takenNames) });
  }
}
