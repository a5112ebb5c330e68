import type { TokenRequest } from "../../tokens/key/tokenRequest";
import type { Draft } from "../draft/draft";
import type { NewTokenStart } from "../draft/newTokenStart";
import type { TaskStart } from "../draft/taskStart";
import type { Form } from "../form/form";
import { addsNothing } from "../succession/changes";
import { replacedBy } from "../succession/endings";
import { agreesToPower } from "./agreesToPower";

/**
 * Completes a request right before it is sent: which token it replaces, and a second yes where it adds power.
 * @param start how the form started; undefined if it was opened empty.
 * @param form what the form was filled from.
 * @param draft the form's content.
 * @param request the token to create.
 * @returns the request to carry out; undefined if the person declines after all.
 */
export async function wantedOf(
  start: NewTokenStart | TaskStart | undefined,
  { catalog, setup, succession }: Pick<Form, "catalog" | "setup" | "succession">,
  draft: Draft,
  request: TokenRequest,
): Promise<TokenRequest | undefined> {
  const isLess = succession !== undefined && addsNothing(catalog, succession.before, request.grant);
  if (!isLess && !(await agreesToPower(catalog, request))) return undefined;
  if (start?.replaces === undefined || setup.succession === undefined) return request;
  const replaces = replacedBy(start.replaces, setup.succession, draft.ending);
  return replaces ? { ...request, replaces } : request;
}
