import type { ErrorDoor } from "../../platform/errors";
import type { Log } from "../../platform/log";
import type { SignedIn } from "../../session/sessionState";
import type { TokenRequest } from "../../tokens/key/tokenRequest";
import type { Draft, FieldName } from "../draft/draft";
import type { NewTokenStart } from "../draft/newTokenStart";
import type { TaskStart } from "../draft/taskStart";
import type { Form } from "../form/form";
import { explainRefusal } from "./explainRefusal";
import { stepToRename } from "./formSteps";
import type { Explanation, MintAndDeliver } from "./making";
import { wantedOf } from "./wantedOf";

/** What a form says instead of closing; `problems` stand beside its fields. */
export type Failure = Explanation & { readonly problems?: Partial<Record<FieldName, string>> };

/** A form that is submitted, and what it is submitted with. */
export type Submitted = {
  readonly session: SignedIn;
  readonly form: Form;
  /** How the form started; undefined if it was opened empty. */
  readonly start: NewTokenStart | TaskStart | undefined;
  readonly draft: Draft;
  /** The draft, checked. */
  readonly request: TokenRequest;
  readonly services: {
    readonly log: Log;
    readonly errors: ErrorDoor;
    readonly mintAndDeliver: MintAndDeliver;
  };
  /** Called when the person wants it after all, right before anything is sent. */
  readonly creating: () => void;
  readonly submitAgain: () => Promise<void>;
  /** Writes a name into the form. */
  readonly use: (name: string) => void;
};

/**
 * Takes a form's checked draft to a delivered token.
 * @returns why there is no token, or "declined" if the person does not want it after all; undefined if there is one.
 */
export async function submitDraft({
  session,
  form,
  start,
  draft,
  request,
  services,
  creating,
  submitAgain,
  use,
}: Submitted): Promise<Failure | "declined" | undefined> {
  try {
    const wanted = await wantedOf(start, form, draft, request);
    if (wanted === undefined) return "declined";
    creating();
    const making = { session, catalog: form.catalog, request: wanted };
    return await services.mintAndDeliver(making, submitAgain);
  } catch (error) {
    services.log.error(`Creating "${request.name}" was refused`, error);
    const { problems, sentence, steps } = explainRefusal(error, request, services.errors);
    const rename = problems.name === undefined ? [] : [stepToRename(request.name, form.takenNames, use)];
    return { sentence, steps: [...rename, ...steps], problems };
  }
}
