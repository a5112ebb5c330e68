import { serverNow } from "../../session/serverTime";
import type { SignedIn } from "../../session/sessionState";
import type { Owner } from "../../tokens/key/tokenRequest";
import type { NewTokenStart } from "../draft/newTokenStart";
import type { TaskStart } from "../draft/taskStart";
import type { Form } from "./form";
import { loadForm } from "./loadForm";

/**
 * Asks the server for everything that a form needs, and starts it from what it was opened for.
 * @param session asks.
 * @param owner the token's owner, if that is somebody else.
 * @param start how the form was opened; undefined if empty.
 * @throws CoderError, or Explained if the person may not create tokens; see loadForm.ts.
 */
export async function loadFormFor(
  session: SignedIn,
  signal: AbortSignal,
  owner: Owner | undefined,
  start: NewTokenStart | TaskStart | undefined,
): Promise<Form> {
  const form = await loadForm(session, signal, owner, start?.replaces !== undefined);
  if (start === undefined) return form;
  const { startedFrom } = await import("./startedFrom");
  return startedFrom(form, start, serverNow(session));
}
